"""Tell everybody whom a notice concerns: once, then at most two reminders, then silence.

A round is begun by a person and goes on in batches, each a transaction with the place it
reached, so that a restart neither forgets anybody nor tells anybody twice (002:4.4ae, 6.10a).
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from bot.domain.broadcasts import FIRST, Broadcast, next_stage
from bot.domain.editions import NoticeLog
from bot.domain.notices import OWN
from bot.domain.people import Role
from bot.domain.promises import Promises
from storage.outbox import Letter
from storage.store import Repositories, Store, UnitOfWork

AT_ONCE: Final = 300
"""Letters posted in one transaction, so that writers wait only a moment."""


class NotToBeToldError(Exception):
    """The newest edition is only an editorial change, or has ended: nobody is told of it."""


async def find_log(work: Repositories, own: NoticeLog, code: str) -> NoticeLog | None:
    """The notice with this code, the bot's own among them."""
    return own if code == OWN else await work.notices.log(code)


async def begin_telling(
    work: UnitOfWork, promises: Promises, by: tuple[str, Role], log: NoticeLog, now: datetime
) -> bool:
    """Begin to tell of the newest edition; False if that was begun before.

    Raises ``NotToBeToldError``.
    """
    edition, today = log.newest, promises.today(now)
    if not edition.content.material or edition.ended(today):
        raise NotToBeToldError
    begun = await work.broadcasts.start(log.notice, edition.version, FIRST, today)
    if begun:
        await work.audit.note(now, *by, "notice_told", log.notice, None, edition.version)
    return begun


async def go_on_telling(store: Store, promises: Promises, own: NoticeLog, now: datetime) -> int:
    """Post what is left of every round that was begun; how many letters.

    Letters wait in the outbox for school hours by themselves.
    """
    async with store.reading() as work:
        rounds = await work.broadcasts.unfinished()
    posted = 0
    for one in rounds:
        while (fresh := await _batch(store, promises, own, one, now)) is not None:
            posted += fresh
    return posted


async def remind(
    store: Store, promises: Promises, own: NoticeLog, now: datetime, reminders: int, every: int
) -> int:
    """Begin the reminders that are due, `every` working days apart; how many rounds.

    Only the newest edition is reminded of, and nobody who has answered it, also by refusing.
    Does nothing outside working hours.
    """
    if not promises.is_working_time(now):
        return 0
    today, begun = promises.today(now), 0
    async with store.writing() as work:
        for last in await work.broadcasts.finished():
            stage = next_stage(last, reminders)
            passed = promises.calendar.working_days_between(last.started_on, today)
            if stage is None or passed < every:
                continue
            log = await find_log(work, own, last.notice)
            if log is None or log.newest.version != last.version or log.newest.ended(today):
                continue
            begun += await work.broadcasts.start(last.notice, last.version, stage, today)
    return begun


async def _batch(
    store: Store, promises: Promises, own: NoticeLog, seen: Broadcast, now: datetime
) -> int | None:
    """Post to the next people of a round; how many letters are new, None when it is finished."""
    async with store.writing() as work:
        rounds = await work.broadcasts.rounds(seen.notice, seen.version)
        one = next(one for one in rounds if one.stage == seen.stage)
        if one.finished:
            return None
        log = await find_log(work, own, one.notice)
        edition = log.newest if log else None
        stale = edition is None or edition.version != one.version
        if log is None or edition is None or stale or edition.ended(promises.today(now)):
            # A newer edition is told of instead: two letters on one notice would confuse.
            await work.broadcasts.advance(one, "", 0, finished=True)
            return None
        readers = edition.content.readers
        people = await work.broadcasts.untold(one, readers, log.alike, AT_ONCE)
        letter = Letter(
            "notice-told", {"notice": one.notice, "version": one.version, "stage": one.stage}
        )
        fresh = await work.outbox.put_quietly(people, letter, now, one.letters)
        finished = len(people) < AT_ONCE
        reached = people[-1] if people and not finished else ""
        await work.broadcasts.advance(one, reached, fresh, finished=finished)
        return fresh
