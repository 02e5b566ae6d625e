"""A bot that is killed over and over loses nothing and does nothing twice."""

from __future__ import annotations

import asyncio
import random
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from bot.app import now
from bot.domain.ledger import Mark, first_break
from bot.domain.people import Role
from bot.playground.journal import ApiCall
from bot.playground.server import Playground
from bot.settings import Settings, load_settings
from bot.texts import own_texts
from bot.usecases.bind_staff import new_staff_link
from handlers.buttons import Go
from handlers.notice import NOTICE
from handlers.staff.binding import PAYLOAD
from tests.resilience.books import alerts, chats_told, letters, refusals
from tests.resilience.crowd import PATIENCE, Someone, alerts_in, offers
from tests.resilience.lives import Lives
from tests.resilience.moments import Moments
from tests.resilience.scene import SINS, environment, hold_codes, newcomer, store_of
from tests.school import TOKEN

PEOPLE: Final = 32
STAFF: Final = (Role.RESPONSIBLE, Role.HEAD)
UPDATES: Final = 1000
KILLS: Final = 20
EVERY: Final = 40
"""Updates between two deaths, on average, beside those that come while the bot is dead."""
ANSWERED: Final = 4
"""Cases that each staff member answers while the bot keeps dying."""
SEED: Final = 20261122


async def _lives_among(crowd: list[Someone], enough: Callable[[], bool]) -> None:
    async def lives(someone: Someone) -> None:
        await someone.meets()
        while not enough():
            await someone.does_something()

    async with asyncio.TaskGroup() as tasks:
        for someone in crowd:
            tasks.create_task(lives(someone))


async def _works(member: Someone, link: str) -> None:
    queue = Go(to="queue")
    await member.says(f"/start {PAYLOAD}{link}", offers(queue))
    done: set[str] = set()

    def next_alert() -> str | None:
        return next((case for case in alerts_in(member) if case not in done), None)

    while len(done) < ANSWERED:
        keys = [("chat", member.person.id)]
        case = await member.play.pulse.until(keys, next_alert, 3 * PATIENCE)
        done.add(case)
        await member.answers_case(case, alerts_in(member)[case])


@dataclass
class Story:
    """What happened, for the checks."""

    calls: list[ApiCall]
    crowd: list[Someone]
    staff: dict[Role, Someone]
    deaths: list[int]
    figures: dict[str, object]

    @property
    def everybody(self) -> list[Someone]:
        """Parents, students and staff."""
        return [*self.crowd, *self.staff.values()]


async def _happens(folder: Path) -> Story:
    """A thousand updates among deaths; returns when nothing is left to be done or sent."""
    chance = random.Random(SEED)
    moments = Moments(random.Random(SEED), EVERY)
    async with Playground(flood_control=False, faults=moments) as play:
        bot = play.add_bot(TOKEN, "adal_test_bot", "Adal")
        env = environment(play.api_base, folder)
        crowd = [newcomer(play, f"person{n}", chance) for n in range(PEOPLE)]
        staff = {role: newcomer(play, role.value, chance) for role in STAFF}
        settings = load_settings(env)
        async with store_of(settings) as store, store.writing() as work:
            links = [await new_staff_link(work, role, now()) for role in STAFF]
            await hold_codes(work, store, settings, staff.values())
        story = Story(play.calls, crowd, staff, moments.deaths, {})
        first = bot.next_update_id
        play.world.listeners.append(moments.queue_changed)
        async with Lives(env, folder / "log", unhurried=True) as lives:
            moments.watch(bot, lives, play.calls)

            def enough() -> bool:
                return bot.next_update_id - first >= UPDATES and lives.kills >= KILLS

            async with asyncio.TaskGroup() as tasks:
                for member, link in zip(staff.values(), links, strict=True):
                    tasks.create_task(_works(member, link))
                tasks.create_task(_lives_among(crowd, enough))
            moments.armed = False
            async with asyncio.TaskGroup() as tasks:
                for someone in story.everybody:
                    tasks.create_task(someone.has_everything())
            for someone in story.everybody:
                await someone.person.settled(PATIENCE)
            assert await lives.end() == 0
            assert not [line for line in lives.log if any(sin in line for sin in SINS)]
        updates = bot.next_update_id - first
        # Each action is one update, and whoever acted saw what had to come of it.
        assert sum(someone.answered for someone in story.everybody) == updates
        tried = {str(call.params.get("callback_query_id")) for call in play.calls}
        assert play.world.queries.keys() <= tried
        story.figures |= {"updates": updates, "kills": lives.kills, "moments": dict(moments.hits)}
    return story


