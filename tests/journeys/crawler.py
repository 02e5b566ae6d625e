"""Somebody who presses every button they meet, types where words are asked for, and looks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from bot.domain.people import Audience, Band, Language
from bot.playground.person import Person
from handlers import commands
from storage.vault import person_owner
from tests.journeys.database import Rows, delivered
from tests.journeys.screens import TYPED, Judge, Shown, masked, shown
from tests.school import School

ANSWERS: Final = {
    "minutes": "№ 5, 12.10.2026",
    "day": "12.10.2026",
    "decreed": "19.12.2026",
    "days": "23.11.2026",
}
"""What forms ask for by the name of their state; all others take any words."""
STEPS: Final = 12
"""Questions of the longest form, and a few more."""
PREVIEW: Final = ":preview"
LEAVES: Final = ("f:cancel", "at:cancel", "go:")
"""Buttons that lead out of a form."""
EXPECTED_REFUSALS: Final = ("message is not modified", "message to edit not found")
"""Telegram says so when a screen stands there already, or the message is gone; the bot knows."""
LAST: Final = ("go:language-", "go:hide", "go:lock")
"""What changes the chat itself waits until the rest is seen."""
ONE_OF_MANY: Final = ("o:", "g:", "t:", "sh:")
"""Single cards, terms, topics and links: one of each kind, all have tests of their own."""
ENDS_ROLES: Final = ("st:left", "st:taken", "st:reset-yes")
"""Nobody crawls on without their role or code; their end has tests of its own."""
ERASES: Final = ("md:yes", "md:withdraw")
"""After these the bot knows nothing of the person: the very last press."""
_COMMAND: Final = re.compile(r"(?<!\w)/[a-z]+\b")


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
        self._rows = Rows(school.settings.storage.database)
        self._owner = person_owner(school.app.services.store.pseudonyms.person(person.id))
        self._read = len(school.play.calls)
        self._path: list[str] = []
        self._signatures: set[str] = set()
        self._pressed: set[str] = set()
        self._waiting: list[tuple[int, str]] = []
        self._later: list[tuple[int, str]] = []
        self._erasing: tuple[int, str] | None = None
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
        if self._erasing is not None:
            await self._press(*self._erasing)
        self.found.screens[self.role] = len(self._signatures)
        return len(self._signatures)

    async def _explore(self) -> None:
        while self._waiting:
            message, data = self._waiting.pop()
            screens = await self._press(message, data)
            if not self._state():
                continue
            form = f"{self._state()} {[one.signature for one in screens]}"
            if form in self.found.explored:
                await self._say("/cancel")
            else:
                self.found.explored.add(form)
                await self._fill_in(message, data)

    async def _fill_in(self, message: int, opening: str) -> None:
        """Fill in the form that was opened; press each button of its preview, sending last."""
        preview = await self._to_preview()
        if preview is None:
            return
        for turn, (_, data) in enumerate(reversed(preview.buttons)):
            if turn:
                await self._press(message, opening)
                preview = await self._to_preview() or preview
            await self._press(preview.message_id, data)

    async def _to_preview(self) -> Shown | None:
        """Answer every question of a form, in words or by a button; None if it has no preview."""
        for _ in range(STEPS):
            state = self._state()
            if not state:
                return None
            screens = await self._say(ANSWERS.get(state.rpartition(":")[2], TYPED))
            if self._state() == state:
                onward = [data for _, data in screens[-1].buttons if not data.startswith(LEAVES)]
                if not onward:
                    break
                screens = await self._press(screens[-1].message_id, onward[0])
            if self._state().endswith(PREVIEW):
                return screens[-1]
        await self._say("/cancel")
        return None

    def _state(self) -> str:
        """The form the person is in, empty outside one."""
        found = self._rows.of("SELECT state FROM conversation WHERE owner = ?", self._owner)
        return str(found[0][0] or "") if found else ""

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
        state = self._state()
        for screen in screens:
            for fault in self._judge.faults(screen, self.language):
                self._fault(f"{fault}: {screen.text!r} {[label for label, _ in screen.buttons]}")
            self._signatures.add(screen.signature)
            # The buttons of a preview work only now; whoever fills in the form presses them.
            for _, data in () if state.endswith(PREVIEW) else screen.buttons:
                self._plan(screen, data)
        leads_on = any(one.is_file or one.buttons or _COMMAND.search(one.text) for one in screens)
        if screens and not leads_on and not state:
            self._fault(f"a dead end: {screens[-1].text!r}")
        return screens

    def _plan(self, screen: Shown, data: str) -> None:
        """Remember a button to press, unless one like it was pressed.

        On a screen that reads the same for another role the same button is pressed once.
        """
        message, key = screen.message_id, masked(data)
        if data.startswith(("https:", *ENDS_ROLES)):
            return
        if data.startswith(ONE_OF_MANY):
            key = _kind(data)
        step = f"{screen.signature} >> {key}"
        if step in self.found.explored:
            return
        if data.startswith("c:"):
            if not self._near_an_end(data):
                return
            key = data
        elif data.startswith(("f:cancel", "at:cancel")) or self._is_foreign_start(data):
            return
        if key in self._pressed or data == self._home:
            return
        self._pressed.add(key)
        self.found.explored.add(step)
        if data.startswith("su:") and not data.endswith(":"):
            self._later.append((message, data))
        elif data in ERASES:
            self._erasing = (message, data)
        elif data.startswith(LAST):
            self._later.append((message, data))
        else:
            self._waiting.append((message, data))

    def _is_foreign_start(self, data: str) -> bool:
        """A first meeting in the other language: that language has a crawl of its own."""
        return data.startswith("su:") and not data.startswith((f"su:{self._own}:", "su:::"))

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


def _kind(data: str) -> str:
    """What a button for one of many leads to, whichever of them it is."""
    prefix, _, *more = data.split(":")
    return ":".join([prefix, *(one if one in ("front", "topic", "") else "other" for one in more)])
