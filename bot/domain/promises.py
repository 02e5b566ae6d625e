"""What the school promised: how long each kind takes, on which calendar, and who hears it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from bot.domain.cases import Kind, Routes
from bot.domain.working_days import DueDate, WorkCalendar, WorkingHours


@dataclass(frozen=True, slots=True)
class Promises:
    """The school's terms in working days, set by the head's order (002:6.12a)."""

    calendar: WorkCalendar
    hours: WorkingHours
    zone: tzinfo
    terms: Mapping[Kind, int]
    routes: Routes
    reopen_days: int

    def today(self, now: datetime) -> date:
        """The school's own date at `now`."""
        return now.astimezone(self.zone).date()

    def register(self, kind: Kind, now: datetime) -> tuple[date, DueDate]:
        """The day a case that comes at `now` is registered on, and when it is due."""
        day = self.calendar.registered_on(now, self.hours, self.zone)
        return day, self.calendar.due(day, self.terms[kind])

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