async def _cases_stand_once(story: Story, settings: Settings) -> Counter[tuple[int, str]]:
    """Every complaint and acknowledgement is in the database once; who must know which case."""
    wanted: Counter[tuple[int, str]] = Counter()
    async with store_of(settings) as store, store.reading() as work:
        for someone in story.crowd:
            me = store.pseudonyms.person(someone.person.id)
            cases = await work.cases.filed_by(me)
            said = [message for case in cases for message in await work.cases.messages(case.id)]
            texts = [message.text for message in said if message.role is None]
            assert sorted(texts) == sorted(someone.complaints)
            for case in cases:
                wanted[story.staff[case.role].person.id, case.id] += 1
                assert chats_told(story.calls, case.number)[someone.person.id] >= 1, "no receipt"
            marks = await work.records.latest(me, NOTICE, settings.notice.version)
            done = marks.get(Mark.ACKNOWLEDGED)
            assert (done.statement.number if done else None) == someone.receipt
        assert first_break(await work.records.chain()) is None
    return wanted


def _alerts_came(story: Story, wanted: Counter[tuple[int, str]]) -> int:
    """Every alert reached whom it was for, and nobody else; how many came once too often."""
    told = [
        alert
        for member in story.staff.values()
        for alert in alerts(story.calls, member.words, story.deaths)
        if alert.chat == member.person.id
    ]
    assert max(Counter(told).values()) == 1, "doubled by a bot that lived"
    got = Counter((alert.chat, alert.case) for alert in told)
    assert set(got) == set(wanted)
    return got.total() - len(got)


def _answers_came(story: Story) -> int:
    """Every answer reached one reader, whoever complained; how many came once too often."""
    staff = {member.person.id for member in story.staff.values()}
    doubled = 0
    for text in [text for member in story.staff.values() for text in member.answers]:
        chats = chats_told(story.calls, text)
        readers = {chat: times for chat, times in chats.items() if chat not in staff}
        assert len(readers) == 1
        doubled += sum(readers.values()) - 1
    return doubled


@pytest.mark.long
@pytest.mark.requirement("R-6.12a", "R-9.1ae", "R-6.13a")
async def test_nothing_is_lost_or_doubled_when_the_bot_is_killed_over_and_over(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    """1,000 updates, the process killed at least 20 times in the middle of its work.

    Every complaint stands in the database once, every alert, receipt and answer arrives, and
    everything anybody does is answered. A message comes twice only if the bot was killed
    before it could learn, or write down, that the first had arrived.
    """
    began = time.monotonic()
    story = await _happens(tmp_path)
    settings = load_settings(environment("http://127.0.0.1", tmp_path))
    wanted = await _cases_stand_once(story, settings)
    alerts_doubled = _alerts_came(story, wanted)
    answers_doubled = _answers_came(story)
    outbox = letters(settings.storage.database)

    assert set(outbox) == {"sent"}
    assert refusals(story.calls, own_texts()) == Counter()
    assert len(story.deaths) >= 20
    # Letters to one person go one after the other, so a death leaves at most one in doubt.
    assert alerts_doubled <= len(story.deaths) * len(story.staff)
    assert answers_doubled <= len(story.deaths) * len(story.crowd)
    story.figures |= {
        "complaints, each once": wanted.total(),
        "alerts": len(wanted),
        "alerts doubled by a kill": alerts_doubled,
        "answers": ANSWERED * len(story.staff),
        "answers doubled by a kill": answers_doubled,
        "letters sent": outbox["sent"],
        "lost": 0,
        "seconds": round(time.monotonic() - began),
    }
    record_property("figures", "; ".join(f"{k}: {v}" for k, v in story.figures.items()))
    print(story.figures)  # noqa: T201  # for whoever runs it with -s
