"""Staff: which person holds which role, and the one-time links that bind them."""

from __future__ import annotations

import secrets
from datetime import date, datetime

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.duty import Absence, Holder
from bot.domain.people import Role
from storage.schema import absence, person, staff, staff_link
from storage.vault import token_hash


def _open(today: date) -> ColumnElement[bool]:
    return staff_link.c.used_on.is_(None) & (staff_link.c.expires_on >= today)


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

    async def unbind(self, person_id: str, role: Role) -> bool:
        """Take the role from the person; False if they do not hold it."""
        gone = delete(staff).where(staff.c.person_id == person_id, staff.c.role == role.value)
        return (await self._connection.execute(gone)).rowcount == 1

    async def holders(self) -> list[Holder]:
        """Everyone who holds a role, role by role in their usual order."""
        query = select(staff).order_by(staff.c.bound_on, staff.c.person_id)
        found = [
            Holder(row.person_id, Role(row.role), row.bound_on)
            for row in await self._connection.execute(query)
        ]
        order = list(Role)
        return sorted(found, key=lambda one: order.index(one.role))

    async def set_absence(self, person_id: str, away: Absence) -> None:
        """Note when the person is away; it replaces what was noted before."""
        values = {"since": away.since, "until": away.until, "deputy": away.deputy}
        statement = insert(absence).values(person_id=person_id, **values)
        await self._connection.execute(
            statement.on_conflict_do_update(index_elements=["person_id"], set_=values)
        )

    async def end_absence(self, person_id: str) -> None:
        """The person is there again."""
        await self._connection.execute(delete(absence).where(absence.c.person_id == person_id))

    async def absences(self, now: datetime) -> dict[str, Absence]:
        """Absences that are not over, also those to come."""
        query = select(absence).where(absence.c.until > now)
        return {
            row.person_id: Absence(row.since, row.until, row.deputy)
            for row in await self._connection.execute(query)
        }

    async def away(self, now: datetime) -> dict[str, str | None]:
        """Who is away at `now`, with the deputy they named."""
        query = select(absence.c.person_id, absence.c.deputy).where(
            absence.c.since <= now, absence.c.until > now
        )
        return {row.person_id: row.deputy for row in await self._connection.execute(query)}

    async def purge_absences(self, now: datetime) -> int:
        """Forget absences that are over; the number forgotten."""
        gone = delete(absence).where(absence.c.until <= now)
        return (await self._connection.execute(gone)).rowcount

    async def reachability(self) -> dict[Role, tuple[bool, ...]]:
        """For each role that somebody holds, whether each holder can be written to."""
        query = select(staff.c.role, person.c.reachable).join(
            person, person.c.id == staff.c.person_id
        )
        found: dict[Role, tuple[bool, ...]] = {}
        for row in await self._connection.execute(query):
            found[Role(row.role)] = (*found.get(Role(row.role), ()), row.reachable)
        return found

    async def open_links(self, today: date) -> int:
        """How many one-time links still work."""
        query = select(func.count()).where(_open(today))
        return (await self._connection.execute(query)).scalar_one()

    async def revoke_links(self, today: date) -> int:
        """Forget every one-time link that still works; how many."""
        return (await self._connection.execute(delete(staff_link).where(_open(today)))).rowcount

    async def purge_links(self, today: date) -> int:
        """Forget links that were used or have expired; the number forgotten."""
        gone = delete(staff_link).where(
            staff_link.c.used_on.is_not(None) | (staff_link.c.expires_on < today)
        )
        return (await self._connection.execute(gone)).rowcount
