"""What a person does with their own case: look, add, rate, reopen, withdraw."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.domain.cases import (
    OPEN,
    Case,
    CaseEvent,
    CaseMessage,
    Happened,
    Move,
    MoveError,
    State,
    after,
)
from bot.domain.floods import ADDITIONS_A_DAY, told_at
from bot.domain.promises import Promises
from bot.usecases.alert_staff import alert_staff, who_answers
from bot.usecases.ask_person import resume
from storage.outbox import Letter
from storage.store import Repositories, UnitOfWork


class NotYoursError(Exception):
    """There is no such case of this person's."""


async def own_case(work: Repositories, person_id: str, case_id: str) -> Case:
    """The person's own case. Raises ``NotYoursError``."""
    case = await work.cases.find(case_id)
    if case is None or case.complainant != person_id:
        raise NotYoursError
    return case


async def add_to_case(
    work: UnitOfWork, promises: Promises, person_id: str, case_id: str, text: str, now: datetime
) -> Case:
    """Add words to an open case; they also answer a question that waits for them.

    Raises ``NotYoursError`` and ``MoveError`` if it is closed.
    """
    case = await own_case(work, person_id, case_id)
    if case.state not in OPEN:
        raise MoveError(f"add to {case.state}")
    await work.cases.say(case_id, CaseMessage(None, text, promises.today(now)))
    if case.state is State.WAITING:
        case = await resume(work, promises, case, None, now)
    if case.assignee is None:
        return case
    if await work.cases.added_on(case_id, promises.today(now)) > ADDITIONS_A_DAY:
        await work.held.hold(case_id, told_at(now))
    else:
        for person in await who_answers(work, case, now):
            await work.outbox.put(person, Letter("case-added", {"case": case_id}), now)
    return case


async def rate_case(work: UnitOfWork, person_id: str, case_id: str, rating: int) -> Case:
    """Keep how well the answer helped, 1 to 5; it can be changed. Raises ``NotYoursError``."""
    case = await own_case(work, person_id, case_id)
    if case.answered_on is None or not 1 <= rating <= 5:
        raise MoveError(f"rate {case.state}")
    rated = replace(case, rating=rating)
    await work.cases.save(rated)
    return rated


async def reopen_case(
    work: UnitOfWork, promises: Promises, person_id: str, case_id: str, now: datetime
) -> Case:
    """Open an answered case again, with a new promise of the same length.

    Raises ``NotYoursError``; ``MoveError`` when it is not answered or the time is over.
    """
    case = await own_case(work, person_id, case_id)
    answered_on = case.answered_on
    if answered_on is None or not promises.may_reopen(answered_on, promises.today(now)):
        raise MoveError(f"reopen {case.state}")
    registered_on, due = promises.register(case.kind, now)
    opened = replace(
        case,
        state=after(case.state, Move.REOPEN),
        assignee=None,
        round=case.round + 1,
        registered_on=registered_on,
        due_on=due.due_on,
        first_due_on=promises.first_due(case.kind, registered_on),
        skipped=tuple(skipped.day for skipped in due.skipped),
        calendar_version=promises.calendar.version,
        answered_on=None,
        ended_on=None,
        answered_at=None,
        decision=None,
    )
    await work.cases.save(opened)
    event = CaseEvent(
        Happened.REOPENED,
        None,
        promises.today(now),
        case.due_on.isoformat(),
        opened.due_on.isoformat(),
    )
    await work.cases.happened(case_id, event)
    await alert_staff(work, opened, now)
    return opened


async def remove_contact(work: UnitOfWork, person_id: str, case_id: str) -> Case:
    """Take back what the person said of themselves, at any time. Raises ``NotYoursError``."""
    case = await own_case(work, person_id, case_id)
    await work.contacts.remove(case_id)
    return case


async def withdraw_case(
    work: UnitOfWork, promises: Promises, person_id: str, case_id: str, now: datetime
) -> Case:
    """Take a case back before it is answered. Raises ``NotYoursError`` and ``MoveError``."""
    case = await own_case(work, person_id, case_id)
    today = promises.today(now)
    withdrawn = replace(case, state=after(case.state, Move.WITHDRAW), ended_on=today, asked_on=None)
    await work.cases.save(withdrawn)
    await work.cases.happened(case_id, CaseEvent(Happened.WITHDRAWN, None, today))
    if case.state is not State.NEW and case.assignee is not None:
        await work.outbox.put(case.assignee, Letter("case-withdrawn", {"case": case_id}), now)
    return withdrawn
