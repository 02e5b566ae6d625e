"""Let the staff's group show each open case as a topic with its number and state, nothing else."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from storage.outbox import Letter
from storage.store import Store

AT_ONCE: Final = 50
"""Topics posted in one go; a group takes 18 messages a minute."""


async def keep_topics(store: Store, now: datetime) -> int:
    """Post a letter for each topic that does not show its case's state; how many.

    What a topic must look like is read again when the letter is sent, so one missed or sent
    twice does no harm. Does nothing without a group.
    """
    async with store.reading() as seen:
        group = await seen.groups.bound()
        stale = await seen.groups.stale(AT_ONCE) if group else []
    if group is None or not stale:
        return 0
    async with store.writing() as work:
        for one in stale:
            await work.outbox.put(group, Letter("topic", {"case": one.case}), now)
            await work.groups.posted(one)
    return len(stale)
