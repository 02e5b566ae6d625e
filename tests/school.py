"""A whole school for a test: the strict emulator, the real bot, a real database file.

Time stands where the test puts it; waiting is done by the people, who wait for what they see.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.app import App, open_app
from bot.domain.cases import Decision
from bot.domain.people import Audience, Band, Language, Role
from bot.domain.second_factor import STEP_SECONDS
from bot.playground.demo import demo_settings
from bot.playground.faults import Faults
from bot.playground.person import Person
from bot.playground.server import Playground
from bot.settings import Settings
from bot.telegram.sender import Pace
from bot.texts import Texts, Words
from bot.usecases.bind_staff import new_staff_link
from handlers.buttons import Setup
from handlers.staff.binding import PAYLOAD
from tests.enrolling import code_at, enrol
from tests.fresh import dress, fresh_database, remember_profile

TOKEN = "123456:test-token-of-no-bot"
ALMATY = ZoneInfo("Asia/Almaty")
MORNING = datetime(2026, 11, 23, 10, 0, tzinfo=ALMATY)
"""A Monday, within working hours."""
UNHURRIED = Pace(overall=1000, letters=1000, per_chat=1000, burst=1000)


@dataclass
class FakeClock:
    """Stands still until it is moved."""

    now: datetime = MORNING

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        """Move on, as ``timedelta`` takes it."""
        self.now += timedelta(**by)


# No repr: asyncio asks for it at every end of a fixture, and it would write all settings out.
@dataclass(repr=False)
class School:
    """The emulator and the bot in it, with shortcuts for what tests do often."""

    play: Playground
    app: App
    clock: FakeClock
    settings: Settings
    texts: Texts
    stop: asyncio.Event = field(default_factory=asyncio.Event)
    secrets: dict[int, str] = field(default_factory=dict)
    """What the authenticators of staff hold, by Telegram id."""

    def words(self, language: str = "kk") -> Words:
        """The texts in a language."""
        return self.texts[Language(language)]

    async def stranger(self, key: str, language: str = "kk") -> Person:
        """Somebody who has not met the bot."""
        return self.play.person(key, language_code=language)

    async def person(
        self,
        key: str,
        language: str = "kk",
        audience: Audience = Audience.PARENT,
        band: Band = Band.PRIMARY,
    ) -> Person:
        """Somebody who has had the first meeting; only its last step is taken, since all of them
        have journeys of their own.
        """
        person = await self.stranger(key, language)
        await person.start()
        await person.sees(self.words(language).plain("hello"))
        await person.press(data=Setup(lang=language, who=audience, band=band).pack())
        await person.sees(self.words(language).plain("notice-title"))
        return person

    async def staff(
        self, key: str, role: Role, language: str = "kk", *, enrolled: bool = True
    ) -> Person:
        """Somebody bound to a staff role by a one-time link; if `enrolled`, with open work."""
        async with self.app.services.store.writing() as work:
            token = await new_staff_link(work, role, self.clock())
        person = await self.stranger(key, language)
        await person.start(PAYLOAD + token)
        await person.sees(self.words(language).plain(f"role-{role.value.replace('_', '-')}"))
        if enrolled:
            await self.enrol(person)
        return person

    async def enrol(self, person: Person) -> None:
        """Set up a staff member's second factor and leave their work open."""
        services = self.app.services
        me = services.store.pseudonyms.person(person.id)
        async with services.store.writing() as work:
            secret = await enrol(work, services.promises, me, self.clock())
        if secret is not None:
            self.secrets[person.id] = secret

    async def locks(self, person: Person) -> None:
        """The staff member closes their work."""
        await person.send("/lock")
        await person.settled()

    def code(self, person: Person) -> str:
        """The code the person's authenticator shows next; time moves on to it."""
        self.clock.move(seconds=STEP_SECONDS)
        return code_at(self.secrets[person.id], self.clock())

    async def files(self, person: Person, text: str, language: str = "kk") -> str:
        """File a question; the number of the case."""
        words = self.words(language)
        await person.send("/complaint")
        await person.press(words.plain("kind-question"))
        await person.sees(words.plain("kind-question"))
        await person.send(text)
        await person.press(words.plain("button-send"))
        receipt = await person.sees("№ ")
        return receipt.text.partition("№ ")[2].split()[0]

    async def decides(
        self, staff: Person, language: str = "kk", decision: Decision = Decision.GRANTED
    ) -> None:
        """Choose the decision of the answer that is looked at, and send it."""
        words = self.words(language)
        chosen = words.plain(f"decision-{decision}")
        await staff.press(words.plain("decision-choose", decision=chosen))
        await staff.sees(words.plain("answer-decision", decision=chosen))
        await staff.press(words.plain("button-send-answer"))


@asynccontextmanager
async def open_school(
    folder: Path, *, faults: Faults | None = None, flood_control: bool = False
) -> AsyncIterator[School]:
    """A school whose data lie in `folder`; the bot polls until the block ends."""
    clock = FakeClock()
    async with Playground(clock=clock, faults=faults, flood_control=flood_control) as play:
        account = play.add_bot(TOKEN, "adal_test_bot", "Adal")
        dress(account)
        settings = demo_settings(play.api_base, TOKEN, folder)
        fresh_database(settings.storage.database)
        async with open_app(settings, clock=clock, pace=UNHURRIED) as app:
            school = School(play, app, clock, settings, app.services.texts)
            running = asyncio.ensure_future(app.run(school.stop))
            try:
                yield school
            finally:
                school.stop.set()
                with suppress(asyncio.CancelledError):
                    await running
                remember_profile(account)
