"""Marks letters as sent the moment Telegram took them.

Until its mark is committed, a letter goes out once more if the process dies; so nothing else
stands between the two. Letters that were taken while a transaction was open share the next one.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

import structlog

from storage.store import Store

log = structlog.get_logger()


@dataclass(slots=True)
class Marks:
    """The sender's marks."""

    store: Store
    _waiting: list[int] = field(init=False, default_factory=list)
    _turn: asyncio.Lock = field(init=False, default_factory=asyncio.Lock)

    async def set(self, letter: int, stop: asyncio.Event) -> None:
        """Return when the letter's mark is committed.

        Tries again every second while it fails, so that a letter which arrived is not sent again.
        Raises what made it fail if it still does once `stop` is set.
        """
        self._waiting.append(letter)
        async with self._turn:
            while letter in self._waiting:
                try:
                    await self._commit()
                except Exception as error:  # unmarked it would go out for ever
                    log.error("mark_failed", error=type(error).__name__)
                    if stop.is_set():
                        raise
                    await asyncio.sleep(1)

    async def _commit(self) -> None:
        async with self.store.writing(first=True) as work:
            letters = self._waiting[:]
            await work.outbox.sent(letters)
        del self._waiting[: len(letters)]
