"""Public figures on cases: counts that point at nobody (002:6.12ae).

A period ends with a whole month, so that nobody who looks every day sees a single case come in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, TypeVar

from bot.domain.cases import Decision, Kind

FEWEST_COUNTED: Final = 5
"""The smallest number of cases that is shown by itself."""

_HALF: Final = 6
_Key = TypeVar("_Key")


class Outcome(StrEnum):
    """How a case ended, as far as the public learns of it."""

    IN_TIME = "in_time"
    LATE = "late"
    WITHDRAWN = "withdrawn"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Period:
    """Whole months of one half-year, both days included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Figures:
    """What may be published of a period; None is a figure too small to be shown.

    `in_time` is the share of answers given in time, in whole per cent; None also without answers.
    """

    period: Period
    total: int | None
    kinds: Mapping[Kind, int | None]
    outcomes: Mapping[Outcome, int | None]
    decisions: Mapping[Decision, int | None]
    in_time: int | None


def periods(today: date) -> tuple[Period, ...]:
    """The half-year that runs, up to the end of last month, and the one before it.

    In January and July no month of the new half-year is over, so only the old one is told.
    """
    start = date(today.year, 1 if today.month <= _HALF else _HALF + 1, 1)
    before = start - timedelta(days=1)
    old = Period(date(before.year, before.month - _HALF + 1, 1), before)
    month_end = today.replace(day=1) - timedelta(days=1)
    return (Period(start, month_end), old) if month_end >= start else (old,)


def published(
    period: Period,
    counts: Mapping[tuple[Kind, Outcome], int],
    decisions: Mapping[Decision, int],
) -> Figures:
    """The figures of a period from its counts, the small ones hidden."""
    kinds = {
        kind: sum(n for (other, _), n in counts.items() if other is kind)
        for kind in Kind
        if any(other is kind for other, _ in counts)
    }
    outcomes = {
        outcome: sum(n for (_, other), n in counts.items() if other is outcome)
        for outcome in Outcome
    }
    shown = suppressed(outcomes)
    in_time, late = shown[Outcome.IN_TIME], shown[Outcome.LATE]
    total = sum(kinds.values())
    share = None
    if in_time is not None and late is not None and in_time + late:
        share = in_time * 100 // (in_time + late)
    return Figures(
        period=period,
        total=total if total == 0 or total >= FEWEST_COUNTED else None,
        kinds=suppressed(kinds),
        outcomes=shown,
        decisions=suppressed({one: decisions.get(one, 0) for one in Decision}),
        in_time=share,
    )


def suppressed(counts: Mapping[_Key, int]) -> dict[_Key, int | None]:
    """The counts with every small one hidden, and with as many more as keep it hidden.

    The sum of all counts is known, so what is hidden must be at least two figures and together
    not be small; else it could be worked out. A nought points at nobody and is shown.
    """
    rising = sorted((key for key, count in counts.items() if count), key=lambda key: counts[key])
    hidden: list[_Key] = []
    for key in rising:
        together = sum(counts[one] for one in hidden)
        alone = len(hidden) == 1 or 0 < together < FEWEST_COUNTED
        if counts[key] >= FEWEST_COUNTED and not alone:
            break
        hidden.append(key)
    return {key: None if key in hidden else count for key, count in counts.items()}
