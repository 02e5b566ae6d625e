"""Whose charge a case comes into: the school's route, unless all who hold that role are shut out.

In a small school one person may be head and responsible person at once; a complaint about them
must still reach somebody else (003:5.1-1).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.domain.cases import Case, CaseEvent, Happened, Kind, State, Subject, barred
from bot.domain.people import Role
from bot.domain.promises import Promises
from bot.usecases.alert_staff import STAND_INS, alert_staff, free_holders
from storage.store import Repositories, UnitOfWork

ABOUT_STAFF: Final = (Subject.RESPONSIBLE_PERSON, Subject.HEAD)


async def role_in_charge(
    work: Repositories, promises: Promises, kind: Kind, subject: Subject | None, person: str
) -> Role:
    """The role that receives what `person` files now."""
    return await _able(work, promises.routes.role_for(kind, subject), subject, person)


async def reroute(work: UnitOfWork, promises: Promises, case: Case, now: datetime) -> Case:
    """Put an untaken case into the charge of somebody who may handle it, if its role has none.

    The promised day stays.
    """
    role = await _able(work, case.role, case.subject, case.complainant)
    if case.state is not State.NEW or role is case.role:
        return case
    moved = replace(case, role=role)
    await work.cases.save(moved)
    event = CaseEvent(Happened.HANDED_OVER, None, promises.today(now), case.role.value, role.value)
    turn = await work.cases.happened(case.id, event)
    await alert_staff(work, moved, now, turn=turn + 1)
    return moved


async def unheard(work: Repositories, promises: Promises) -> tuple[Role, ...]:
    """Roles a complaint about which only those complained about could receive now."""
    found: list[Role] = []
    for subject in ABOUT_STAFF:
        role = await role_in_charge(work, promises, Kind.COMPLAINT, subject, "")
        held = await work.staff.members(role)
        if held and not await free_holders(work, role, subject, ""):
            found += sorted(barred(subject))
    return tuple(found)


async def _able(work: Repositories, role: Role, subject: Subject | None, person: str) -> Role:
    """The role, or the stand-in for it when everybody who holds it is shut out.

    A role that nobody holds yet keeps its cases: the school has to fill it.
    """
    if not await work.staff.members(role):
        return role
    for choice in dict.fromkeys((role, *STAND_INS)):
        if await free_holders(work, choice, subject, person):
            return choice
    return role
