"""Ask the person who filed a case; the clock stands until they answer, for a few days at most."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.domain.cases import (
    Case,
    CaseEvent,
    CaseMessage,
    Happened,
    Move,
    MoveError,
    Said,
    State,
    after,
)
from bot.domain.people import Role
from bot.domain.promises import LONGEST_WAIT, Promises
from bot.usecases.alert_staff import who_answers
from bot.usecases.handle_case import Member, changed, charged_case, held_case
from storage.outbox import Letter
from storage.store import UnitOfWork


async def ask_person(
    work: UnitOfWork, promises: Promises, member: Member, case_id: str, text: str, now: datetime
) -> Case:
    """Send a question and stop the clock. Raises ``NotAllowedError`` and ``MoveError``."""
    case = await held_case(work, member, case_id, Move.ASK)
    today = promises.today(now)
    asked = replace(case, state=after(case.state, Move.ASK), asked_on=today)
    await work.cases.say(case_id, CaseMessage(case.role, text, today, Said.QUESTION))
    event = CaseEvent(Happened.PAUSED, case.role, today, case.due_on.isoformat())
    seq = await work.cases.happened(case_id, event)
    letter = Letter("case-question", {"case": case_id, "text": text}, author=case.role)
    await work.outbox.put(case.complainant, letter, now, f"question:{case_id}:{seq}")
    await changed(work, member, "ask", case, asked, now)
    return asked


async def stop_waiting(
    work: UnitOfWork, promises: Promises, member: Member, case_id: str, now: datetime
) -> Case:
    """Let the clock run again without an answer; anyone in charge may.

    Raises ``NotAllowedError`` and ``MoveError``.
    """
    case = await charged_case(work, member, case_id)
    resumed = await resume(work, promises, case, case.role, now)
    await changed(work, member, "stop_waiting", case, resumed, now)
    return resumed


async def resume_if_over(work: UnitOfWork, promises: Promises, case: Case, now: datetime) -> bool:
    """Let the clock run again when it stood for the longest time allowed; whether it does.

    Both sides are told.
    """
    today = promises.today(now)
    if case.state is not State.WAITING or case.asked_on is None:
        return False
    if promises.waited(case.asked_on, today) < LONGEST_WAIT:
        return False
    await resume(work, promises, case, None, now)
    letter = Letter("case-resumed", {"case": case.id})
    key = f"resumed:{case.id}:{len(await work.cases.events(case.id))}"
    await work.outbox.put(case.complainant, letter, now, f"{key}:writer")
    if case.assignee is not None:
        for person in await who_answers(work, case, now):
            letter = Letter("case-no-reply", {"case": case.id})
            await work.outbox.put(person, letter, now, f"{key}:{person}")
    return True


async def resume(
    work: UnitOfWork, promises: Promises, case: Case, role: Role | None, now: datetime
) -> Case:
    """Let the clock run again: the promised day moves by exactly the working days it stood.

    `role` is who ended the wait, None for the person or the bot. Raises ``MoveError``.
    """
    state = after(case.state, Move.RESUME)
    if case.asked_on is None:
        raise MoveError("waiting since no day")
    today = promises.today(now)
    days = promises.waited(case.asked_on, today)
    due = promises.later(case, days) if days else None
    resumed = replace(
        case,
        state=state,
        asked_on=None,
        due_on=due.due_on if due else case.due_on,
        skipped=case.skipped + (tuple(off.day for off in due.skipped) if due else ()),
    )
    await work.cases.save(resumed)
    event = CaseEvent(
        Happened.RESUMED, role, today, case.due_on.isoformat(), resumed.due_on.isoformat()
    )
    await work.cases.happened(case.id, event)
    return resumed
