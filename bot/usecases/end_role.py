"""End a role: somebody lays down their own, or the head takes it away (002:8.2, 5.3b)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.domain.cases import Case, CaseEvent, Happened, Move, State, after
from bot.domain.duty import label
from bot.domain.people import Role
from bot.domain.permissions import Action, NotAllowedError, permit
from bot.domain.promises import Promises
from bot.usecases.alert_staff import alert_staff
from bot.usecases.ask_person import resume
from bot.usecases.handle_case import Member
from bot.usecases.route_case import reroute
from bot.usecases.tell_heads import tell_heads
from storage.outbox import Letter
from storage.store import UnitOfWork


class LastHeadError(Exception):
    """Without this head nobody could give or take roles any more."""


async def end_role(
    work: UnitOfWork, promises: Promises, by: Member, person: str, role: Role, now: datetime
) -> None:
    """Take `role` from `person`; both they and the other heads are told.

    Open cases they held go back to the role, which is alerted; no promised day moves but by the
    days the clock stood. Classes they kept wait for another teacher, and forms they had open are
    forgotten. Raises ``NotAllowedError``, also when they do not hold the role, and
    ``LastHeadError``.
    """
    own = person == by.person
    grant = permit(by.roles, Action.DUTY if own else Action.ROLES)
    if role is Role.HEAD and await work.staff.members(role) == (person,):
        raise LastHeadError
    if not await work.staff.unbind(person, role):
        raise NotAllowedError
    await work.conversations.forget(person)
    if not (await work.people.visitor(person)).roles:
        await work.staff.end_absence(person)
    if role is Role.CLASS_TEACHER:
        await work.classes.leave(person)
    await work.audit.note(now, by.person, grant.role, "role_end", person, role.value)
    for case in await work.cases.open_for(frozenset({role})):
        await _back_to_role(work, promises, case, person, now)
    told = Letter("role-ended", {"role": role.value, "label": label(person)})
    await tell_heads(work, told, now, by.person, person)
    if not own:
        await work.outbox.put(person, Letter("role-taken", {"role": role.value}), now)


async def _back_to_role(
    work: UnitOfWork, promises: Promises, case: Case, person: str, now: datetime
) -> None:
    turn = 0
    if case.assignee == person:
        if case.state is State.WAITING:
            case = await resume(work, promises, case, None, now)
        case = replace(case, state=after(case.state, Move.RELEASE), assignee=None)
        await work.cases.save(case)
        event = CaseEvent(Happened.RELEASED, case.role, promises.today(now))
        turn = await work.cases.happened(case.id, event) + 1
    if case.assignee is None and await reroute(work, promises, case, now) is case:
        await alert_staff(work, case, now, turn=turn)
