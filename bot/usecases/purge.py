"""Forget what is no longer needed: marks of old updates, delivered letters, message ids."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from storage.store import Store

REDELIVERY: Final = timedelta(days=3)
"""Telegram keeps an update for one day; marks are kept for three."""
DELETABLE: Final = timedelta(hours=48)
"""For so long Telegram lets a bot delete its own messages."""


async def purge(store: Store, now: datetime) -> int:
    """Delete what has served its purpose; the number of rows forgotten."""
    async with store.writing() as work:
        gone = await work.updates.purge((now - REDELIVERY).date())
        gone += await work.outbox.purge((now - REDELIVERY).date())
        gone += await work.shown.purge(now - DELETABLE)
    await store.checkpoint()
    return gone
