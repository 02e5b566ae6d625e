"""A sample case and sample promises for the tests of the domain."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any, Final
from zoneinfo import ZoneInfo

from bot.domain.cases import Case, Kind, Routes, State, Subject
from bot.domain.people import Language, Role
from bot.domain.promises import Promises
from bot.domain.working_days import WorkCalendar, WorkingHours

ALMATY: Final = ZoneInfo("Asia/Almaty")
CALENDAR: Final = WorkCalendar(())
ROUTES: Final = Routes(dict.fromkeys(Kind, Role.RESPONSIBLE))
CASE: Final = Case(
    id="c" * 32,
    number="K4M-738-2PT",
    kind=Kind.COMPLAINT,
    subject=Subject.UNFAIR_RESULT,
    complainant="parent",
    language=Language.KK,
    state=State.NEW,
    role=Role.RESPONSIBLE,
    assignee=None,
    registered_on=date(2026, 11, 23),
    due_on=date(2026, 12, 7),
    first_due_on=date(2026, 11, 25),
    round=0,
    term=10,
    calendar_version="sample",
    skipped=(),
    answered_on=None,
    ended_on=None,
    rating=None,
)
"""A complaint registered on a Monday; ten working days end two weeks later, and two on
the Wednesday."""


def a_case(**changes: Any) -> Case:
    """The sample case with some fields changed."""
    return replace(CASE, **changes)


def promises(term: int = 10, **changes: Any) -> Promises:
    """Promises of `term` working days for every kind."""
    return replace(
        Promises(
            calendar=CALENDAR,
            hours=WorkingHours(time(9), time(18)),
            zone=ALMATY,
            terms=dict.fromkeys(Kind, term),
            first_answer=2,
            routes=ROUTES,
            reopen_days=10,
            appeal_filing_days=10,
        ),
        **changes,
    )
