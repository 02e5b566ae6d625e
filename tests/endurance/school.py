"""A whole school over real HTTP: slips in random order, a broadcast, a restart, a new version.

Families come by their slips in both languages and acknowledge; one in twenty blocks the bot. Then
everybody is told of a notice; the bot is stopped in the middle and a changed edition comes out.
In the end every figure adds up, nobody was told twice, and Telegram refused nothing for its pace.
"""

from __future__ import annotations

import asyncio
import random
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from bot.app import App, open_app
from bot.domain.broadcasts import FIRST, Progress
from bot.domain.coverage import Tally
from bot.domain.people import Language, Role
from bot.playground.demo import demo_settings
from bot.playground.server import Playground
from bot.services import Clock
from bot.settings import Settings
from bot.slip_sheet import PAYLOAD
from bot.texts import own_texts
from bot.usecases.check_ledger import check_ledger
from bot.usecases.count_coverage import count_coverage
from bot.usecases.handle_case import Member
from bot.usecases.issue_slips import issue_slips
from bot.usecases.keep_classes import kept_classes, set_class
from bot.usecases.publish_notice import publish_notice
from bot.usecases.tell_of_notice import begin_telling
from handlers.notice import NOTICE
from tests.domain.notices import EFFECTIVE, a_notice, both
from tests.school import MORNING, TOKEN

CLASSES: Final = 40
FAMILIES: Final = 30
AT_ONCE: Final = 30
"""Families who come at the same time."""
HEAD: Final = Member("head", frozenset({Role.HEAD}))
PATIENCE: Final = 900.0
"""Seconds within which all letters must have gone, on however slow a machine."""
SLIPS_USED: Final = (3, 4)
"""Three of four families use their slip."""


async def run(classes: int = CLASSES, families: int = FAMILIES) -> bool:
    """Play the school; prints its figures; whether all of them are right."""
    with tempfile.TemporaryDirectory(prefix="adal-school-") as folder:
        clock = _going_on()
        async with Playground(clock=clock, flood_control=True) as play:
            play.add_bot(TOKEN, "adal_test_bot", "Adal")
            settings = demo_settings(play.api_base, TOKEN, Path(folder))
            load = _School(play, clock, settings, random.Random(900))
            async with load.alive() as app:
                await load.families_come(app, classes, families)
            return await load.everybody_is_told()


def _going_on() -> Clock:
    """A Monday morning that passes: what Telegram asks to wait for comes."""
    began = time.monotonic()
    return lambda: MORNING + timedelta(seconds=time.monotonic() - began)


