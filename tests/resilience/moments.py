"""When the bot dies: in the middle of its work, at moments that the emulator sees.

Every so many updates the next one of these is drawn, and the first fitting event kills:

* ``acted``: somebody did something, and the bot has had a few milliseconds with it;
* ``unsent``: a request of the bot is on its way and never arrives;
* ``untold``: a request is carried out, and the bot never learns it;
* ``unconfirmed``: a batch is handled, and its confirmation never arrives;
* ``confirmed``: a batch is confirmed, and the bot never gets the next one.
"""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import Sequence
from typing import Final

from bot.playground.faults import Faults, Rule
from bot.playground.world import Bot
from tests.resilience.lives import Lives

KINDS: Final = ("acted", "unsent", "untold", "unconfirmed", "confirmed")
_A_FEW: Final = 0.03
"""Seconds within which the bot dies after somebody acted."""


class Moments(Faults):
    """Faults that see every call of the bot the moment it arrives, and kill the bot there."""

    def __init__(self, bot_dies: random.Random, every: int) -> None:
        super().__init__()
        self._chance = bot_dies
        self._every = every
        self._bot: Bot
        self._lives: Lives
        self._calls: Sequence[object] = ()
        self._kind = ""
        self._from = 0
        self._seen = 0
        self._polled = False
        self.armed = False
        """Whether the bot may be killed."""
        self.hits: Counter[str] = Counter()
        """How often the bot died at each kind of moment."""
        self.deaths: list[int] = []
        """How many calls the bot had made at each death."""

    def watch(self, bot: Bot, lives: Lives, calls: Sequence[object]) -> None:
        """Kill `bot` from now on, whose process is in `lives` and whose calls are `calls`."""
        self._bot, self._lives, self._calls = bot, lives, calls
        self._seen = bot.next_update_id
        self.armed = True
        self._draw()

    def queue_changed(self, what: str, _: int) -> None:
        """The world's listener: a person's update may have come."""
        if what != "queue" or not self.armed or self._bot.next_update_id == self._seen:
            return
        self._seen = self._bot.next_update_id
        if self._due("acted") and self._polled:
            wait = self._chance.uniform(0, _A_FEW)
            asyncio.get_running_loop().call_later(wait, self._dies, "acted")

    def strike(self, method: str, chat_id: int | None) -> Rule | None:
        """A call has arrived and is not carried out yet."""
        lost = False
        if method == "getUpdates":
            if self._polled:
                lost = self._dies("unconfirmed")
                self._dies("confirmed")
            else:
                self._polled = True
        elif method.startswith(("send", "edit", "answer")):
            lost = self._dies("unsent")
            self._dies("untold")
        return Rule("reset_before") if lost else super().strike(method, chat_id)

    def _draw(self) -> None:
        self._kind = self._chance.choice(KINDS)
        self._from = self._seen + round(self._every * self._chance.uniform(0.6, 1.4))

    def _due(self, kind: str) -> bool:
        return self.armed and self._kind == kind and self._seen >= self._from

    def _dies(self, kind: str) -> bool:
        if not self._due(kind) or not self._lives.kill():
            return False
        self._polled = False
        self.hits[kind] += 1
        self.deaths.append(len(self._calls))
        self._draw()
        return True
