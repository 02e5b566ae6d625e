"""Small facts the bot must remember: updates done, messages shown, and what staff did."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import Final

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.people import Role
from storage.schema import audit, person, processed_update, shown

_MARK: Final = insert(processed_update).on_conflict_do_nothing()


class Updates:
    """Which updates already had their effect."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def mark(self, update_id: int, today: date) -> bool:
        """Mark an update as done; False if it was done before."""
        values = {"update_id": update_id, "day": today}
        return (await self._connection.execute(_MARK, values)).rowcount == 1

    async def purge(self, before: date) -> int:
        """Forget marks from before that day; Telegram redelivers for 24 hours only."""
        gone = delete(processed_update).where(processed_update.c.day < before)
        return (await self._connection.execute(gone)).rowcount


class Shown:
    """Ids of the bot's own recent messages, so that ``/hide`` can delete them."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, rows: Sequence[tuple[str, int, datetime]]) -> None:
        """Remember ``(person, message id, moment)`` rows of people who are known.

        Of strangers, and of who has just had everything erased, nothing is kept.
        """
        query = select(person.c.id).where(person.c.id.in_({who for who, _, _ in rows}))
        known = set((await self._connection.execute(query)).scalars())
        values = [
            {"person_id": who, "message_id": message, "at": at}
            for who, message, at in rows
            if who in known
        ]
        if values:
            await self._connection.execute(insert(shown).on_conflict_do_nothing(), values)

    async def recent(self, person_id: str, since: datetime) -> list[int]:
        """Message ids shown to the person since that moment, oldest first."""
        query = (
            select(shown.c.message_id)
            .where(shown.c.person_id == person_id, shown.c.at >= since)
            .order_by(shown.c.message_id)
        )
        return list((await self._connection.execute(query)).scalars())

    async def count_of(self, person_id: str) -> int:
        """How many message ids are remembered for a person."""
        query = select(func.count()).where(shown.c.person_id == person_id)
        return (await self._connection.execute(query)).scalar_one()

    async def forget(self, person_id: str) -> None:
        """Forget what was shown to the person."""
        await self._connection.execute(delete(shown).where(shown.c.person_id == person_id))

    async def purge(self, before: datetime) -> int:
        """Forget messages too old to be deleted; the number forgotten."""
        return (await self._connection.execute(delete(shown).where(shown.c.at < before))).rowcount


class Audit:
    """What staff did: who, what, when, old and new. Never any content."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def note(
        self,
        at: datetime,
        person_id: str,
        role: Role | None,
        action: str,
        thing: str | None = None,
        old: str | None = None,
        new: str | None = None,
    ) -> None:
        """Add a line. `thing` is the id of what was acted on."""
        await self._connection.execute(
            insert(audit).values(
                at=at,
                person_id=person_id,
                role=role.value if role else None,
                action=action,
                object=thing,
                old=old,
                new=new,
            )
        )

    async def purge(self, before: date) -> int:
        """Forget lines from before that day; the number forgotten."""
        start = datetime.combine(before, time(), tzinfo=UTC)
        return (await self._connection.execute(delete(audit).where(audit.c.at < start))).rowcount
