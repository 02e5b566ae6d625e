"""Staff: which person holds which role, and the one-time links that bind them."""

from __future__ import annotations

import secrets
from datetime import date

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.people import Role
from storage.schema import person, staff, staff_link
from storage.vault import token_hash


class Staff:
    """The staff and staff_link tables."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def new_link(self, role: Role, expires_on: date) -> str:
        """A fresh one-time token for `role` (128 random bits); only its hash is stored."""
        token = secrets.token_urlsafe(16)
        await self._connection.execute(
            insert(staff_link).values(
                token_hash=token_hash(token), role=role.value, expires_on=expires_on
            )
        )
        return token

    async def use_link(self, token: str, today: date) -> Role | None:
        """The role a token is for, using it up; None if unknown, used or expired."""
        hashed = token_hash(token)
        used = (
            update(staff_link)
            .where(
                staff_link.c.token_hash == hashed,
                staff_link.c.used_on.is_(None),
                staff_link.c.expires_on >= today,
            )
            .values(used_on=today)
            .returning(staff_link.c.role)
        )
        role = (await self._connection.execute(used)).scalar()
        return None if role is None else Role(role)

    async def bind(self, person_id: str, role: Role, today: date) -> None:
        """Give the person the role; harmless if they have it."""
        statement = insert(staff).values(person_id=person_id, role=role.value, bound_on=today)
        await self._connection.execute(statement.on_conflict_do_nothing())

    async def members(self, role: Role) -> tuple[str, ...]:
        """Everyone who holds the role, in a fixed order."""
        query = select(staff.c.person_id).where(staff.c.role == role.value).order_by("person_id")
        return tuple((await self._connection.execute(query)).scalars())

    async def reachability(self) -> dict[Role, tuple[bool, ...]]:
        """For each role that somebody holds, whether each holder can be written to."""
        query = select(staff.c.role, person.c.reachable).join(
            person, person.c.id == staff.c.person_id
        )
        found: dict[Role, tuple[bool, ...]] = {}
        for row in await self._connection.execute(query):
            found[Role(row.role)] = (*found.get(Role(row.role), ()), row.reachable)
        return found

    async def purge_links(self, today: date) -> int:
        """Forget links that were used or have expired; the number forgotten."""
        gone = delete(staff_link).where(
            staff_link.c.used_on.is_not(None) | (staff_link.c.expires_on < today)
        )
        return (await self._connection.execute(gone)).rowcount
