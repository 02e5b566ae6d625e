"""The staff's group, if there is one, and which topic of it stands for which case.

The group is a recipient of letters like a person: a pseudonym and a sealed address.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.cases import OPEN, Subject, barred
from storage.schema import case, case_topic, staff_group

_OPEN: Final = sorted(state.value for state in OPEN)
_ABOUT_STAFF: Final = sorted(subject.value for subject in Subject if barred(subject))


@dataclass(frozen=True, slots=True)
class Stale:
    """A case whose topic does not show the state it has."""

    case: str
    state: str


class Groups:
    """The staff_group and case_topic tables."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def bound(self) -> str | None:
        """The pseudonym of the group, or None."""
        query = select(staff_group.c.person_id)
        found: str | None = (await self._connection.execute(query)).scalar()
        return found

    async def bind(self, group: str, today: date) -> None:
        """Make this the one group; topics of another one are forgotten."""
        await self.unbind()
        await self._connection.execute(insert(staff_group).values(person_id=group, bound_on=today))

    async def unbind(self) -> None:
        """Have no group and no topics."""
        await self._connection.execute(delete(case_topic))
        await self._connection.execute(delete(staff_group))

    async def stale(self, limit: int) -> list[Stale]:
        """Open cases without a topic and topics whose case has moved on, at most `limit` of each.

        A complaint about somebody of the staff gets no topic: its subject may sit in the group.
        """
        fresh = (
            select(case.c.id, case.c.state)
            .where(
                case.c.state.in_(_OPEN),
                case.c.subject.is_(None) | case.c.subject.not_in(_ABOUT_STAFF),
                ~select(case_topic.c.case_id).where(case_topic.c.case_id == case.c.id).exists(),
            )
            .limit(limit)
        )
        moved = (
            select(case.c.id, case.c.state)
            .join(case_topic, case_topic.c.case_id == case.c.id)
            .where(case_topic.c.shown != case.c.state)
            .limit(limit)
        )
        return [
            Stale(row.id, row.state)
            for query in (fresh, moved)
            for row in await self._connection.execute(query)
        ]

    async def posted(self, stale: Stale) -> None:
        """Note that a letter about this state is on its way."""
        statement = insert(case_topic).values(case_id=stale.case, shown=stale.state)
        await self._connection.execute(
            statement.on_conflict_do_update(index_elements=["case_id"], set_={"shown": stale.state})
        )

    async def thread(self, case_id: str) -> int | None:
        """The topic of a case, or None before there is one."""
        query = select(case_topic.c.thread).where(case_topic.c.case_id == case_id)
        found: int | None = (await self._connection.execute(query)).scalar()
        return found

    async def opened(self, case_id: str, thread: int) -> None:
        """Note the topic that was made for a case."""
        statement = update(case_topic).where(case_topic.c.case_id == case_id)
        await self._connection.execute(statement.values(thread=thread))
