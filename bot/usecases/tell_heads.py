"""Tell the heads what changed among the staff, so that nobody changes roles unseen (002:8.2)."""

from __future__ import annotations

from datetime import datetime

from bot.domain.people import Role
from storage.outbox import Letter
from storage.store import UnitOfWork


async def tell_heads(work: UnitOfWork, letter: Letter, now: datetime, *but: str) -> None:
    """Post the letter to every head, except to those named by their pseudonyms."""
    for head in await work.staff.members(Role.HEAD):
        if head not in but:
            await work.outbox.put(head, letter, now)
