"""How long staff wait for a page, and how long the sweep takes, with a hundred thousand cases."""

from __future__ import annotations

import asyncio
import random
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from statistics import quantiles
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import insert

from bot.app import App, open_app
from bot.domain.cases import Case, CaseMessage, State
from bot.domain.people import Language, Role
from bot.playground.demo import demo_settings
from bot.usecases.handle_case import Member, open_case
from bot.usecases.sweep_deadlines import sweep_deadlines
from handlers.buttons import Queue
from handlers.staff.desk import case_screen
from handlers.staff.queue import PAGE, desk_of, queue_screen
from storage.case_queue import Part
from storage.engine import writer
from storage.people import Visitor
from storage.schema import case, case_event, case_message
from tests.bench.tokens import TOKENS
from tests.domain.sample import a_case

STORED: Final = 100_000
OPEN: Final = 5_000
"""Of them open: as many as a school of a city could never have at once."""
TIMES: Final = 60
PAGE_MS: Final = 50
SWEEP_MS: Final = 200
NOW: Final = datetime(2026, 11, 25, 11, 0, tzinfo=ZoneInfo("Asia/Almaty"))
_LATEST: Final = date(2026, 11, 24)
_TEXT: Final = "Баға неге төмен қойылғанын түсіндіріңізші. " * 6


async def measure_stored(stored: int = STORED, still_open: int = OPEN) -> bool:
    """Fill a database, measure, print; whether all is within its bounds."""
    with tempfile.TemporaryDirectory(prefix="adal-stored-") as folder:
        settings = demo_settings("http://127.0.0.1:9", TOKENS["adal"], Path(folder))
        async with open_app(settings, clock=lambda: NOW) as app:
            member, shown = await _fill(app, settings.storage.database, stored, still_open)
            return await _measure(app, member, shown)


async def _measure(app: App, member: Member, shown: list[str]) -> bool:
    services, words = app.services, app.services.texts[Language.KK]
    visitor = Visitor(member.person, Language.KK, roles=member.roles, unlocked=True)
    chance = random.Random(1)

    async def queue() -> None:
        part = chance.choice(list(Part))
        async with services.store.reading() as work:
            desk = desk_of(services, visitor)
            counts = await work.cases.counts(desk)
            page = chance.randrange(max(1, -(-counts[part] // PAGE)))
            cases = await work.cases.queue(desk, part, page * PAGE, PAGE)
            grave = await work.cases.grave(desk)
        queue_screen(words, services, (grave, cases), counts, Queue(part=part, page=page))

    async def one_case() -> None:
        async with services.store.reading() as work:
            found = await open_case(work, member, chance.choice(shown))
            await case_screen(work, words, services, member, found)

    async def sweep() -> None:
        await sweep_deadlines(services.store, services.promises, NOW)

    began = time.perf_counter()
    reminded = await sweep_deadlines(services.store, services.promises, NOW)
    first = time.perf_counter() - began
    print(f"the first sweep: {reminded} reminders in {first:.1f} s")  # noqa: T201  # the point of it
    fine = [
        await _timed("queue page", queue, PAGE_MS),
        await _timed("case page", one_case, PAGE_MS),
        await _timed("sweep with nothing new", sweep, SWEEP_MS),
    ]
    return all(fine)


async def _timed(name: str, act: Callable[[], Awaitable[None]], most: float) -> bool:
    await act()
    taken = []
    for _ in range(TIMES):
        began = time.perf_counter()
        await act()
        taken.append(1000 * (time.perf_counter() - began))
    cuts = quantiles(taken, n=20)
    print(f"{name}: p50 {cuts[9]:.1f} ms, p95 {cuts[18]:.1f} ms, at most {most} ms")  # noqa: T201  # the point of it
    return cuts[18] <= most


async def _fill(app: App, database: Path, stored: int, still_open: int) -> tuple[Member, list[str]]:
    """Closed cases of three years and open ones of the last weeks; a member and what they see."""
    services, chance = app.services, random.Random(2)
    async with services.store.writing() as work:
        me = services.store.pseudonyms.person(1)
        await work.people.save(me, 1, Language.KK, _LATEST)
        await work.staff.bind(me, Role.RESPONSIBLE, _LATEST)
        head = services.store.pseudonyms.person(2)
        await work.people.save(head, 2, Language.KK, _LATEST)
        await work.staff.bind(head, Role.HEAD, _LATEST)
    engine = writer(database)
    for first in range(0, stored - still_open, 5000):
        rows = [_closed(chance) for _ in range(min(5000, stored - still_open - first))]
        async with engine.begin() as connection:
            await connection.execute(insert(case), rows)
            await connection.execute(insert(case_message), [_message(row) for row in rows])
            await connection.execute(insert(case_event), [_event(row) for row in rows])
    await engine.dispose()
    shown = []
    for _ in range(0, still_open, 500):
        async with services.store.writing() as work:
            for _ in range(500):
                found = await work.cases.add(_opened(app, chance))
                await work.cases.say(found.id, CaseMessage(None, _TEXT, found.registered_on))
                if found.role is Role.RESPONSIBLE:
                    shown.append(found.id)
    return Member(me, frozenset({Role.RESPONSIBLE})), shown


def _opened(app: App, chance: random.Random) -> Case:
    registered = _LATEST - timedelta(days=chance.randrange(25))
    due = app.services.promises.calendar.due(registered, 10)
    return a_case(
        complainant=f"{chance.getrandbits(128):032x}",
        role=chance.choice((Role.RESPONSIBLE, Role.RESPONSIBLE, Role.HEAD)),
        registered_on=registered,
        due_on=due.due_on,
        first_due_on=app.services.promises.calendar.due(registered, 2).due_on,
        term=10,
    )


def _closed(chance: random.Random) -> dict[str, object]:
    day = _LATEST - timedelta(days=30 + chance.randrange(1000))
    found = a_case(
        id=f"{chance.getrandbits(128):032x}",
        number=f"{chance.getrandbits(44):011x}",
        complainant=f"{chance.getrandbits(128):032x}",
        state=State.ANSWERED,
        role=chance.choice((Role.RESPONSIBLE, Role.HEAD)),
        registered_on=day,
        due_on=day + timedelta(days=14),
        first_due_on=day + timedelta(days=2),
        answered_on=day,
        ended_on=day,
    )
    values = {column.name: getattr(found, column.name) for column in case.columns}
    return {**values, "skipped": ""}


def _message(row: dict[str, object]) -> dict[str, object]:
    """Words nobody opens here: as long as sealed ones are."""
    return {
        "id": row["id"],
        "case_id": row["id"],
        "seq": 0,
        "kind": "text",
        "text_sealed": bytes(len(_TEXT.encode()) + 28),
        "day": row["registered_on"],
    }


def _event(row: dict[str, object]) -> dict[str, object]:
    return {"case_id": row["id"], "seq": 0, "kind": "answered", "day": row["registered_on"]}


if __name__ == "__main__":
    sys.exit(0 if asyncio.run(measure_stored()) else 1)
