"""Flood control: how fast a bot may write before it gets 429.

Three buckets, each measured in real seconds whatever the world's clock says:
30 a second over all chats; 1 a second per chat after a burst; 20 a minute per group.
A person in a private chat bears a longer burst than a group, because answers to a person
who taps quickly are normal; edits are not held against the pace of a private chat.
Telegram publishes no exact bursts: these are on the careful side.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.playground import limits

Seconds = Callable[[], float]


@dataclass(slots=True)
class Bucket:
    """Holds up to `most` permits and gains `pace` of them a second."""

    most: float
    pace: float
    left: float
    at: float

    def refill(self, now: float) -> None:
        """Adds what has been gained since the last look."""
        self.left = min(self.most, self.left + (now - self.at) * self.pace)
        self.at = now

    def lacking(self, count: int) -> float:
        """Seconds until `count` permits are there, 0 when they are."""
        return max(0.0, (min(count, self.most) - self.left) / self.pace)


@dataclass(slots=True)
class Flood:
    """Counts what was let through and what was refused, by the bucket that refused it."""

    seconds: Seconds
    enabled: bool = True
    passed: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    _buckets: dict[tuple[str, int, int], Bucket] = field(default_factory=dict)

    def wait(self, bot_id: int, chat_id: int | None, method: str, count: int = 1) -> int:
        """Whole seconds the bot has to wait, 0 when the call may pass (and is then counted)."""
        if not self.enabled or not _limited(method):
            return 0
        now = self.seconds()
        buckets = list(self._concerned(bot_id, chat_id, method, now))
        for name, bucket in buckets:
            bucket.refill(now)
            if lacking := bucket.lacking(count):
                self.refused[name] += 1
                return max(1, math.ceil(lacking))
        for _, bucket in buckets:
            bucket.left -= count
        self.passed += 1
        return 0

    def _concerned(
        self, bot_id: int, chat_id: int | None, method: str, now: float
    ) -> list[tuple[str, Bucket]]:
        wanted = [("overall", 0, limits.OVERALL_PER_SECOND, limits.OVERALL_PER_SECOND)]
        if chat_id is not None and chat_id < 0:
            wanted.append(("group", chat_id, limits.GROUP_PER_MINUTE, limits.GROUP_PER_MINUTE / 60))
            wanted.append(("chat", chat_id, limits.GROUP_BURST, limits.CHAT_PER_SECOND))
        elif chat_id is not None and not method.lower().startswith("edit"):
            wanted.append(("chat", chat_id, limits.CHAT_BURST, limits.CHAT_PER_SECOND))
        found = []
        for name, which, most, pace in wanted:
            key = (name, bot_id, which)
            if key not in self._buckets:
                self._buckets[key] = Bucket(most, pace, most, now)
            found.append((name, self._buckets[key]))
        return found


def _limited(method: str) -> bool:
    name = method.lower()
    if name == "sendchataction":
        return False
    return name.startswith(("send", "copy", "forward", "editmessage"))
