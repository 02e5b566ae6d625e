"""Tell the people in charge of a case that it waits for them. Alerts carry no content."""

from __future__ import annotations

from datetime import datetime

from bot.domain.cases import Case, barred
from bot.domain.people import Role
from storage.outbox import Letter
from storage.store import UnitOfWork


async def alert_staff(work: UnitOfWork, case: Case, now: datetime, *, turn: int = 0) -> int:
    """Post one alert to each person in charge; the number of new alerts.

    When nobody holds the role yet, the head is told instead, unless the case is about the
    head. Whoever is bound to the role later gets the alert then. A `turn` above 0 tells a case
    that comes to a role again from its first time there.
    """
    shut_out = await kept_from(work, case)
    people = [p for p in await work.staff.members(case.role) if p not in shut_out]
    if not people and Role.HEAD not in barred(case.subject):
        people = [p for p in await work.staff.members(Role.HEAD) if p not in shut_out]
    posted = 0
    for person in people:
        letter = Letter("case-alert", {"case": case.id, "role": case.role.value})
        key = f"alert:{case.id}:{case.round}:{case.role.value}:{person}"
        if turn:
            key = f"{key}:{turn}"
        posted += await work.outbox.put(person, letter, now, key)
    return posted


async def kept_from(work: UnitOfWork, case: Case) -> frozenset[str]:
    """People who may not even learn of the case, whatever roles they hold: who filed it, and
    everyone in a role that it is about.
    """
    about = [p for role in sorted(barred(case.subject)) for p in await work.staff.members(role)]
    return frozenset((case.complainant, *about))
