"""Receive what a person sends, however much it is: repeats join, a flood is told at once.

The person is never refused and nothing is lost: each case has its number and its promised day.
Only staff learn of it together with others, at the next full hour.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.cases import Case, CaseEvent, Happened
from bot.domain.floods import (
    ALERTS_AN_HOUR,
    AN_HOUR,
    CASES_A_DAY,
    is_urgent,
    same_words,
    told_at,
)
from bot.domain.promises import Promises
from bot.usecases.file_case import Filing, file_case
from storage.store import UnitOfWork


@dataclass(frozen=True, slots=True)
class Received:
    """The case, whether it stood there already, and when staff are told if that is later."""

    case: Case
    repeated: bool = False
    told_at: datetime | None = None


async def receive_case(
    work: UnitOfWork, promises: Promises, filing: Filing, now: datetime
) -> Received:
    """File it, or join it to the person's own open case that says the same."""
    same = await _same(work, filing)
    if same is not None:
        await _note_repeat(work, promises, same, now)
        return Received(same, repeated=True)
    if not await _is_flood(work, promises, filing, now):
        return Received(await file_case(work, promises, filing, now))
    case = await file_case(work, promises, filing, now, alert=False)
    until = told_at(now)
    await work.held.hold(case.id, until)
    return Received(case, told_at=until)


async def _same(work: UnitOfWork, filing: Filing) -> Case | None:
    if filing.contact is not None:
        # A way to be reached is new to staff, even if the words are not.
        return None
    appeals = filing.appeals.number if filing.appeals else None
    for case, text in await work.cases.first_words(filing.person, filing.kind):
        if (case.subject, case.appeals) == (filing.subject, appeals) and same_words(
            text, filing.text
        ):
            return case
    return None


async def _note_repeat(work: UnitOfWork, promises: Promises, case: Case, now: datetime) -> None:
    """Note in the trail, once a day, that it was sent again; no alert."""
    event = CaseEvent(Happened.REPEATED, None, promises.today(now))
    if not any(
        (past.kind, past.day) == (event.kind, event.day)
        for past in await work.cases.events(case.id)
    ):
        await work.cases.happened(case.id, event)


async def _is_flood(work: UnitOfWork, promises: Promises, filing: Filing, now: datetime) -> bool:
    today = promises.today(now)
    if await work.cases.filed_since(filing.person, today) >= CASES_A_DAY:
        return True
    if is_urgent(filing.kind, filing.subject):
        return False
    return await work.outbox.most_alerts_since(now - AN_HOUR) >= ALERTS_AN_HOUR
