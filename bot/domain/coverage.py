"""How far a notice has reached each class, in numbers that point at nobody (002:4.4ae, 6.13ae).

Small classes are told of only in sum. Which classes stand together depends on the classes alone,
never on a notice: otherwise the difference between the figures of two notices would tell of the
small class that only one of them concerns.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.classes import FEWEST_SHOWN, SchoolClass
from bot.domain.consents import Stand


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

    @property
    def figures(self) -> tuple[int, ...]:
        """All families, then the four parts in the order in which they are shown."""
        parts = (self.acknowledged, self.served, self.missing, self.unreachable)
        return (self.families, *parts)

    def __add__(self, other: Tally) -> Tally:
        """Both together."""
        return Tally(
            self.families + other.families,
            self.acknowledged + other.acknowledged,
            self.served + other.served,
            self.unreachable + other.unreachable,
        )


@dataclass(frozen=True, slots=True)
class Answers:
    """Families by what they answered to a consent. The four parts add up to `families`.

    Ended are consents taken back and those whose term is over. A refusal is an answer like
    any other; who gave none need not.
    """

    families: int = 0
    agreed: int = 0
    refused: int = 0
    ended: int = 0

    @property
    def unanswered(self) -> int:
        """Families who have not answered this edition."""
        return self.families - self.agreed - self.refused - self.ended

    @property
    def figures(self) -> tuple[int, ...]:
        """All families, then the four parts in the order in which they are shown."""
        return (self.families, self.agreed, self.refused, self.ended, self.unanswered)

    def __add__(self, other: Answers) -> Answers:
        """Both together."""
        return Answers(
            self.families + other.families,
            self.agreed + other.agreed,
            self.refused + other.refused,
            self.ended + other.ended,
        )


@dataclass(frozen=True, slots=True)
class Line:
    """A class that is large enough to be shown by itself, or small ones together.

    `answers` is None where the notice asks for no consent.
    """

    classes: tuple[SchoolClass, ...]
    tally: Tally
    answers: Answers | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """What may be shown. Nothing else may be, not even as a part of a sum.

    `left_out` classes are concerned too, but their figures would point at families. `partial`
    is set when the lines are not all classes that somebody keeps.
    """

    lines: tuple[Line, ...]
    left_out: int
    partial: bool

    @property
    def total(self) -> Tally:
        """The lines in sum."""
        return sum((line.tally for line in self.lines), Tally())

    @property
    def answers(self) -> Answers | None:
        """Their answers in sum, None where the notice asks for no consent."""
        given = [line.answers for line in self.lines if line.answers is not None]
        return sum(given, Answers()) if given else None


def tally_of(families: int, acknowledged: int, served: int, unreachable: int) -> Tally:
    """The counts as a tally; a class that grew beyond its stated number counts as it is."""
    return Tally(
        max(families, acknowledged + served + unreachable), acknowledged, served, unreachable
    )


def answers_of(families: int, stands: Iterable[tuple[Stand, int]]) -> Answers:
    """So many families by where they stand; a consent to an older text answers no newer one."""
    agreed = refused = ended = 0
    for stand, count in stands:
        match stand:
            case Stand.GIVEN:
                agreed += count
            case Stand.REFUSED:
                refused += count
            case Stand.WITHDRAWN | Stand.EXPIRED:
                ended += count
            case Stand.OPEN | Stand.OUTDATED:
                pass
    return Answers(families, agreed, refused, ended)


def groups(kept: Sequence[SchoolClass]) -> list[tuple[SchoolClass, ...]]:
    """Classes that are shown by themselves, then those that are shown together.

    Small classes of a grade band stand together. What is still too small joins the next larger
    group, of its band if there is one; only a school too small as a whole leaves one.
    """
    small: dict[str, list[SchoolClass]] = {}
    for one in kept:
        if one.families < FEWEST_SHOWN:
            small.setdefault(one.band.value, []).append(one)
    alone = [(one,) for one in kept if one.families >= FEWEST_SHOWN]
    found: list[tuple[SchoolClass, ...]] = [*alone, *map(tuple, small.values())]
    while len(found) > 1 and _size(least := min(found, key=_order)) < FEWEST_SHOWN:
        found.remove(least)
        bands = {one.band for one in least}
        near = [group for group in found if {one.band for one in group} == bands]
        joined = min(near or found, key=_order)
        found[found.index(joined)] = (*joined, *least)
    return sorted(found, key=lambda group: len(group) > 1)


def stands_alone(one: SchoolClass, kept: Sequence[SchoolClass]) -> bool:
    """Whether the figures of a class may be shown without those of others."""
    return one.families >= FEWEST_SHOWN and (one,) in groups(kept)


def coverage(
    kept: Sequence[SchoolClass],
    tallies: Mapping[str, Tally],
    answers: Mapping[str, Answers] | None = None,
) -> Coverage:
    """Figures of the classes somebody keeps, by their ids; a notice may concern only some.

    Classes that stand together are shown if it concerns all of them: a part of them would be
    too few, or would tell of the rest beside the figures of another notice.
    """
    lines, left_out = [], 0
    for group in groups(kept):
        ids = [one.id for one in group if one.id in tallies]
        if len(ids) < len(group) or _size(group) < FEWEST_SHOWN:
            left_out += len(ids)
            continue
        said = None if answers is None else sum((answers[one] for one in ids), Answers())
        lines.append(Line(group, sum((tallies[one] for one in ids), Tally()), said))
    shown = sum(len(line.classes) for line in lines)
    return Coverage(tuple(lines), left_out, partial=shown < len(kept))


def _size(group: tuple[SchoolClass, ...]) -> int:
    return sum(one.families for one in group)


def _order(group: tuple[SchoolClass, ...]) -> tuple[int, str]:
    return _size(group), group[0].label
