"""The append-only records of notices, chained by hash."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import Row, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.ledger import GENESIS, Mark, Statement, leaf, link, new_salt
from bot.domain.people import Language
from storage.schema import record

_EMPTY: Final[dict[str, None]] = dict.fromkeys(
    ("person_id", "mark", "notice", "version", "language", "text_hash", "day", "salt")
)
_LAST: Final = select(record.c.link).order_by(record.c.seq.desc()).limit(1)


@dataclass(frozen=True, slots=True)
class Entry:
    """A stored record: what it states, the salt, and its place in the chain."""

    statement: Statement
    salt: str
    leaf: str
    link: str


def _entry(row: Row[Any]) -> Entry:
    statement = Statement(
        row.number, row.person_id, Mark(row.mark), row.notice, row.version,
        Language(row.language), row.text_hash, row.day,
    )  # fmt: skip
    return Entry(statement, row.salt, row.leaf, row.link)


class Records:
    """The record table. A record is never changed; erasing it leaves its place in the chain."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def append(
        self,
        person_id: str,
        mark: Mark,
        notice: str,
        version: str,
        language: Language,
        text_hash: str,
        day: date,
    ) -> Entry:
        """Add a record after the last one. Needs a writing connection, so links never fork."""
        number = "R-" + secrets.token_hex(5).upper()
        said = Statement(number, person_id, mark, notice, version, language, text_hash, day)
        salt = new_salt()
        before = (await self._connection.execute(_LAST)).scalar() or GENESIS
        entry = Entry(said, salt, leaf(said, salt), link(before, leaf(said, salt)))
        await self._connection.execute(
            insert(record).values(
                number=number,
                person_id=person_id,
                mark=mark.value,
                notice=notice,
                version=version,
                language=language.value,
                text_hash=text_hash,
                day=day,
                salt=salt,
                leaf=entry.leaf,
                link=entry.link,
            )
        )
        return entry

    async def latest(self, person_id: str, notice: str, version: str) -> dict[Mark, Entry]:
        """The newest record of each mark for a person and a notice's version."""
        query = (
            select(record)
            .where(
                record.c.person_id == person_id,
                record.c.notice == notice,
                record.c.version == version,
            )
            .order_by(record.c.seq)
        )
        found: dict[Mark, Entry] = {}
        for row in await self._connection.execute(query):
            entry = _entry(row)
            found[entry.statement.mark] = entry
        return found

    async def erase_before(self, day: date, marks: Collection[Mark]) -> int:
        """Erase what old records state, salt and all; leaf and link stay. How many."""
        erased = (
            update(record)
            .where(record.c.day < day, record.c.mark.in_([mark.value for mark in marks]))
            .values(_EMPTY)
        )
        return (await self._connection.execute(erased)).rowcount

    async def of_person(self, person_id: str) -> list[Entry]:
        """Every record of a person, oldest first."""
        query = select(record).where(record.c.person_id == person_id).order_by(record.c.seq)
        return [_entry(row) for row in await self._connection.execute(query)]

    async def erase_person(self, person_id: str) -> None:
        """Erase what a person's records state; leaf and link stay."""
        await self._connection.execute(
            update(record).where(record.c.person_id == person_id).values(_EMPTY)
        )

    async def place_of(self, person_id: str, number: str) -> tuple[Entry, str] | None:
        """A person's own record with the link before it; None if there is no such record."""
        row = (
            await self._connection.execute(
                select(record).where(record.c.number == number, record.c.person_id == person_id)
            )
        ).first()
        if row is None:
            return None
        earlier = select(record.c.link).where(record.c.seq < row.seq)
        before = await self._connection.execute(earlier.order_by(record.c.seq.desc()).limit(1))
        return _entry(row), before.scalar() or GENESIS

    async def chain(self) -> list[tuple[str, str]]:
        """Every ``(leaf, link)`` in order."""
        query = select(record.c.leaf, record.c.link).order_by(record.c.seq)
        return [(row.leaf, row.link) for row in await self._connection.execute(query)]
