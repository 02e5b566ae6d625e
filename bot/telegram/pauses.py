"""Chats to which Telegram refused to write for a while, and what that means for their answers.

Whoever is known gets their answers as letters until the pause is over, in order; the sender keeps
the pace. A stranger can have no letter: their answer itself waits, but holds others only so long.
"""

from __future__ import annotations

import asyncio
from typing import Final

ONE_MORE: Final = 1.0
"""Seconds by which each letter makes the wait longer: Telegram takes one a second for a chat."""
ALLOWANCE: Final = 4.0
"""Seconds in a ``WINDOW`` that the answers to one stranger may wait, all together."""
WINDOW: Final = 60.0


class Pauses:
    """Kept in memory, in seconds of the event loop; after a restart Telegram says it again."""

    def __init__(self) -> None:
        self._until: dict[int, float] = {}
        self._spent: dict[int, tuple[float, float]] = {}

    def begin(self, chat: int, seconds: float) -> None:
        """Telegram asked for a pause of so many seconds."""
        now = _now()
        self._until = {one: until for one, until in self._until.items() if until > now}
        self._until[chat] = max(self._until.get(chat, now), now + seconds)

    def joins(self, chat: int) -> bool:
        """Whether an answer has to queue up behind others in a pause; if so, it lasts longer."""
        until = self._until.get(chat)
        if until is None or until <= _now():
            return False
        self._until[chat] = until + ONE_MORE
        return True

    def grants(self, chat: int, seconds: float) -> bool:
        """Whether an answer to a stranger may wait so many seconds, which then are spent."""
        now = _now()
        recent = {one: kept for one, kept in self._spent.items() if now - kept[0] < WINDOW}
        since, spent = recent.get(chat, (now, 0.0))
        granted = spent + seconds <= ALLOWANCE
        if granted:
            recent[chat] = (since, spent + seconds)
        self._spent = recent
        return granted


def _now() -> float:
    return asyncio.get_running_loop().time()
