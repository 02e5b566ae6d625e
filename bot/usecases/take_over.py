"""Take a case over from a colleague who is away; the promised day stays (002:2.11b)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.domain.cases import Case, CaseEvent, Happened, MoveError, State
from bot.domain.promises import Promises
from bot.usecases.handle_case import Member, changed, charged_case
from storage.store import Repositories, UnitOfWork

HELD = frozenset({State.TAKEN, State.WAITING})
"""States in which somebody holds a case."""


async def can_take_over(work: Repositories, member: Member, case: Case, now: datetime) -> bool:
    """Whether whoever holds the case is somebody else, and away."""
    if case.role not in member.roles or case.state not in HELD:
        return False
    if case.assignee in (None, member.person):
        return False
    return case.assignee in await work.staff.away(now)


async def take_over_case(
    work: UnitOfWork, promises: Promises, member: Member, case_id: str, now: datetime
) -> Case:
    """Put the case into this member's hands; the trail says so to staff, never who was away.

    Raises ``NotAllowedError`` and ``MoveError``.
    """
    case = await charged_case(work, member, case_id)
    if not await can_take_over(work, member, case, now):
        raise MoveError(f"take over {case.state}")
    taken = replace(case, assignee=member.person)
    event = CaseEvent(Happened.TAKEN_OVER, case.role, promises.today(now))
    await work.cases.happened(case_id, event)
    await changed(work, member, "take_over", case, taken, now)
    return taken
