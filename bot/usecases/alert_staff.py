"""Tell the people in charge of a case that it waits for them. Alerts carry no content."""

from __future__ import annotations

from datetime import datetime

from bot.domain.cases import Case, barred
from bot.domain.people import Role
from storage.outbox import Letter
from storage.store import UnitOfWork


async def alert_staff(work: UnitOfWork, case: Case, now: datetime) -> int:
    """Post one alert to each person in charge; the number of new alerts.

    When nobody holds the role yet, the head is told instead, unless the case is about the
    head. Whoever is bound to the role later gets the alert then.
    """
    people = [p for p in await work.staff.members(case.role) if p != case.complainant]
    if not people and Role.HEAD not in barred(case.subject):
        people = [p for p in await work.staff.members(Role.HEAD) if p != case.complainant]
    posted = 0
    for person in people:
        letter = Letter("case-alert", {"case": case.id, "role": case.role.value})
        key = f"alert:{case.id}:{case.round}:{case.role.value}:{person}"
        posted += await work.outbox.put(person, letter, now, key)
    return posted
