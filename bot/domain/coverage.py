"""How far a notice has reached each class, in numbers that point at nobody (002:4.4ae, 6.13ae)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from bot.domain.classes import FEWEST_SHOWN, SchoolClass


@dataclass(frozen=True, slots=True)
class Tally:
    """Families by where they stand. The four parts add up to `families`.

    Not reachable means that the bot is blocked or the profile has gone; it is no refusal.
    """

    families: int = 0
    acknowledged: int = 0
    served: int = 0
    unreachable: int = 0

    @property
    def missing(self) -> int:
        """Families to whom the notice has not been shown yet."""
        return self.families - self.acknowledged - self.served - self.unreachable

    def __add__(self, other: Tally) -> Tally:
        """Both together."""
        return Tally(
            self.families + other.families,
            self.acknowledged + other.acknowledged,
            self.served + other.served,
            self.unreachable + other.unreachable,
        )


EMPTY: Final = Tally()


@dataclass(frozen=True, slots=True)
class Line:
    """One class that is large enough to be shown by itself."""

    school_class: SchoolClass
    tally: Tally


@dataclass(frozen=True, slots=True)
class Coverage:
    """What may be shown: classes, the small ones together, and everything in sum.

    `pooled` is None when there is no small class. `hidden` is set when even all classes
    together are too few; then no figure but the number of families may be shown.
    """

    lines: tuple[Line, ...]
    pooled: Tally | None
    pooled_classes: int
    total: Tally
    hidden: bool


def tally_of(families: int, acknowledged: int, served: int, unreachable: int) -> Tally:
    """The counts as a tally; a class that grew beyond its stated number counts as it is."""
    return Tally(
        max(families, acknowledged + served + unreachable), acknowledged, served, unreachable
    )


def coverage(tallies: Iterable[tuple[SchoolClass, Tally]]) -> Coverage:
    """Figures with small classes only in sum.

    A sum of fewer than ``FEWEST_SHOWN`` families would still point at them, and so would the
    difference between the total and what is shown; then the next larger class joins the sum.
    """
    lines = [Line(school_class, tally) for school_class, tally in tallies]
    total = sum((line.tally for line in lines), EMPTY)
    by_size = sorted(lines, key=lambda line: (line.tally.families, line.school_class.label))
    pooled, count = EMPTY, 0
    while count < len(by_size) and (
        by_size[count].tally.families < FEWEST_SHOWN or 0 < pooled.families < FEWEST_SHOWN
    ):
        pooled += by_size[count].tally
        count += 1
    small = {line.school_class.id for line in by_size[:count]}
    return Coverage(
        lines=tuple(line for line in lines if line.school_class.id not in small),
        pooled=pooled if count else None,
        pooled_classes=count,
        total=total,
        hidden=0 < total.families < FEWEST_SHOWN,
    )
