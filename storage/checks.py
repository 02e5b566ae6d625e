"""How many understanding checks were finished, and with how many right answers. Nobody is named."""

from __future__ import annotations

from datetime import date

from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.check import Stage
from bot.domain.people import Audience, Band
from storage.schema import check_count


class Checks:
    """Counts by audience, band, day and stage."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def count(
        self, audience: Audience, band: Band, day: date, stage: Stage, right: int
    ) -> None:
        """Add one finished check with `right` answers that were right."""
        statement = insert(check_count).values(
            audience=audience.value,
            band=band.value,
            day=day,
            stage=stage.value,
            finished=1,
            right=right,
        )
        more = {
            "finished": check_count.c.finished + 1,
            "right": check_count.c.right + right,
        }
        keys = ["audience", "band", "day", "stage"]
        await self._connection.execute(
            statement.on_conflict_do_update(index_elements=keys, set_=more)
        )
