"""Which reminder of a case is due when. Each stage happens once; nothing moves the promise.

Stages follow 002:6.12a (set response deadlines): at half time, one working day before, on the
morning of the due day, and each working day after it; and once when nobody took it up in time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.domain.cases import RUNNING, Case
from bot.domain.working_days import WorkCalendar

UNTAKEN: Final = "untaken"
"""The stage at which staff hear that nobody took a case up in time; over once somebody does."""
TAKEN: Final = "taken"
"""The stage at which the person hears that somebody did."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A reminder that is due: its unique name and whether the promise is already broken."""

    name: str
    overdue: bool


def due_stage(case: Case, today: date, calendar: WorkCalendar) -> Stage | None:
    """The latest stage that `today` has reached, or None; earlier missed stages are skipped.

    A bot that slept over two stages sends one reminder, not two. `today` must be a working
    day, since reminders go out only then; on other days there is nothing due, and neither
    while the clock stands.
    """
    if case.state not in RUNNING:
        return None
    return stage_of(case.registered_on, case.due_on, today, calendar)


def stage_of(
    registered_on: date, due_on: date, today: date, calendar: WorkCalendar
) -> Stage | None:
    """The same for every case with a running clock that has these two days."""
    if not calendar.is_working(today):
        return None
    if today > due_on:
        return Stage(f"overdue-{today.isoformat()}", overdue=True)
    if today == due_on:
        return Stage("due", overdue=False)
    if today >= calendar.day_before(due_on) > registered_on:
        return Stage("day-before", overdue=False)
    if today >= calendar.half_time(registered_on, due_on) > registered_on:
        return Stage("half-time", overdue=False)
    return None
