"""Pass a case to another role, with the reason on record for staff."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.domain.cases import (
    Case,
    CaseEvent,
    CaseMessage,
    Happened,
    Move,
    Said,
    above,
    after,
    next_in_line,
    takers,
)
from bot.domain.incidents import Materials, done, for_council
from bot.domain.people import Role
from bot.domain.permissions import NotAllowedError
from bot.domain.promises import Promises
from bot.usecases.alert_staff import alert_staff
from bot.usecases.handle_case import Member, acting_role, open_case
from storage.outbox import Letter
from storage.store import UnitOfWork


async def hand_over_case(
    work: UnitOfWork,
    promises: Promises,
    member: Member,
    case_id: str,
    role: Role,
    reason: str,
    now: datetime,
) -> Case:
    """Put the case into the charge of `role` and alert it; nobody holds it then.

    Anyone in charge may do so, whoever has taken the case. The promised day stays. Raises
    ``NotAllowedError``, also for a role the case may not go to, and ``MoveError``.
    """
    case = await open_case(work, member, case_id)
    message = CaseMessage(acting_role(member, case), reason, promises.today(now), Said.HAND_OVER)
    return await _pass(work, member, case, role, message, now)


async def pass_for_conflict(
    work: UnitOfWork, promises: Promises, member: Member, case_id: str, now: datetime
) -> Case:
    """The same for a conflict of interest: the next role in line, without words.

    Raises ``NotAllowedError`` and ``MoveError``.
    """
    case = await open_case(work, member, case_id)
    role = next_in_line(case, member.roles)
    message = CaseMessage(acting_role(member, case), "", promises.today(now), Said.CONFLICT)
    return await _pass(work, member, case, role, message, now)


async def escalate_case(
    work: UnitOfWork, promises: Promises, member: Member, case_id: str, reason: str, now: datetime
) -> Case:
    """The same to the body above: the head, from there the ethics council.

    Raises ``NotAllowedError``, also when there is none that the case may go to, and ``MoveError``.
    """
    case = await open_case(work, member, case_id)
    role = above(case)
    if role is None:
        raise NotAllowedError
    acting = acting_role(member, case)
    message = CaseMessage(acting, reason, promises.today(now), Said.HAND_OVER)
    return await _pass(work, member, case, role, message, now, Happened.ESCALATED)


async def pass_to_council(
    work: UnitOfWork, promises: Promises, member: Member, case_id: str, summary: str, now: datetime
) -> Case:
    """The same with an incident, to the ethics council, which reads `summary` first (003:3.4-2).

    How much was passed is in the audit and in the trail for staff. Raises ``NotAllowedError``,
    also for an incident that is not for the council, and ``MoveError``.
    """
    case = await open_case(work, member, case_id)
    after(case.state, Move.HAND_OVER)
    if case.level is None or not for_council(case):
        raise NotAllowedError
    role, day = acting_role(member, case), promises.today(now)
    passed = Materials(
        level=case.level,
        messages=len(await work.cases.messages(case.id, inner=True)),
        steps=len(done(await work.cases.events(case.id))),
    )
    await work.cases.happened(case.id, CaseEvent(Happened.MATERIALS, role, day, new=str(passed)))
    await work.audit.note(now, member.person, role, "materials", case.id, None, str(passed))
    message = CaseMessage(role, summary, day, Said.HAND_OVER)
    return await _pass(work, member, case, Role.COUNCIL, message, now)


async def _pass(
    work: UnitOfWork,
    member: Member,
    case: Case,
    role: Role,
    message: CaseMessage,
    now: datetime,
    how: Happened = Happened.HANDED_OVER,
) -> Case:
    if role not in takers(case):
        raise NotAllowedError
    passed = replace(case, state=after(case.state, Move.HAND_OVER), role=role, assignee=None)
    await work.cases.save(passed)
    await work.cases.say(case.id, message)
    event = CaseEvent(how, message.role, message.day, case.role.value, role.value)
    turn = await work.cases.happened(case.id, event)
    action = how if how is Happened.ESCALATED else message.kind
    await work.audit.note(
        now, member.person, message.role, action.value, case.id, case.role.value, role.value
    )
    if case.assignee is not None and case.assignee != member.person:
        await work.outbox.put(case.assignee, Letter("case-passed-on", {"case": case.id}), now)
    await alert_staff(work, passed, now, turn=turn + 1)
    return passed
