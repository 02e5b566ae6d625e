"""Consents end by themselves on the day the notice named; each end is a record, and is told."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from bot.domain.editions import Edition
from bot.domain.promises import Promises
from storage.outbox import Letter
from storage.store import Store

AT_ONCE: Final = 200
"""Consents ended in one transaction, so that writers wait only a moment."""


async def expire_consents(store: Store, promises: Promises, now: datetime) -> int:
    """Record the end of every consent whose last day is over; how many people it concerned.

    Nobody is asked again: who wants to can consent anew.
    """
    async with store.reading() as work:
        editions = [one for log in await work.notices.logs() for one in log.editions]
    ended = 0
    for edition in editions:
        if edition.content.consent is None:
            continue
        while count := await _batch(store, promises, edition, now):
            ended += count
    return ended


async def _batch(store: Store, promises: Promises, edition: Edition, now: datetime) -> int:
    part = edition.content.consent
    if part is None:
        return 0
    today = promises.today(now)
    before = today - timedelta(days=part.days)
    async with store.writing() as work:
        over = await work.records.consented_before(edition.notice, edition.version, before, AT_ONCE)
        await work.records.expire(over, today)
        people = sorted({one.statement.person for one in over})
        letter = Letter("consent-ended", {"notice": edition.notice, "version": edition.version})
        key = f"ended:{edition.notice}:{edition.version}:{today.isoformat()}:"
        await work.outbox.put_quietly(people, letter, now, key)
    return len(over)