class _School:
    """The people, and what must come out in the end."""

    def __init__(
        self, play: Playground, clock: Clock, settings: Settings, chance: random.Random
    ) -> None:
        self.play, self.clock, self.settings, self.chance = play, clock, settings, chance
        self.expected: dict[str, Counter[str]] = {}
        self.families = 0
        self.came = self.blocked = 0

    @asynccontextmanager
    async def alive(self) -> AsyncIterator[App]:
        """The bot, until the block ends: stopped then as by a restart."""
        stop = asyncio.Event()
        async with open_app(self.settings, clock=self.clock) as app:
            running = asyncio.ensure_future(app.run(stop))
            try:
                yield app
            finally:
                stop.set()
                await running

    async def families_come(self, app: App, classes: int, families: int) -> None:
        """Slips are issued and used in random order."""
        began, services, slips = time.perf_counter(), app.services, []
        self.families = families
        async with services.store.writing() as work:
            for at in range(classes):
                label = f"{at // 4 + 1}{'АБВГ'[at % 4]} {families}"
                one = await set_class(work, services.promises, HEAD, label, MORNING)
                version = (NOTICE, self.settings.notice.version)
                batch = await issue_slips(
                    work, services.promises, one, version, ("head", Role.HEAD), MORNING,
                    replace=False,
                )  # fmt: skip
                self.expected[one.id] = Counter()
                slips += [(one.id, token) for token in batch.tokens]
        self.chance.shuffle(slips)
        used = slips[: len(slips) * SLIPS_USED[0] // SLIPS_USED[1]]
        self.came = len(used)
        room = asyncio.Semaphore(AT_ONCE)

        async def comes(at: int, class_id: str, token: str) -> None:
            async with room:
                await self._family(at, class_id, token)

        await asyncio.gather(*(comes(at, *slip) for at, slip in enumerate(used)))
        print(f"{self.came} families came in {time.perf_counter() - began:.0f} s")  # noqa: T201  # the point of it

    async def _family(self, at: int, class_id: str, token: str) -> None:
        words = own_texts()[Language.KK if at % 2 else Language.RU]
        person = self.play.person(f"family{at}", language_code=words.language.value)
        await person.start(PAYLOAD + token)
        await person.press(words.plain("language-name"))
        await person.press(words.plain("slip-yes"))
        await person.sees(words.plain("notice-title"), timeout=PATIENCE)
        blocks = at % 20 == 0
        if at % 3:
            await person.press(words.plain("notice-ack"))
            await person.sees("R-", timeout=PATIENCE)
            self.expected[class_id]["acknowledged"] += 1
        else:
            self.expected[class_id]["unreachable" if blocks else "served"] += 1
        await person.settled(PATIENCE)
        if blocks:
            await person.block()
            await person.settled(PATIENCE)
            self.blocked += 1

    async def everybody_is_told(self) -> bool:
        """Two editions, a restart after the first letters; whether every figure is right."""
        began = time.perf_counter()
        async with self.alive() as app:
            await self._publish(app)
            await self._letters(self.came // 3)
        async with self.alive() as app:
            later = EFFECTIVE + timedelta(days=1)
            change = {"changed": both("Өзгерді"), "indicators": both("Басқа")}
            await self._publish(app, effective=later, **change)
            progress = await self._done(app)
            print(f"told in {time.perf_counter() - began:.0f} s: {progress}")  # noqa: T201  # the point of it
            fine = progress == Progress(self.came, 0, self.blocked, 0, finished=True)
            fine = self._nobody_was_told_twice(self.came - self.blocked) and fine
            return await self._adds_up(app) and fine

    async def _publish(self, app: App, **changes: Any) -> None:
        services, by = app.services, ("head", Role.HEAD)
        content = a_notice(audiences=["parent"], **changes)
        async with services.store.writing() as work:
            await publish_notice(work, services.promises, by, content, MORNING)
            log = await work.notices.log(content.code)
            if log is None or not await begin_telling(work, services.promises, by, log, MORNING):
                raise AssertionError("nothing began")

    async def _letters(self, count: int) -> None:
        async with asyncio.timeout(PATIENCE):
            while sum(self._told().values()) < count:  # noqa: ASYNC110  # no event tells of a letter
                await asyncio.sleep(0.05)

    async def _done(self, app: App) -> Progress:
        async with asyncio.timeout(PATIENCE):
            while True:
                async with app.services.store.reading() as work:
                    log = await work.notices.log("progress")
                    if log is None:
                        raise AssertionError("no notice")
                    rounds = await work.broadcasts.rounds(log.notice, log.newest.version)
                    one = next(one for one in rounds if one.stage == FIRST)
                    readers = log.newest.content.readers
                    found = await work.broadcasts.progress(one, readers, log.alike)
                if found.finished and not found.left:
                    return found
                await asyncio.sleep(0.1)

    def _told(self) -> Counter[tuple[int, bool]]:
        """Letters that arrived, by chat and whether they tell of the changed edition."""
        titles = [words("letter-notice", title=a_notice().title[words.language])
                  for words in own_texts()]  # fmt: skip
        sent = [call for call in self.play.calls_of("sendMessage") if call.ok]
        found: Counter[tuple[int, bool]] = Counter()
        for call in sent:
            text = str(call.params["text"])
            if any(title in text for title in titles):
                found[call.chat_id or 0, "Өзгерді" in text] += 1
        return found

    def _nobody_was_told_twice(self, reachable: int) -> bool:
        told = self._told()
        twice = [chat for chat, times in told.items() if times > 1]
        newest = sum(is_new for _, is_new in told)
        old = len(told) - newest
        print(f"letters: {newest} of the newest edition, {old} of the first, {len(twice)} twice; "  # noqa: T201  # the point of it
              f"refused for the pace: {self.play.too_many}")  # fmt: skip
        return newest == reachable and not twice and not self.play.too_many

    async def _adds_up(self, app: App) -> bool:
        services = app.services
        async with services.store.reading() as work:
            classes = await kept_classes(work, HEAD)
            found = await count_coverage(work, classes, services.own_notice, services.today())
            log = await work.notices.log("progress")
            if log is None:
                raise AssertionError("no notice")
            told = await count_coverage(work, classes, log, services.today())
        ledger = await check_ledger(services.store)
        parts = ("acknowledged", "served", "unreachable")
        wanted = {
            one: Tally(self.families, *(counts[part] for part in parts))
            for one, counts in self.expected.items()
        }
        right = {line.classes[0].id: line.tally for line in found.lines} == wanted
        right = right and told.total == Tally(found.total.families, 0, 0, self.blocked)
        print(f"coverage: {found.total}, by class {'right' if right else 'WRONG'}; "  # noqa: T201  # the point of it
              f"{ledger.count} records, fault: {ledger.fault}")  # fmt: skip
        return right and ledger.fault is None
