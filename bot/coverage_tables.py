"""Coverage as tables: what the screen shows, for the workbook and the picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.domain.coverage import Coverage, Line
from bot.texts import Words

READ: Final = ("acknowledged", "served", "missing", "unreachable")
CONSENTS: Final = ("agreed", "refused", "ended", "unanswered")


@dataclass(frozen=True, slots=True)
class Table:
    """Figures with the sum in the last row; `columns` name the label and each figure."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]


def line_name(words: Words, found: Coverage, line: Line) -> str:
    """The class, or that small classes stand together; their bands where there are several."""
    count = len(line.classes)
    if count == 1:
        return line.classes[0].label
    if sum(len(one.classes) > 1 for one in found.lines) == 1:
        return words.plain("coverage-small", count=count)
    bands = ", ".join(dict.fromkeys(one.band.replace("-", "–") for one in line.classes))
    return words.plain("coverage-small-of", bands=bands, count=count)


def whole_name(words: Words, found: Coverage, *, own: bool) -> str:
    """What the sum is of: the whole school, the classes that one keeps, or those shown."""
    if found.partial:
        return words.plain("coverage-shown")
    return words.plain("coverage-kept" if own else "coverage-total")


def coverage_tables(words: Words, found: Coverage, whole: str) -> tuple[Table, ...]:
    """Who has read the notice, and where it asks for a consent, what was answered.

    `whole` names the sum.
    """
    names = [line_name(words, found, line) for line in found.lines]
    read = [line.tally.figures for line in found.lines]
    tables = [_table(words, "coverage-read", READ, names, read, whole, found.total.figures)]
    if found.answers is not None:
        said = [line.answers.figures for line in found.lines if line.answers is not None]
        tables.append(
            _table(words, "coverage-consents", CONSENTS, names, said, whole, found.answers.figures)
        )
    return tuple(tables)


def _table(
    words: Words,
    name: str,
    parts: tuple[str, ...],
    names: list[str],
    figures: list[tuple[int, ...]],
    whole: str,
    total: tuple[int, ...],
) -> Table:
    columns = [words.plain(f"coverage-column-{one}") for one in ("label", "families", *parts)]
    rows = (*zip(names, figures, strict=True), (whole, total))
    return Table(words.plain(name), tuple(columns), rows)
