"""Cases of which staff are told together with others, later, because there are so many."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.schema import held_alert


class Held:
    """The held_alert table."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def hold(self, case_id: str, until: datetime) -> None:
        """Tell of the case no earlier than `until`; what is held back already stays so."""
        statement = insert(held_alert).values(case_id=case_id, until=until)
        await self._connection.execute(statement.on_conflict_do_nothing())

    async def ready(self, now: datetime) -> list[str]:
        """Ids of the cases to be told of by now."""
        query = select(held_alert.c.case_id).where(held_alert.c.until <= now)
        return list((await self._connection.execute(query)).scalars())

    async def release(self, cases: Collection[str]) -> None:
        """Hold these back no longer."""
        await self._connection.execute(delete(held_alert).where(held_alert.c.case_id.in_(cases)))
