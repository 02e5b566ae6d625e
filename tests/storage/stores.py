"""Stores and samples for the tests of the storage."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from hypothesis import settings

from bot.domain.cases import Case, CaseMessage
from bot.domain.people import Language
from storage.store import Store, UnitOfWork
from storage.vault import MasterKey
from tests.domain.sample import a_case
from tests.fresh import fresh_database

# Machines are shared: how long one example takes says nothing about the code.
settings.register_profile("shared", deadline=None)
settings.load_profile("shared")

KEY: Final = MasterKey("2026-1", bytes(range(32)))
OTHER_KEY: Final = MasterKey("2026-1", bytes(32))
TODAY: Final = date(2026, 11, 23)
NOW: Final = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)


def store_in(folder: Path, key: MasterKey = KEY) -> AbstractAsyncContextManager[Store]:
    """The store whose file lies in `folder`."""
    fresh_database(folder / "adal.db")
    return Store.open(folder / "adal.db", key)


async def add_person(work: UnitOfWork, store: Store, telegram_id: int) -> str:
    """Somebody known to the bot; their pseudonym."""
    person = store.pseudonyms.person(telegram_id)
    await work.people.save(person, telegram_id, Language.KK, TODAY)
    return person


async def add_case(work: UnitOfWork, person: str, text: str) -> Case:
    """A case with one message."""
    case = await work.cases.add(a_case(complainant=person))
    await work.cases.say(case.id, CaseMessage(None, text, TODAY))
    return case


def bytes_in(folder: Path) -> bytes:
    """Everything that lies on the disk: the file and whatever SQLite keeps beside it."""
    return b"".join(file.read_bytes() for file in sorted(folder.glob("adal.db*")))
