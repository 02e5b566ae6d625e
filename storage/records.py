"""The append-only records of notices, chained by hash."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import Row, String, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.consents import MARKS
from bot.domain.ledger import GENESIS, Mark, Statement, Stored, leaf, link, new_salt
from bot.domain.people import Language
from storage.erased import Erased, records_of
from storage.schema import record

_EMPTY: Final[dict[str, None]] = dict.fromkeys(
    (
        "number",
        "person_id",
        "mark",
        "notice",
        "version",
        "language",
        "text_hash",
        "day",
        "class_id",
        "salt",
    )
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
        Language(row.language), row.text_hash, row.day, row.class_id,
    )  # fmt: skip
    return Entry(statement, row.salt, row.leaf, row.link)


def _stored(row: Row[Any]) -> Stored:
    """The row without believing it: what cannot be read states nothing, and yet has a salt."""
    if not any(getattr(row, name) for name in _EMPTY):
        return Stored(None, None, row.leaf, row.link)
    try:
        said = Statement(
            row.number, row.person_id, Mark(row.mark), row.notice, row.version,
            Language(row.language), row.text_hash, date.fromisoformat(row.day), row.class_id,
        )  # fmt: skip
    except (TypeError, ValueError):
        return Stored(None, row.salt or "", row.leaf, row.link)
    return Stored(said, row.salt or "", row.leaf, row.link)


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
        class_id: str | None = None,
    ) -> Entry:
        """Add a record after the last one. Needs a writing connection, so links never fork."""
        number = "R-" + secrets.token_hex(5).upper()
        said = Statement(
            number, person_id, mark, notice, version, language, text_hash, day, class_id
        )
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
                class_id=class_id,
                salt=salt,
                leaf=entry.leaf,
                link=entry.link,
            )
        )
        return entry

    async def latest(self, person_id: str, notice: str, version: str) -> dict[Mark, Entry]:
        """The newest record of each mark for a person and a notice's version."""
        found = await self.of_notice(person_id, notice, version)
        return {entry.statement.mark: entry for entry in found}

    async def classes_of(self, person_id: str) -> tuple[str, ...]:
        """The classes through whose slips the person came, in a fixed order."""
        query = (
            select(record.c.class_id)
            .where(record.c.person_id == person_id, record.c.class_id.is_not(None))
            .distinct()
            .order_by(record.c.class_id)
        )
        return tuple((await self._connection.execute(query)).scalars())

    async def of_notice(self, person_id: str, notice: str, *versions: str) -> list[Entry]:
        """A person's records of these versions of a notice, oldest first."""
        query = (
            select(record)
            .where(
                record.c.person_id == person_id,
                record.c.notice == notice,
                record.c.version.in_(versions),
            )
            .order_by(record.c.seq)
        )
        return [_entry(row) for row in await self._connection.execute(query)]

    async def of_person_and_notice(self, person_id: str, notice: str) -> list[Entry]:
        """A person's records of all versions of a notice, oldest first."""
        query = (
            select(record)
            .where(record.c.person_id == person_id, record.c.notice == notice)
            .order_by(record.c.seq)
        )
        return [_entry(row) for row in await self._connection.execute(query)]

    async def consented_before(
        self, notice: str, version: str, day: date, limit: int
    ) -> list[Entry]:
        """Consents given before that day for a version and not ended or taken back since."""
        later = record.alias("later")
        answered = select(later.c.seq).where(
            later.c.person_id == record.c.person_id,
            later.c.notice == record.c.notice,
            func.coalesce(later.c.class_id, "") == func.coalesce(record.c.class_id, ""),
            later.c.mark.in_([mark.value for mark in MARKS]),
            later.c.seq > record.c.seq,
        )
        query = select(record).where(
            record.c.notice == notice,
            record.c.version == version,
            record.c.mark == Mark.CONSENTED.value,
            record.c.day < day,
            ~answered.exists(),
        )
        found = await self._connection.execute(query.order_by(record.c.seq).limit(limit))
        return [_entry(row) for row in found]

    async def expire(self, consents: Iterable[Entry], day: date) -> None:
        """Record that these consents have ended. Needs a writing connection."""
        for one in consents:
            said = one.statement
            await self.append(
                said.person, Mark.EXPIRED, said.notice, said.version, said.language,
                said.text_hash, day, said.class_id,
            )  # fmt: skip

    async def class_in_use(self, class_id: str) -> bool:
        """Whether any record names the class."""
        query = select(record.c.seq).where(record.c.class_id == class_id).limit(1)
        return (await self._connection.execute(query)).first() is not None

    async def head(self) -> tuple[int, str]:
        """How many records the chain has, and its last link."""
        count = (await self._connection.execute(select(func.count()).select_from(record))).scalar()
        return count or 0, (await self._connection.execute(_LAST)).scalar() or GENESIS

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

    async def erase_person(self, person_id: str, today: date) -> None:
        """Erase what a person's records state; leaf and link stay."""
        await Erased(self._connection).note(records_of(person_id), today)
        await self._connection.execute(
            update(record).where(record.c.person_id == person_id).values(_EMPTY)
        )

    async def place_of(
        self, person_id: str, number: str, most_behind: int
    ) -> tuple[Entry, str, list[str]] | None:
        """A person's own record, the link before it, and the leaves of the records behind it.

        None if there is no such record.
        """
        row = (
            await self._connection.execute(
                select(record).where(record.c.number == number, record.c.person_id == person_id)
            )
        ).first()
        if row is None:
            return None
        earlier = select(record.c.link).where(record.c.seq < row.seq)
        before = await self._connection.execute(earlier.order_by(record.c.seq.desc()).limit(1))
        later = select(record.c.leaf).where(record.c.seq > row.seq).order_by(record.c.seq)
        behind = await self._connection.execute(later.limit(most_behind))
        return _entry(row), before.scalar() or GENESIS, list(behind.scalars())

    async def stored(self, after: int, limit: int) -> list[tuple[int, Stored]]:
        """Records behind the place `after` as they stand in the file, each with its place."""
        day = record.c.day.cast(String).label("day")
        query = select(*(day if one is record.c.day else one for one in record.c))
        query = query.where(record.c.seq > after)
        found = await self._connection.execute(query.order_by(record.c.seq).limit(limit))
        return [(row.seq, _stored(row)) for row in found]

    async def chain(self) -> list[tuple[str, str]]:
        """Every ``(leaf, link)`` in order."""
        query = select(record.c.leaf, record.c.link).order_by(record.c.seq)
        return [(row.leaf, row.link) for row in await self._connection.execute(query)]
