"""Days decreed in chat. Changes are added and read, never altered or removed."""

from __future__ import annotations

import json

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.decrees import Decree
from bot.domain.people import Role
from storage.keys import Keys
from storage.schema import decree
from storage.vault import CALENDAR_OWNER, place


class Decrees:
    """The decree table."""

    def __init__(self, connection: AsyncConnection, keys: Keys) -> None:
        self._connection = connection
        self._keys = keys

    async def add(self, change: Decree) -> None:
        """Note a change; its reasons are sealed under the school's key."""
        key = await self._keys.of(CALENDAR_OWNER)
        reasons = json.dumps([change.reason_kk, change.reason_ru], ensure_ascii=False)
        sealed = key.seal(reasons, place("decree", change.day.isoformat(), "reasons"))
        await self._connection.execute(
            insert(decree).values(
                day=change.day,
                working=change.working,
                reasons_sealed=sealed,
                role=change.role.value,
                changed_on=change.changed_on,
            )
        )

    async def changes(self) -> list[Decree]:
        """Every change, in order."""
        rows = (await self._connection.execute(select(decree).order_by(decree.c.id))).all()
        key = await self._keys.find(CALENDAR_OWNER) if rows else None
        if key is None:
            return []
        found = []
        for row in rows:
            sealed = place("decree", row.day.isoformat(), "reasons")
            kk, ru = json.loads(key.open(row.reasons_sealed, sealed))
            found.append(Decree(row.day, row.working, kk, ru, Role(row.role), row.changed_on))
        return found
