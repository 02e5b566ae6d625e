"""A database with a person, a case, records and a letter, made through the bot's own use cases."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from bot.app import promises_of
from bot.domain.cases import Kind
from bot.domain.ledger import Mark
from bot.domain.people import Audience, Band, Language, Profile, Role
from bot.domain.promises import Promises
from bot.playground.demo import demo_settings
from bot.usecases.file_case import Filing, file_case
from bot.usecases.my_data import erase_me
from bot.usecases.register_person import register_person
from storage.outbox import Letter
from storage.store import Store
from storage.vault import MasterKey
from tests.school import MORNING, TOKEN

OLD, NEW = MasterKey("k1", bytes(range(32))), MasterKey("k2", bytes(range(32, 64)))
TODAY = MORNING.date()
SECRET = "Құпия мәтін: секретный текст жалобы"
ADDRESS = 700_123_456_789


@dataclass
class House:
    """A database file and what a test does with it."""

    database: Path
    promises: Promises

    @asynccontextmanager
    async def open(self, master: MasterKey = OLD) -> AsyncIterator[Store]:
        """The database under a key."""
        async with Store.open(self.database, master) as store:
            yield store

    async def moves_in(self, store: Store, telegram_id: int = ADDRESS) -> str:
        """A parent with an acknowledgement, a case, its text and a letter; the pseudonym."""
        who = store.pseudonyms.person(telegram_id)
        profile = Profile(Language.KK, Audience.PARENT, Band.PRIMARY)
        async with store.writing() as work:
            await register_person(work, who, telegram_id, profile, TODAY)
            await work.records.append(
                who, Mark.ACKNOWLEDGED, "general", "1.0", Language.KK, "0" * 64, TODAY
            )
            filing = Filing(who, Language.KK, Kind.QUESTION, None, SECRET)
            await file_case(work, self.promises, filing, MORNING)
            await work.outbox.put(who, Letter("screen", {"text": SECRET}), MORNING, f"to:{who}")
        return who

    async def moves_out(self, store: Store, who: str) -> None:
        """The person deletes everything."""
        async with store.writing() as work:
            await erase_me(work, self.promises, who, MORNING, withdraw=True)
        await store.checkpoint()

    async def employs(self, store: Store, who: str, role: Role) -> None:
        """Give somebody a role."""
        async with store.writing() as work:
            await work.staff.bind(who, role, TODAY)

    async def texts_of(self, store: Store, who: str) -> list[str]:
        """Every text of every case of a person."""
        async with store.reading() as work:
            cases = await work.cases.filed_by(who)
            return [m.text for case in cases for m in await work.cases.messages(case.id)]

    async def letters(self, store: Store) -> list[int]:
        """The addresses of all letters that wait."""
        async with store.reading() as work:
            return [letter.address for letter in await work.outbox.due(MORNING, 100)]

    def everything(self) -> bytes:
        """Every byte of the database and of what SQLite keeps beside it."""
        found = sorted(self.database.parent.glob(f"{self.database.name}*"))
        return b"".join(file.read_bytes() for file in found)


@pytest.fixture
def house(tmp_path: Path) -> House:
    settings = demo_settings("http://127.0.0.1:1", TOKEN, tmp_path)
    return House(tmp_path / "adal.db", promises_of(settings))


def days_before(day: date, days: int) -> date:
    """A day in the past."""
    return date.fromordinal(day.toordinal() - days)
