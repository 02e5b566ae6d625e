"""How many cases came in and how they ended. Counts only: no case is named."""

from __future__ import annotations

from datetime import date

from sqlalchemy import case as when
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.cases import Decision, Kind, State
from bot.domain.statistics import Outcome
from storage.schema import case


class Tallies:
    """Sums over the case table."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def cases(self, first: date, last: date) -> dict[tuple[Kind, Outcome], int]:
        """Cases registered from `first` to `last`, both included, by kind and outcome."""
        outcome = when(
            (case.c.state == State.WITHDRAWN.value, Outcome.WITHDRAWN.value),
            (case.c.answered_on.is_(None), Outcome.OPEN.value),
            (case.c.answered_on <= case.c.due_on, Outcome.IN_TIME.value),
            else_=Outcome.LATE.value,
        ).label("outcome")
        query = (
            select(case.c.kind, outcome, func.count().label("count"))
            .where(case.c.registered_on.between(first, last))
            .group_by(case.c.kind, outcome)
        )
        return {
            (Kind(row.kind), Outcome(row.outcome)): row._mapping["count"]
            for row in await self._connection.execute(query)
        }

    async def decisions(self, first: date, last: date) -> dict[Decision, int]:
        """Of the cases registered in these days how many were decided how."""
        query = (
            select(case.c.decision, func.count().label("count"))
            .where(case.c.registered_on.between(first, last), case.c.decision.is_not(None))
            .group_by(case.c.decision)
        )
        return {
            Decision(row.decision): row._mapping["count"]
            for row in await self._connection.execute(query)
        }
