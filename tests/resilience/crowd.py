"""People who use the bot at random and see to it that everything they do is answered.

Each waits for what must come of an action before the next one, however long the bot is dead.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from bot.domain.cases import Kind, Subject
from bot.domain.people import Audience, Band
from bot.playground.person import Person, Seen
from bot.texts import Words
from handlers.buttons import Card, Chapters, FileButton, NoticeButton, Work

PATIENCE: Final = 60.0
"""Seconds after which somebody gives up, and the test fails."""
ABOUT: Final = (Subject.UNFAIR_RESULT, Subject.RESPONSIBLE_PERSON)
"""Complaints about the first go to the responsible person, about the second to the head."""
NUMBER: Final = re.compile(r"№ (\w{3}-\w{3}-\w{3})")
RECEIPT: Final = re.compile(r"\bR-[0-9A-F]{10}\b")


@dataclass
class Someone:
    """One person, what they did, and what they were told."""

    person: Person
    words: Words
    chance: random.Random
    actions: Counter[str] = field(default_factory=Counter)
    complaints: list[str] = field(default_factory=list)
    """The words of every complaint whose "send" was pressed."""
    receipt: str | None = None
    """The number of the acknowledgement."""

    async def _says(self, text: str, shown: Callable[[Seen], bool]) -> Seen:
        self.actions["messages"] += 1
        since = self.person.now
        await self.person.send(text)
        return await self.person.finds(since, shown)
