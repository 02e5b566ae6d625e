"""Tell the people in charge of a case that it waits for them. Alerts carry no content."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from bot.domain.cases import Case, Subject, barred
from bot.domain.people import Role
from storage.outbox import Letter
from storage.store import Repositories, UnitOfWork

STAND_INS: Final = (Role.HEAD, Role.COUNCIL)
"""Who is told, in this order, when nobody in charge may be."""


async def alert_staff(work: UnitOfWork, case: Case, now: datetime, *, turn: int = 0) -> int:
    """Post one alert to each person who is to be told; the number of new alerts.

    Whoever is bound to the role later gets the alert then. A `turn` above 0 tells a case
    that comes to a role again from its first time there.
    """
    posted = 0
    for person in await who_is_told(work, case, now):
        letter = Letter("case-alert", {"case": case.id, "role": case.role.value})
        key = f"alert:{case.id}:{case.round}:{case.role.value}:{person}"
        if turn:
            key = f"{key}:{turn}"
        posted += await work.outbox.put(person, letter, now, key)
    return posted


async def who_is_told(work: Repositories, case: Case, now: datetime) -> list[str]:
    """Those in charge of the case who are there; else the head, else the ethics council, who then
    learn only that a role has nobody. When all of them are away, those first in line all the
    same. Empty when the case reaches nobody at all.
    """
    away = await work.staff.away(now)
    absent: list[str] = []
    for role in dict.fromkeys((case.role, *STAND_INS)):
        people = await free_holders(work, role, case.subject, case.complainant)
        if there := [person for person in people if person not in away]:
            return there
        absent = absent or people
    return absent


async def who_answers(work: Repositories, case: Case, now: datetime) -> list[str]:
    """Whoever holds the case; while they are away the deputy they named, if the case may go to
    them, else whoever is told of it.
    """
    away = await work.staff.away(now)
    if case.assignee is not None and case.assignee not in away:
        return [case.assignee]
    told = await who_is_told(work, case, now)
    deputy = away.get(case.assignee or "")
    return [deputy] if deputy and deputy in told else told


async def free_holders(
    work: Repositories, role: Role, subject: Subject | None, complainant: str
) -> list[str]:
    """Holders of the role who may learn of a case about `subject` that `complainant` filed."""
    shut_out = await _shut_out(work, subject, complainant)
    return [person for person in await work.staff.members(role) if person not in shut_out]


async def kept_from(work: Repositories, case: Case) -> frozenset[str]:
    """People who may not even learn of the case, whatever roles they hold: who filed it, and
    everyone in a role that it is about.
    """
    return await _shut_out(work, case.subject, case.complainant)


async def _shut_out(
    work: Repositories, subject: Subject | None, complainant: str
) -> frozenset[str]:
    about = [p for role in sorted(barred(subject)) for p in await work.staff.members(role)]
    return frozenset((complainant, *about))
