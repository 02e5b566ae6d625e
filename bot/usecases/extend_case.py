"""Extend the promise: once more so many working days, with a reason that the person is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.domain.cases import RUNNING, Case, CaseEvent, CaseMessage, Happened, MoveError, Said
from bot.domain.permissions import NotAllowedError
from bot.domain.promises import Promises
from bot.usecases.handle_case import Member, changed, open_case
from storage.outbox import Letter
from storage.store import Repositories, UnitOfWork


class BeyondCeilingError(Exception):
    """The law leaves fewer days, or the new day would be over already."""


async def extendable_case(
    work: Repositories, promises: Promises, member: Member, case_id: str
) -> Case:
    """The case that this member holds, if its promise can be extended at all.

    Raises ``NotAllowedError``, ``MoveError``, and ``BeyondCeilingError`` when no day is left.
    """
    case = await open_case(work, member, case_id)
    if case.assignee != member.person:
        raise NotAllowedError
    if case.state not in RUNNING:
        raise MoveError(f"extend {case.state}")
    if not promises.days_left(case):
        raise BeyondCeilingError
    return case


async def extend_case(
    work: UnitOfWork,
    promises: Promises,
    member: Member,
    case_id: str,
    days: int,
    reason: str,
    now: datetime,
) -> Case:
    """Move the promised day by `days` working days, counted from the day promised before.

    Raises ``NotAllowedError``, ``MoveError`` and ``BeyondCeilingError``.
    """
    case = await extendable_case(work, promises, member, case_id)
    today = promises.today(now)
    if not 1 <= days <= promises.days_left(case):
        raise BeyondCeilingError
    due = promises.later(case, days)
    if due.due_on < today:
        raise BeyondCeilingError
    extended = replace(
        case,
        due_on=due.due_on,
        term=case.term + days,
        skipped=case.skipped + tuple(skipped.day for skipped in due.skipped),
    )
    await work.cases.say(case_id, CaseMessage(case.role, reason, today, Said.EXTENSION))
    event = CaseEvent(
        Happened.EXTENDED, case.role, today, case.due_on.isoformat(), due.due_on.isoformat()
    )
    seq = await work.cases.happened(case_id, event)
    args = {"case": case_id, "text": reason, "old": event.old, "new": event.new}
    letter = Letter("case-extended", args, author=case.role)
    await work.outbox.put(case.complainant, letter, now, f"extended:{case_id}:{seq}")
    await changed(work, member, "extend", case, extended, now)
    return extended
