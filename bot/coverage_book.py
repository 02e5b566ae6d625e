"""Coverage as a workbook: one row a class, the sum below, and what the columns mean.

Nothing in it can be run: every cell is text or a number, and text that looks like a formula
gets an apostrophe.
"""

from __future__ import annotations

import io
from datetime import datetime
from typing import Final

from xlsxwriter import Workbook

from bot.domain.coverage import Coverage, Tally
from bot.domain.sheets import safe_cell
from bot.file_label import label_fields, label_line
from bot.settings import Settings
from bot.texts import Words

COLUMNS: Final = ("label", "families", "acknowledged", "served", "missing", "unreachable")
_WIDE: Final = 22
_HEAD: Final = 2
"""The row, from 0, in which the columns are named."""


def figures(tally: Tally) -> tuple[int, ...]:
    """The numbers of a row in the order of ``COLUMNS``."""
    parts = (tally.acknowledged, tally.served, tally.missing, tally.unreachable)
    return (tally.families, *parts)


def coverage_rows(words: Words, found: Coverage, whole: str) -> list[tuple[str, Tally]]:
    """Each class by its label, then the small ones together, then the sum named by `whole`."""
    rows = [(line.school_class.label, line.tally) for line in found.lines]
    if found.pooled is not None:
        rows.append((words.plain("coverage-small", count=found.pooled_classes), found.pooled))
    return [*rows, (words.plain(whole), found.total)]


def coverage_book(
    words: Words, settings: Settings, title: str, rows: list[tuple[str, Tally]], now: datetime
) -> bytes:
    """The XLSX file; `now` is the school's own time. Blocks: run it in a thread."""
    out = io.BytesIO()
    book = Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    label = label_fields(settings, now)
    book.set_properties(
        {
            "title": title,
            "author": label["CreatorTool"],
            "keywords": "; ".join(f"{key}: {value}" for key, value in label.items()),
            "created": now.replace(tzinfo=None),
        }
    )
    for key, value in label.items():
        book.set_custom_property(key, value, "text")
    page = book.add_worksheet(words.plain("button-coverage"))
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    page.set_column(0, len(COLUMNS) - 1, _WIDE)
    page.merge_range(0, 0, 0, len(COLUMNS) - 1, safe_cell(title), bold)
    page.set_row(1, 32)
    page.merge_range(1, 0, 1, len(COLUMNS) - 1, label_line(words, settings, now), wrapped)
    for at, column in enumerate(COLUMNS):
        page.write_string(_HEAD, at, words.plain(f"coverage-column-{column}"), bold)
    for at, (name, tally) in enumerate(rows, start=_HEAD + 1):
        last = at == _HEAD + len(rows)
        page.write_string(at, 0, safe_cell(name), bold if last else None)
        for across, number in enumerate(figures(tally), start=1):
            page.write_number(at, across, number, bold if last else None)
    page.freeze_panes(_HEAD + 1, 1)
    book.close()
    return out.getvalue()
