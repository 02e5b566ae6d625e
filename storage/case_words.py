"""What was said in a case, sealed under its own key, and what happened to it."""

from __future__ import annotations

import secrets
from typing import Final

from sqlalchemy import func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.cases import INNER, CaseEvent, CaseMessage, Happened, Said
from bot.domain.people import Role
from storage.keys import Keys
from storage.schema import case_event, case_message
from storage.vault import case_owner, place

_INNER: Final = sorted(kind.value for kind in INNER)


class CaseWords:
    """The case_message and case_event tables."""

    def __init__(self, connection: AsyncConnection, keys: Keys) -> None:
        self._connection = connection
        self._keys = keys

    async def say(self, case_id: str, message: CaseMessage) -> None:
        """Add a message to the case, sealed under the case's key."""
        key = await self._keys.of(case_owner(case_id))
        message_id = secrets.token_hex(16)
        count = select(func.count()).where(case_message.c.case_id == case_id)
        await self._connection.execute(
            insert(case_message).values(
                id=message_id,
                case_id=case_id,
                seq=(await self._connection.execute(count)).scalar_one(),
                role=message.role.value if message.role else None,
                kind=message.kind.value,
                text_sealed=key.seal(message.text, place("case_message", message_id, "text")),
                day=message.day,
            )
        )

    async def messages(self, case_id: str, *, inner: bool = False) -> list[CaseMessage]:
        """What was said, in order; empty when the case's key is destroyed.

        With `inner` also what is for staff only, such as notes; never give that to the person.
        """
        key = await self._keys.find(case_owner(case_id))
        if key is None:
            return []
        query = (
            select(case_message)
            .where(case_message.c.case_id == case_id)
            .order_by(case_message.c.seq)
        )
        if not inner:
            query = query.where(case_message.c.kind.not_in(_INNER))
        return [
            CaseMessage(
                role=Role(row.role) if row.role else None,
                text=key.open(row.text_sealed, place("case_message", row.id, "text")),
                day=row.day,
                kind=Said(row.kind),
            )
            for row in await self._connection.execute(query)
        ]

    async def happened(self, case_id: str, event: CaseEvent) -> int:
        """Add a line to the case's trail; its place there, from 0. Lines are never changed."""
        count = select(func.count()).where(case_event.c.case_id == case_id)
        seq = (await self._connection.execute(count)).scalar_one()
        await self._connection.execute(
            insert(case_event).values(
                case_id=case_id,
                seq=seq,
                kind=event.kind.value,
                role=event.role.value if event.role else None,
                day=event.day,
                old=event.old,
                new=event.new,
            )
        )
        return seq

    async def events(self, case_id: str) -> list[CaseEvent]:
        """The case's trail, in order."""
        query = select(case_event).where(case_event.c.case_id == case_id).order_by(case_event.c.seq)
        return [
            CaseEvent(
                kind=Happened(row.kind),
                role=Role(row.role) if row.role else None,
                day=row.day,
                old=row.old,
                new=row.new,
                seq=row.seq,
            )
            for row in await self._connection.execute(query)
        ]
