"""A bot that is killed over and over loses nothing and does nothing twice."""

from __future__ import annotations

import asyncio
import base64
import random
import time
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Final

import pytest

from bot.app import now
from bot.domain.ledger import Mark, first_break
from bot.domain.people import Language, Role
from bot.playground.demo import SAMPLE
from bot.playground.server import Playground
from bot.settings import Settings, load_settings
from bot.texts import own_texts
from bot.usecases.bind_staff import new_staff_link
from handlers.buttons import Go
from handlers.notice import NOTICE
from handlers.staff.binding import PAYLOAD
from storage.store import Store
from storage.vault import MasterKey
from tests.conftest import TOKEN
from tests.resilience.books import alerts, chats_told, letters, refusals
from tests.resilience.crowd import PATIENCE, Someone, alerts_in, offers
from tests.resilience.lives import Lives
from tests.resilience.moments import Moments

PEOPLE: Final = 40
STAFF: Final = (Role.RESPONSIBLE, Role.HEAD)
UPDATES: Final = 1000
KILLS: Final = 22
EVERY: Final = 36
"""Updates between two deaths, on average, beside those that come while the bot is dead."""
ANSWERED: Final = 4
"""Cases that each staff member answers while the bot keeps dying."""
SEED: Final = 20261122
SINS: Final = ("handler_failed", "update_failed", "updates_given_up", "letter_parked",
               "letter_failed", "sender_failed", "job_failed", "answer_lost")  # fmt: skip
"""What the log must never tell."""


def _environment(api_base: str, folder: Path) -> dict[str, str]:
    return {
        "ADAL_CONFIG": str(SAMPLE),
        "ADAL_TELEGRAM__TOKEN": TOKEN,
        "ADAL_TELEGRAM__API_BASE": api_base,
        "ADAL_STORAGE__DATABASE": str(folder / "adal.db"),
        "ADAL_KEYS__MASTER": base64.b64encode(bytes(range(32))).decode(),
    }


def _store(settings: Settings) -> AbstractAsyncContextManager[Store]:
    key = MasterKey(settings.keys.id, settings.keys.master_bytes())
    return Store.open(settings.storage.database, key)


def _someone(play: Playground, key: str, chance: random.Random) -> Someone:
    words = own_texts()[chance.choice(list(Language))]
    person = play.person(key, language_code=words.language.value)
    return Someone(play, person, words, random.Random(chance.random()))


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


@pytest.mark.requirement("R-6.12a", "R-9.1ae", "R-6.13a")
async def test_nothing_is_lost_or_doubled_when_the_bot_is_killed_over_and_over(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    """1,000 updates, the process killed at least 20 times in the middle of its work.

    Every complaint stands in the database once, every alert, receipt and answer arrives, and
    everything anybody does is answered. A message comes twice only if the bot was killed
    before it could learn that the first had arrived.
    """
    chance, began = random.Random(SEED), time.monotonic()
    moments = Moments(random.Random(SEED), EVERY)
    async with Playground(flood_control=False, faults=moments) as play:
        bot = play.add_bot(TOKEN, "adal_test_bot", "Adal")
        env = _environment(play.api_base, tmp_path)
        settings = load_settings(env)
        async with _store(settings) as store, store.writing() as work:
            links = [await new_staff_link(work, role, now()) for role in STAFF]
        crowd = [_someone(play, f"person{n}", chance) for n in range(PEOPLE)]
        staff = [_someone(play, role.value, chance) for role in STAFF]
        first = bot.next_update_id
        play.world.listeners.append(moments.queue_changed)
        async with Lives(env, tmp_path / "log") as lives:
            moments.watch(bot, lives)

            def enough() -> bool:
                return bot.next_update_id - first >= UPDATES and lives.kills >= KILLS

            async with asyncio.TaskGroup() as tasks:
                for member, link in zip(staff, links, strict=True):
                    tasks.create_task(_works(member, link))
                tasks.create_task(_lives_among(crowd, enough))
            moments.armed = False
            async with asyncio.TaskGroup() as tasks:
                for someone in (*crowd, *staff):
                    tasks.create_task(someone.has_everything())
            for someone in (*crowd, *staff):
                await someone.person.settled(PATIENCE)
            stopped = await lives.end()
            log, kills = lives.log, lives.kills
        updates = bot.next_update_id - first

        assert stopped == 0
        assert not [line for line in log if any(sin in line for sin in SINS)]
        assert updates >= UPDATES
        assert kills >= 20
        assert sum(someone.answered for someone in (*crowd, *staff)) == updates
        assert all(query.answered for query in play.world.queries.values())
        assert refusals(play.calls, own_texts()) == []
        outbox = letters(settings.storage.database)
        assert set(outbox) == {"sent"}

        wanted: Counter[tuple[int | None, str]] = Counter()
        posted = {role: member for role, member in zip(STAFF, staff, strict=True)}
        receipts = 0
        async with _store(settings) as store, store.reading() as work:
            for someone in crowd:
                me = store.pseudonyms.person(someone.person.id)
                cases = await work.cases.filed_by(me)
                texts = [m.text for c in cases for m in await work.cases.messages(c.id) if not m.role]
                assert sorted(texts) == sorted(someone.complaints)
                for case in cases:
                    wanted[posted[case.role].person.id, case.id] = 1
                    assert chats_told(play.calls, case.number)[someone.person.id] >= 1
                    receipts += 1
                marks = await work.records.latest(me, NOTICE, settings.notice.version)
                done = marks.get(Mark.ACKNOWLEDGED)
                assert (done.statement.number if done else None) == someone.receipt
            assert first_break(await work.records.chain()) is None

        got: Counter[tuple[int | None, str]] = Counter()
        for member in staff:
            told = alerts(play.calls, member.words)
            got += Counter({key: n for key, n in told.items() if key[0] == member.person.id})
        assert set(got) == set(wanted)
        doubled = (got - wanted).total()
        # Letters to one person go one after the other, so a death leaves at most one unknown.
        assert doubled <= kills * len(staff)
        answers = [text for member in staff for text in member.answers]
        assert len(answers) == ANSWERED * len(staff)
        told_twice = 0
        for text in answers:
            chats = chats_told(play.calls, text)
            writers = {m.person.id for m in staff}
            readers = {chat: n for chat, n in chats.items() if chat not in writers}
            assert len(readers) == 1
            told_twice += sum(readers.values()) - 1
        assert told_twice <= kills
    record_property(
        "figures",
        f"{updates} updates, {kills} kills {dict(moments.hits)}; {sum(wanted.values())} complaints "
        f"filed, each once; {got.total()} alerts, {doubled} of them doubled by a kill; "
        f"{receipts} receipts, {len(answers)} answers, {told_twice} doubled; "
        f"{outbox['sent']} letters sent, none left; {time.monotonic() - began:.0f} s",
    )
