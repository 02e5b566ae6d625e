"""Set how grave an incident is, and tick the reactions of that level (002:9.4). All is audited."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.domain.cases import ALARMED, GRAVEST, OPEN, Case, CaseEvent, Happened, MoveError
from bot.domain.incidents import STEPS, Step, done, has_level
from bot.domain.permissions import NotAllowedError
from bot.domain.promises import Promises
from bot.usecases.alert_staff import free_holders
from bot.usecases.handle_case import Member, acting_role, open_case
from storage.outbox import Letter
from storage.store import Repositories, UnitOfWork


async def incident(work: Repositories, member: Member, case_id: str) -> Case:
    """The open incident, for anyone who may see it.

    Raises ``NotAllowedError``, also for a case that is not graded, and ``MoveError``.
    """
    case = await open_case(work, member, case_id)
    if not has_level(case):
        raise NotAllowedError
    if case.state not in OPEN:
        raise MoveError(f"grade {case.state}")
    return case


async def set_level(
    work: UnitOfWork, promises: Promises, member: Member, case_id: str, level: int, now: datetime
) -> Case:
    """Set the level, 1 to 3, as often as more becomes known.

    At the gravest the head and the responsible person are told at once, at any hour. Raises
    ``NotAllowedError`` and ``MoveError``.
    """
    case = await incident(work, member, case_id)
    if level not in STEPS:
        raise NotAllowedError
    if case.level == level:
        return case
    graded = replace(case, level=level)
    await work.cases.save(graded)
    old = str(case.level) if case.level else None
    role = acting_role(member, case)
    event = CaseEvent(Happened.LEVEL, role, promises.today(now), old, str(level))
    seq = await work.cases.happened(case.id, event)
    await work.audit.note(now, member.person, role, "level", case.id, old, str(level))
    if level == GRAVEST:
        letter = Letter("case-alarm", {"case": case.id})
        for told in sorted(ALARMED):
            for person in await free_holders(work, told, case.subject, case.complainant):
                await work.outbox.put(person, letter, now, f"alarm:{case.id}:{seq}:{person}")
    return graded


async def tick_step(
    work: UnitOfWork, promises: Promises, member: Member, case_id: str, step: Step, now: datetime
) -> Case:
    """Note that a reaction of the level happened; a second time takes the tick back.

    Raises ``NotAllowedError``, also for a step of another level, and ``MoveError``.
    """
    case = await incident(work, member, case_id)
    if case.level is None or step not in STEPS[case.level]:
        raise NotAllowedError
    ticked = step in done(await work.cases.events(case.id))
    old, new = (step.value, None) if ticked else (None, step.value)
    role = acting_role(member, case)
    event = CaseEvent(Happened.STEP, role, promises.today(now), old, new)
    await work.cases.happened(case.id, event)
    await work.audit.note(now, member.person, role, "step", case.id, old, new)
    return case
