"""Somebody who presses every button they meet, types where words are asked for, and looks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from aiogram.fsm.storage.base import StorageKey

from bot.domain.people import Audience, Band, Language
from bot.playground.person import Person
from handlers import commands
from tests.conftest import School
from tests.journeys.database import delivered
from tests.journeys.screens import TYPED, Judge, Shown, masked, shown

EXPECTED_REFUSALS: Final = ("message is not modified", "message to edit not found")
"""Telegram says so when a screen stands there already, or the message is gone; the bot knows."""
LAST: Final = ("go:language-", "go:hide")
"""What changes the chat itself waits until the rest is seen."""


@dataclass
class Findings:
    """What all crawlers of a test found together."""

    screens: Counter[str] = field(default_factory=Counter)
    presses: int = 0
    faults: list[str] = field(default_factory=list)
    explored: set[str] = field(default_factory=set)
    """Steps whose outcome does not depend on the role and which somebody took already."""


class Crawler:
    """One role in one language."""

    def __init__(
        self, school: School, person: Person, role: str, language: Language, found: Findings
    ) -> None:
        self.school = school
        self.person = person
        self.role = role
        self.language: Language | None = language
        self.found = found
        self._own = language
        self._judge = Judge(school.texts)
        self._read = 0
        self._path: list[str] = []
        self._signatures: set[str] = set()
        self._pressed: set[str] = set()
        self._waiting: list[tuple[int, str]] = []
        self._later: list[tuple[int, str]] = []
        self._home: str | None = None

    async def meet(self, audience: Audience, band: Band) -> None:
        """Through the first meeting as a stranger."""
        self.language = None
        (first,) = await self._say("/start")
        self.language = self._own
        self._home = f"su:{self._own}:{audience}:{band}"
        for data in (f"su:{self._own}::", f"su:{self._own}:{audience}:", self._home):
            await self._press(first.message_id, data)

    async def walk(self, more: Iterable[str] = ()) -> int:
        """From every command along every button; the number of different screens."""
        for command in (*commands.SHOWN, *more):
            await self._say(f"/{command}")
            await self._explore()
        while self._later:
            message, data = self._later.pop(0)
            await self._press(message, data)
            if self._home and data.startswith(("su:", "go:language-")):
                await self._press(message, self._home)
            await self._explore()
        self.found.screens[self.role] = len(self._signatures)
        return len(self._signatures)

    async def _explore(self) -> None:
        while self._waiting:
            message, data = self._waiting.pop()
            await self._press(message, data)
            if (await self._state()).endswith(":text"):
                await self._fill_in(message, data)

    async def _fill_in(self, message: int, opening: str) -> None:
        """Type the words a form asks for; press each button of the preview, sending last."""
        screens = await self._say(TYPED)
        if not (await self._state()).endswith(":preview"):
            return
        preview = screens[-1]
        if preview.signature in self.found.explored and "sent" in self._pressed:
            return
        self.found.explored.add(preview.signature)
        self._pressed.add("sent")
        for turn, (_, data) in enumerate(reversed(preview.buttons)):
            if turn:
                await self._press(message, opening)
                preview = (await self._say(TYPED))[-1]
            await self._press(preview.message_id, data)

    async def _state(self) -> str:
        storage = self.school.app.dispatcher.storage
        chat = self.person.id
        key = StorageKey(bot_id=self.person.bot.user.id, chat_id=chat, user_id=chat)
        return await storage.get_state(key) or ""

    async def _say(self, text: str) -> list[Shown]:
        self._path.append(text)
        await self.person.send(text)
        await self.person.settled()
        return await self._look()

    async def _press(self, message: int, data: str) -> list[Shown]:
        self._path.append(data)
        self.found.presses += 1
        speaks = self.language
        if data.startswith("go:language-"):
            self.language = Language(data.removeprefix("go:language-"))
        elif data.startswith("su:"):
            chosen = data.split(":")[1]
            self.language = Language(chosen) if chosen else None
        pressed = await self.person.press(data=data, message_id=message)
        if pressed.answer is None:
            self._fault("the button was not answered")
        elif self.language or speaks:
            for fault in self._judge.popup_faults(
                pressed.answer.text, self.language or speaks or self._own
            ):
                self._fault(f"{fault}: {pressed.answer.text!r}")
        screens = await self._look()
        if not screens and not (pressed.answer and pressed.answer.text):
            unchanged = any("not modified" in c.description for c in self._calls)
            if not unchanged:
                self._fault("nothing happened")
        if data.startswith("su:") and data.endswith(":"):
            # Only the last step of the choice is stored.
            self.language = speaks
        return screens

    async def _look(self) -> list[Shown]:
        """Everything shown since the last look, once all letters to this person have left."""
        await delivered(self.school, self.person)
        calls = self.school.play.calls
        self._calls = [c for c in calls[self._read :] if c.chat_id == self.person.id]
        self._read = len(calls)
        for call in self._calls:
            if not call.ok and not any(why in call.description for why in EXPECTED_REFUSALS):
                self._fault(f"Telegram refused {call.method}: {call.description}")
            if call.lost_entities:
                self._fault(f"{call.lost_entities} formattings would be lost")
        screens = [one for call in self._calls if (one := shown(call)) is not None]
        for screen in screens:
            self._take(screen)
        if screens and not any(screen.buttons for screen in screens):
            if not (await self._state()).endswith((":text", ":preview")):
                self._fault(f"a dead end: {screens[-1].text!r}")
        return screens

    def _take(self, screen: Shown) -> None:
        for fault in self._judge.faults(screen, self.language):
            self._fault(f"{fault}: {screen.text!r} {[label for label, _ in screen.buttons]}")
        self._signatures.add(screen.signature)
        for _, data in screen.buttons:
            self._plan(screen, data)

    def _plan(self, screen: Shown, data: str) -> None:
        """Remember a button to press, unless one like it was pressed.

        On a screen that reads the same for another role the same button is pressed once.
        """
        message, key = screen.message_id, masked(data)
        step = f"{screen.signature} >> {key}"
        if step in self.found.explored:
            return
        if data.startswith("c:"):
            if not self._near_an_end(data):
                return
            key = data
        elif data.startswith(("f:send", "f:rewrite", "f:cancel", "w:send")):
            return
        elif data.startswith("su:") and not data.startswith((f"su:{self._own}:", "su:::")):
            if not data.endswith("::"):
                return
        if key in self._pressed or data == self._home:
            return
        self._pressed.add(key)
        self.found.explored.add(step)
        if data.startswith("su:") and not data.endswith(":"):
            self._later.append((message, data))
        elif data.startswith(LAST):
            self._later.append((message, data))
        else:
            self._waiting.append((message, data))

    def _near_an_end(self, data: str) -> bool:
        """Cards at both ends of the reader's own walkthrough; each card has a test of its own."""
        _, who, band, at, *_ = data.split(":")
        walk = self.school.app.services.catalogue.walkthrough(Audience(who), Band(band))
        if self._home and not self._home.endswith(f":{who}:{band}"):
            return int(at) == 0
        return int(at) < 2 or int(at) >= walk.start_of(len(walk.chapters) - 1)

    def _fault(self, what: str) -> None:
        way = " → ".join(self._path[-4:])
        self.found.faults.append(f"{self.role} ({way}): {what}")
