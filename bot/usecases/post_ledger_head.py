"""Once a working day: check the chain of records and tell the school its last link."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from bot.domain.people import Role
from bot.domain.promises import Promises
from bot.usecases.check_ledger import check_ledger
from storage.outbox import Letter
from storage.store import Store

TOLD: Final = (Role.HEAD, Role.RESPONSIBLE)


async def post_ledger_head(store: Store, promises: Promises, now: datetime) -> int:
    """Post the day's letter to those who did not get it yet; how many letters.

    Who keeps one of these letters can tell later whether anything before it was rewritten. Does
    nothing outside working hours.
    """
    if not promises.is_working_time(now):
        return 0
    day = promises.today(now).isoformat()
    async with store.reading() as work:
        told = {person for role in TOLD for person in await work.staff.members(role)}
        keys = {person: f"ledger:{day}:{person}" for person in sorted(told)}
        missing = await work.outbox.unknown(keys.values())
    if not missing:
        return 0
    state = await check_ledger(store)
    letter = Letter(
        "ledger-head", {"day": day, "count": state.count, "link": state.head, "fault": state.fault}
    )
    posted = 0
    async with store.writing() as work:
        for person, key in keys.items():
            if key in missing:
                posted += await work.outbox.put(person, letter, now, key)
    return posted
