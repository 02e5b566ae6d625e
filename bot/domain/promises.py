"""What the school promised: how long each kind takes, on which calendar, and who hears it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Final

from bot.domain.cases import Case, Kind, Routes
from bot.domain.working_days import DueDate, WorkCalendar, WorkingHours

CEILING: Final = 15
"""Working days that an answer may take in all, extensions included."""
LONGEST_WAIT: Final = 5
"""Working days that the clock stands for a question to the person."""


@dataclass(frozen=True, slots=True)
class Promises:
    """The school's terms in working days, set by the head's order (002:6.12a)."""

    calendar: WorkCalendar
    hours: WorkingHours
    zone: tzinfo
    terms: Mapping[Kind, int]
    first_answer: int
    routes: Routes
    reopen_days: int
    appeal_filing_days: int

    def today(self, now: datetime) -> date:
        """The school's own date at `now`."""
        return now.astimezone(self.zone).date()

    def register(self, kind: Kind, now: datetime) -> tuple[date, DueDate]:
        """The day a case that comes at `now` is registered on, and when it is due."""
        day = self.calendar.registered_on(now, self.hours, self.zone)
        return day, self.calendar.due(day, self.terms[kind])

    def first_due(self, kind: Kind, registered_on: date) -> date:
        """The last day on which a person takes up a case registered on that day.

        A kind whose whole term is shorter is taken up by the day of the answer (002:6.12a).
        """
        days = min(self.first_answer, self.terms[kind])
        return self.calendar.due(registered_on, days).due_on

    def is_working_time(self, now: datetime) -> bool:
        """Whether `now` lies in the working hours of a working day."""
        local = now.astimezone(self.zone)
        return (
            self.calendar.is_working(local.date())
            and self.hours.start <= local.time() < self.hours.end
        )

    def may_reopen(self, answered_on: date, today: date) -> bool:
        """Whether an answer given on `answered_on` can still be reopened today."""
        return self.calendar.working_days_between(answered_on, today) <= self.reopen_days

    def is_late_appeal(self, answered_on: date, today: date) -> bool:
        """Whether the time to appeal an answer given on `answered_on` is over."""
        return self.calendar.working_days_between(answered_on, today) > self.appeal_filing_days

    def days_left(self, case: Case) -> int:
        """Working days by which the promise may still be extended."""
        return max(0, CEILING - case.term)

    def later(self, case: Case, days: int) -> DueDate:
        """The end of `days` (1 or more) working days after the promised day."""
        return self.calendar.due(case.due_on, days)

    def waited(self, asked_on: date, today: date) -> int:
        """Working days that the clock stood, at most ``LONGEST_WAIT``."""
        return max(0, min(LONGEST_WAIT, self.calendar.working_days_between(asked_on, today)))
