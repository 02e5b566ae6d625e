"""Which cases a clock runs for, and what they were reminded of."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Final

from sqlalchemy import ColumnElement, select, tuple_
from sqlalchemy.dialects.sqlite import insert as insert_or
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.cases import RUNNING, State
from bot.domain.reminders import UNTAKEN
from storage.schema import case, reminder

_RUNNING: Final = sorted(state.value for state in RUNNING)


def _told(stage: str) -> ColumnElement[bool]:
    """Whether the case had this reminder in its present round."""
    return (
        select(reminder.c.case_id)
        .where(
            reminder.c.case_id == case.c.id,
            reminder.c.round == case.c.round,
            reminder.c.stage == stage,
        )
        .exists()
    )


class CaseClocks:
    """The reminder table, and the case table as the sweep sees it."""

    _connection: AsyncConnection

    async def running_terms(self) -> list[tuple[date, date]]:
        """Each pair of days, registered and due, that some case with a running clock has."""
        query = (
            select(case.c.registered_on, case.c.due_on)
            .where(case.c.state.in_(_RUNNING))
            .distinct()
            .order_by(case.c.due_on)
        )
        return [(r.registered_on, r.due_on) for r in await self._connection.execute(query)]

    async def not_reminded(self, terms: Collection[tuple[date, date]], stage: str) -> list[str]:
        """Ids of cases with a running clock and these days that did not have this reminder."""
        query = (
            select(case.c.id)
            .where(
                case.c.state.in_(_RUNNING),
                tuple_(case.c.registered_on, case.c.due_on).in_(terms),
                ~_told(stage),
            )
            .order_by(case.c.due_on)
        )
        return list((await self._connection.execute(query)).scalars())

    async def untaken(self, today: date) -> list[str]:
        """Ids of cases that nobody took up in time and nobody was reminded of; late ones, of
        which other reminders tell, are left out.
        """
        query = (
            select(case.c.id)
            .where(
                case.c.state == State.NEW.value,
                case.c.due_on >= today,
                case.c.first_due_on < today,
                ~_told(UNTAKEN),
            )
            .order_by(case.c.due_on)
        )
        return list((await self._connection.execute(query)).scalars())

    async def waiting(self) -> list[tuple[str, date]]:
        """Cases whose clock stands, and since which day."""
        query = select(case.c.id, case.c.asked_on).where(
            case.c.state == State.WAITING.value, case.c.asked_on.is_not(None)
        )
        return [(row.id, row.asked_on) for row in await self._connection.execute(query)]

    async def remind_once(self, case_id: str, round_: int, stage: str, today: date) -> bool:
        """Note that a stage's reminder goes out now; False if it went out before."""
        statement = (
            insert_or(reminder)
            .values(case_id=case_id, round=round_, stage=stage, day=today)
            .on_conflict_do_nothing()
        )
        return (await self._connection.execute(statement)).rowcount == 1
