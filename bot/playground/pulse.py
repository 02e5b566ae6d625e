"""Waiting for something to happen in the world, without ever sleeping and looking again."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")
Key = tuple[str, int]


class Pulse:
    """Wakes those who wait when a thing they watch has changed."""

    def __init__(self) -> None:
        self._waiting: dict[Key, set[asyncio.Future[None]]] = defaultdict(set)

    def beat(self, what: str, which: int) -> None:
        """Tells that something changed; the signature is the world's listener."""
        for future in self._waiting.pop((what, which), ()):
            if not future.done():
                future.set_result(None)

    async def until(
        self, keys: Iterable[Key], ready: Callable[[], T | None], seconds: float | None
    ) -> T:
        """The first result of `ready` that is not None, asked again after each change of `keys`.

        Raises ``TimeoutError`` after `seconds`; None waits for ever.
        """
        watched = tuple(keys)
        async with asyncio.timeout(seconds):
            while True:
                result = ready()
                if result is not None:
                    return result
                future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
                for key in watched:
                    self._waiting[key].add(future)
                try:
                    await future
                finally:
                    for key in watched:
                        self._waiting[key].discard(future)
