"""The queue of a desk: which open cases somebody of the staff may see, counted and in pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from sqlalchemy import ColumnElement, func, select, true
from sqlalchemy import case as when
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.cases import ALARMED, GRAVEST, OPEN, Case, Kind, State, hidden_from
from bot.domain.people import Role
from storage.case_rows import case_of
from storage.schema import case

_OPEN: Final = sorted(state.value for state in OPEN)


class Part(StrEnum):
    """A part of the queue."""

    ALL = "all"
    MINE = "mine"
    FREE = "free"
    SOON = "soon"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Desk:
    """Whose queue it is, and what counts as soon: due from `today` to `soon_until`."""

    person: str
    roles: frozenset[Role]
    today: date
    soon_until: date

    def where(self, part: Part) -> ColumnElement[bool]:
        """The condition for open cases of a part that this person may see."""
        hidden = sorted(subject.value for subject in hidden_from(self.roles))
        seen = (
            case.c.role.in_(sorted(role.value for role in self.roles))
            & case.c.state.in_(_OPEN)
            & (case.c.complainant != self.person)
            & (case.c.subject.is_(None) | case.c.subject.not_in(hidden))
        )
        runs = case.c.state != State.WAITING.value
        return {
            Part.ALL: seen,
            Part.MINE: seen & (case.c.assignee == self.person),
            Part.FREE: seen & case.c.assignee.is_(None),
            Part.SOON: seen & runs & case.c.due_on.between(self.today, self.soon_until),
            Part.LATE: seen & runs & (case.c.due_on < self.today),
        }[part]


def _of_kind(kind: Kind | None) -> ColumnElement[bool]:
    return true() if kind is None else case.c.kind == kind.value


class CaseQueue:
    """The case table as staff see it."""

    _connection: AsyncConnection

    async def open_for(self, roles: frozenset[Role]) -> list[Case]:
        """Open cases in the charge of any of `roles`, the most urgent first."""
        query = (
            select(case)
            .where(case.c.role.in_(sorted(r.value for r in roles)), case.c.state.in_(_OPEN))
            .order_by(case.c.due_on, case.c.number)
        )
        return [case_of(row) for row in await self._connection.execute(query)]

    async def counts(self, desk: Desk, kind: Kind | None = None) -> dict[Part, int]:
        """How many cases, all or of a kind, each part of the queue has, in one query."""
        sums = [
            func.coalesce(func.sum(when((desk.where(part), 1), else_=0)), 0).label(part.value)
            for part in Part
        ]
        query = select(*sums).where(desk.where(Part.ALL), _of_kind(kind))
        row = (await self._connection.execute(query)).one()
        return {part: row._mapping[part.value] for part in Part}

    async def grave(self, desk: Desk) -> list[Case]:
        """Open incidents of the gravest level that are in the charge of others, if this person
        may see them all the same.
        """
        if not desk.roles & ALARMED:
            return []
        query = (
            select(case)
            .where(case.c.level == GRAVEST, case.c.state.in_(_OPEN))
            .order_by(case.c.due_on, case.c.number)
        )
        found = [case_of(row) for row in await self._connection.execute(query)]
        return [
            one
            for one in found
            if one.role not in desk.roles and one.visible_to(desk.person, desk.roles)
        ]

    async def kinds(self, desk: Desk) -> dict[Kind, int]:
        """How many cases of each kind the queue has; kinds without any are left out."""
        query = select(case.c.kind, func.count()).where(desk.where(Part.ALL)).group_by(case.c.kind)
        return {Kind(kind): n for kind, n in (await self._connection.execute(query)).all()}

    async def queue(
        self, desk: Desk, part: Part, first: int, limit: int, kind: Kind | None = None
    ) -> list[Case]:
        """Cases of a part, all or of a kind, from number `first` (from 0) on, the most urgent
        first.
        """
        page = (
            select(case.c.id)
            .where(desk.where(part), _of_kind(kind))
            .order_by(case.c.due_on, case.c.number)
            .offset(first)
            .limit(limit)
        )
        query = select(case).where(case.c.id.in_(page)).order_by(case.c.due_on, case.c.number)
        return [case_of(row) for row in await self._connection.execute(query)]
