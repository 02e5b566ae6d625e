"""Classes and slips: no names, no codes, nothing of who used a slip."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from sqlalchemy import Row, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.classes import SchoolClass, Slip, SlipState, short_code
from bot.domain.people import Band
from storage.schema import school_class, slip
from storage.vault import token_hash

_ID_BYTES: Final = 4


def _class(row: Row[Any]) -> SchoolClass:
    return SchoolClass(row.id, row.label, Band(row.band), row.families, row.teacher)


class Classes:
    """The school_class table."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(
        self, label: str, band: Band, families: int, teacher: str | None, today: date
    ) -> SchoolClass:
        """Store a new class; `label` must not be taken."""
        made = SchoolClass(secrets.token_hex(_ID_BYTES), label, band, families, teacher)
        await self._connection.execute(
            insert(school_class).values(
                id=made.id,
                label=label,
                band=band.value,
                families=families,
                teacher=teacher,
                created_on=today,
            )
        )
        return made

    async def change(self, class_id: str, families: int, teacher: str | None) -> None:
        """Store a new number of families and who keeps the class."""
        await self._connection.execute(
            update(school_class)
            .where(school_class.c.id == class_id)
            .values(families=families, teacher=teacher)
        )

    async def leave(self, teacher: str) -> None:
        """The classes of this teacher are nobody's until somebody takes them."""
        await self._connection.execute(
            update(school_class).where(school_class.c.teacher == teacher).values(teacher=None)
        )

    async def find(self, class_id: str) -> SchoolClass | None:
        """The class with this id."""
        query = select(school_class).where(school_class.c.id == class_id)
        row = (await self._connection.execute(query)).first()
        return None if row is None else _class(row)

    async def labelled(self, label: str) -> SchoolClass | None:
        """The class with this label, in its usual form."""
        query = select(school_class).where(school_class.c.label == label)
        row = (await self._connection.execute(query)).first()
        return None if row is None else _class(row)

    async def all(self) -> list[SchoolClass]:
        """Every class, by grade and letter."""
        found = [_class(row) for row in await self._connection.execute(select(school_class))]
        return sorted(found, key=_order)

    async def remove(self, class_id: str) -> None:
        """Forget a class with its slips."""
        await self._connection.execute(delete(school_class).where(school_class.c.id == class_id))


class Slips:
    """The slip table. Only hashes of codes are stored."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, class_id: str, tokens: Iterable[str], expires_on: date) -> None:
        """Store fresh slips of a class."""
        rows = [
            {
                "token_hash": token_hash(token),
                "code_hash": token_hash(short_code(token)),
                "class_id": class_id,
                "state": SlipState.OPEN.value,
                "expires_on": expires_on,
            }
            for token in tokens
        ]
        if rows:
            await self._connection.execute(insert(slip), rows)

    async def by_token(self, token: str) -> Slip | None:
        """The slip whose QR carries this token."""
        return await self._find(slip.c.token_hash == token_hash(token))

    async def by_code(self, code: str) -> Slip | None:
        """The slip under whose QR this code is printed."""
        return await self._find(slip.c.code_hash == token_hash(code))

    async def use_token(self, token: str) -> None:
        """Use up an open slip by its token."""
        await self._end(slip.c.token_hash == token_hash(token), SlipState.USED)

    async def use_code(self, code: str) -> None:
        """Use up an open slip by its printed code."""
        await self._end(slip.c.code_hash == token_hash(code), SlipState.USED)

    async def revoke_code(self, code: str) -> None:
        """Revoke an open slip by its printed code."""
        await self._end(slip.c.code_hash == token_hash(code), SlipState.REVOKED)

    async def revoke_tokens(self, tokens: Iterable[str]) -> int:
        """Revoke these slips, those that are open; how many."""
        hashes = [token_hash(token) for token in tokens]
        return await self._end(slip.c.token_hash.in_(hashes), SlipState.REVOKED)

    async def revoke_class(self, class_id: str) -> int:
        """Revoke every open slip of a class; how many."""
        return await self._end(slip.c.class_id == class_id, SlipState.REVOKED)

    async def open_count(self, class_id: str, today: date) -> int:
        """How many slips of a class still work."""
        query = select(func.count()).where(
            slip.c.class_id == class_id,
            slip.c.state == SlipState.OPEN.value,
            slip.c.expires_on >= today,
        )
        return (await self._connection.execute(query)).scalar_one()

    async def purge(self, before: date) -> int:
        """Forget slips that expired before that day; how many."""
        gone = delete(slip).where(slip.c.expires_on < before)
        return (await self._connection.execute(gone)).rowcount

    async def _find(self, which: Any) -> Slip | None:
        row = (await self._connection.execute(select(slip).where(which))).first()
        return None if row is None else Slip(row.class_id, SlipState(row.state), row.expires_on)

    async def _end(self, which: Any, state: SlipState) -> int:
        still = slip.c.state == SlipState.OPEN.value
        ended = update(slip).where(which, still).values(state=state.value)
        return (await self._connection.execute(ended)).rowcount


def _order(one: SchoolClass) -> tuple[int, str]:
    grade = one.label.partition(" ")[0]
    return (int(grade) if grade.isdigit() else 99, one.label)
