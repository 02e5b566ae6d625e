"""Rounds of telling people of a notice, and how far each has come."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, and_, case, func, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.broadcasts import FIRST, Broadcast, Progress
from bot.domain.ledger import Mark
from bot.domain.readers import Readers
from storage.outbox import Delivery
from storage.people import concerned
from storage.schema import broadcast, outbox, person, record

ANSWERS: Final = (Mark.ACKNOWLEDGED, Mark.CONSENTED, Mark.REFUSED, Mark.WITHDRAWN)
"""Who gave one of these is not told again: a refusal is an answer too (002:3.5b)."""
_AFTER_COLON: Final = ";"


def _broadcast(row: Row[Any]) -> Broadcast:
    return Broadcast(
        row.notice, row.version, row.stage, row.started_on, row.reached, row.posted, row.finished
    )


def _is(one: Broadcast) -> ColumnElement[bool]:
    same = broadcast.c
    return and_(same.notice == one.notice, same.version == one.version, same.stage == one.stage)


class Broadcasts:
    """The broadcast table."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def start(self, notice: str, version: str, stage: int, today: date) -> bool:
        """Begin a round; False if it was begun before."""
        begun = insert(broadcast).values(
            notice=notice, version=version, stage=stage, started_on=today,
            reached="", posted=0, finished=False,
        )  # fmt: skip
        return (await self._connection.execute(begun.on_conflict_do_nothing())).rowcount == 1

    async def rounds(self, notice: str, version: str) -> list[Broadcast]:
        """The rounds of an edition, the first one first."""
        query = select(broadcast).where(
            broadcast.c.notice == notice, broadcast.c.version == version
        )
        found = await self._connection.execute(query.order_by(broadcast.c.stage))
        return [_broadcast(row) for row in found]

    async def unfinished(self) -> list[Broadcast]:
        """Rounds in which somebody's letter is still to be posted."""
        query = select(broadcast).where(~broadcast.c.finished)
        return [_broadcast(row) for row in await self._connection.execute(query)]

    async def finished(self) -> list[Broadcast]:
        """The newest round of every edition that was told in full."""
        query = select(broadcast).order_by(broadcast.c.stage)
        rows = [_broadcast(row) for row in await self._connection.execute(query)]
        newest = {(one.notice, one.version): one for one in rows}
        return [one for one in newest.values() if one.finished]

    async def untold(
        self, one: Broadcast, readers: Readers, alike: tuple[str, ...], limit: int
    ) -> list[str]:
        """The next people of a round: whom the notice concerns and who did not answer it.

        Reminders leave out who cannot be reached.
        """
        query = concerned(readers).where(*self._still(one, alike))
        found = await self._connection.execute(query.order_by(person.c.id).limit(limit))
        return [row.id for row in found]

    async def advance(self, one: Broadcast, reached: str, posted: int, *, finished: bool) -> None:
        """Note that everybody up to `reached` was posted to; `posted` letters are new."""
        await self._connection.execute(
            update(broadcast)
            .where(_is(one))
            .values(reached=reached, posted=broadcast.c.posted + posted, finished=finished)
        )

    async def progress(self, one: Broadcast, readers: Readers, alike: tuple[str, ...]) -> Progress:
        """How far a round has come, in two queries however many people there are."""
        waiting = outbox.c.state == Delivery.WAITING.value
        counted = [
            func.coalesce(func.sum(case((which, 1), else_=0)), 0)
            for which in (
                and_(waiting, person.c.reachable),
                and_(waiting, ~person.c.reachable),
                outbox.c.state == Delivery.PARKED.value,
            )
        ]
        mine = select(*counted).select_from(outbox.join(person, person.c.id == outbox.c.recipient))
        mine = mine.where(
            outbox.c.dedupe_key >= one.letters,
            outbox.c.dedupe_key < one.letters[:-1] + _AFTER_COLON,
        )
        left, unreachable, parked = (await self._connection.execute(mine)).one()
        ahead = 0
        if not one.finished:
            rest = concerned(readers).where(*self._still(one, alike)).subquery()
            query = select(func.count()).select_from(rest)
            ahead = (await self._connection.execute(query)).scalar_one()
        people = one.posted + ahead
        return Progress(people, left + ahead, unreachable, parked, one.finished)

    def _still(self, one: Broadcast, alike: tuple[str, ...]) -> list[ColumnElement[bool]]:
        answered = select(record.c.seq).where(
            record.c.person_id == person.c.id,
            record.c.notice == one.notice,
            record.c.version.in_(alike),
            record.c.mark.in_([mark.value for mark in ANSWERS]),
        )
        wanted = [person.c.id > one.reached, ~answered.exists()]
        return wanted if one.stage == FIRST else [*wanted, person.c.reachable]
