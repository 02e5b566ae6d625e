"""One at a time for each chat, in the order of asking."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Turns:
    """Locks by chat, forgotten as soon as nobody waits."""

    def __init__(self) -> None:
        self._locks: dict[int, tuple[asyncio.Lock, int]] = {}

    @asynccontextmanager
    async def of(self, chat: int) -> AsyncIterator[None]:
        """Hold the chat's turn until the block ends."""
        lock, waiting = self._locks.get(chat, (asyncio.Lock(), 0))
        self._locks[chat] = (lock, waiting + 1)
        try:
            async with lock:
                yield
        finally:
            lock, waiting = self._locks[chat]
            if waiting == 1:
                del self._locks[chat]
            else:
                self._locks[chat] = (lock, waiting - 1)
