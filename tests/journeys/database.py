"""The bot's database file as an outsider reads it: what is stored, and what is not."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from bot.playground.person import Person
from tests.school import School

_IGNORED: Final = frozenset({"alembic_version", "sqlite_sequence"})


async def mailed(school: School, ready: Callable[[], bool], seconds: float = 20.0) -> None:
    """Wait until `ready`, looked at after each round of the sender. Raises ``AssertionError``."""
    try:
        async with asyncio.timeout(seconds):
            while not ready():
                await school.app.sender.looked.wait()
    except TimeoutError:
        raise AssertionError(f"the outbox did not get there in {seconds} s") from None


async def delivered(school: School, person: Person) -> None:
    """Wait until every letter to the person has left the outbox."""
    pseudonym = school.app.services.store.pseudonyms.person(person.id)
    rows = _rows(school.settings.storage.database)
    mine = "recipient = ? AND state = 'waiting'"
    await mailed(school, lambda: not rows.count("outbox", mine, pseudonym))


class Rows:
    """Reads the file with a connection of its own, so only what is committed is seen."""

    def __init__(self, database: Path) -> None:
        self._database = database
        self._connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)

    def of(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """The rows of a query."""
        return self._connection.execute(query, values).fetchall()

    def count(self, table: str, where: str = "1", *values: object) -> int:
        """How many rows of a table meet a condition."""
        (found,) = self.of(f'SELECT count(*) FROM "{table}" WHERE {where}', *values)[0]  # noqa: S608  # a test's own words
        return int(found)

    def counts(self) -> dict[str, int]:
        """The number of rows of every table."""
        names = self.of("SELECT name FROM sqlite_master WHERE type = 'table'")
        return {name: self.count(name) for (name,) in names if name not in _IGNORED}

    def everything(self) -> bytes:
        """Every byte on disk, the write-ahead log too."""
        beside = self._database.parent.glob(f"{self._database.name}*")
        return b"".join(file.read_bytes() for file in sorted(beside))


@lru_cache(maxsize=4)
def _rows(database: Path) -> Rows:
    return Rows(database)
