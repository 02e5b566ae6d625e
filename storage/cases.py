"""Cases and their reminders. What was said in them is in ``case_words``."""

from __future__ import annotations

import re
import secrets
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Row,
    bindparam,
    delete,
    func,
    insert,
    select,
    true,
    tuple_,
    update,
)
from sqlalchemy import (
    case as when,
)
from sqlalchemy.dialects.sqlite import insert as insert_or
from sqlalchemy.exc import IntegrityError

from bot.domain.cases import (
    ALARMED,
    GRAVEST,
    OPEN,
    RUNNING,
    Case,
    Decision,
    Kind,
    State,
    Subject,
    hidden_from,
    new_number,
)
from bot.domain.people import Language, Role
from storage.case_words import CaseWords
from storage.schema import case, case_message, data_key, reminder
from storage.vault import case_owner, place

_ONE: Final = select(case).where(case.c.id == bindparam("case_id"))
_MINE: Final = (
    select(case)
    .where(case.c.complainant == bindparam("person_id"))
    .order_by(case.c.registered_on.desc(), case.c.number)
)
_OPEN: Final = sorted(state.value for state in OPEN)
_COLUMNS: Final = tuple(column.name for column in case.columns)
_FEW: Final = 50
"""Open cases of one person among which a repeat is looked for."""
_RUNNING: Final = sorted(state.value for state in RUNNING)


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


def _case(row: Row[Any]) -> Case:
    values = {name: row._mapping[name] for name in _COLUMNS}
    return Case(
        **{
            **values,
            "kind": Kind(row.kind),
            "subject": Subject(row.subject) if row.subject else None,
            "language": Language(row.language),
            "state": State(row.state),
            "role": Role(row.role),
            "decision": Decision(row.decision) if row.decision else None,
            "skipped": tuple(date.fromisoformat(d) for d in row.skipped.split(",") if d),
        }
    )


def _row(found: Case) -> dict[str, Any]:
    values: dict[str, Any] = {name: getattr(found, name) for name in _COLUMNS}
    values["skipped"] = ",".join(day.isoformat() for day in found.skipped)
    return values


_ID: Final = re.compile("[0-9a-f]{32}")


class Cases(CaseWords):
    """The case and reminder tables; with what was said and happened, all of a case."""

    async def add(self, new: Case) -> Case:
        """Store a new case with an id and a number of its own; both are filled in here."""
        for _ in range(5):
            numbered = replace(new, id=secrets.token_hex(16), number=new_number())
            try:
                async with self._connection.begin_nested():
                    await self._connection.execute(insert(case).values(**_row(numbered)))
            except IntegrityError:
                continue
            return numbered
        raise RuntimeError("no free case number in five tries")

    async def find(self, case_id: str) -> Case | None:
        """The case, or None, also for an id made by hand: such words go no further than here."""
        if not _ID.fullmatch(case_id):
            return None
        row = (await self._connection.execute(_ONE, {"case_id": case_id})).first()
        return None if row is None else _case(row)

    async def filed_by(self, person_id: str) -> list[Case]:
        """A person's own cases, newest first."""
        return [_case(r) for r in await self._connection.execute(_MINE, {"person_id": person_id})]

    async def open_for(self, roles: frozenset[Role]) -> list[Case]:
        """Open cases in the charge of any of `roles`, the most urgent first."""
        query = (
            select(case)
            .where(case.c.role.in_(sorted(r.value for r in roles)), case.c.state.in_(_OPEN))
            .order_by(case.c.due_on, case.c.number)
        )
        return [_case(row) for row in await self._connection.execute(query)]

    async def untaken_about(self, subjects: Collection[Subject]) -> list[Case]:
        """Cases about any of `subjects` that nobody has taken yet."""
        query = select(case).where(
            case.c.state == State.NEW.value,
            case.c.subject.in_([subject.value for subject in subjects]),
        )
        return [_case(row) for row in await self._connection.execute(query)]

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
        found = [_case(row) for row in await self._connection.execute(query)]
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
        return [_case(row) for row in await self._connection.execute(query)]

    async def many(self, cases: Collection[str]) -> list[Case]:
        """The cases with these ids."""
        query = select(case).where(case.c.id.in_(cases)).order_by(case.c.due_on, case.c.number)
        return [_case(row) for row in await self._connection.execute(query)]

    async def filed_since(self, person_id: str, day: date) -> int:
        """How many cases a person has that were registered on that day or later."""
        query = select(func.count()).where(
            case.c.complainant == person_id, case.c.registered_on >= day
        )
        return (await self._connection.execute(query)).scalar_one()

    async def first_words(self, person_id: str, kind: Kind) -> list[tuple[Case, str]]:
        """A person's open cases of a kind, the newest few, each with what it began with."""
        query = (
            select(case, case_message.c.id.label("said"), case_message.c.text_sealed,
                   data_key.c.wrapped)
            .join(case_message, case_message.c.case_id == case.c.id)
            .join(data_key, data_key.c.owner == "case:" + case.c.id)
            .where(case.c.complainant == person_id, case.c.kind == kind.value,
                   case.c.state.in_(_OPEN), case_message.c.seq == 0)
            .order_by(case.c.registered_on.desc())
            .limit(_FEW)
        )  # fmt: skip
        found = []
        for row in await self._connection.execute(query):
            key = self._keys.unwrap(case_owner(row.id), row.wrapped)
            text = key.open(row.text_sealed, place("case_message", row.said, "text"))
            found.append((_case(row), text))
        return found

    async def added_on(self, case_id: str, day: date) -> int:
        """How many messages the person wrote in the case on that day."""
        query = select(func.count()).where(
            case_message.c.case_id == case_id,
            case_message.c.role.is_(None),
            case_message.c.day == day,
        )
        return (await self._connection.execute(query)).scalar_one()

    async def by_number(self, number: str) -> Case | None:
        """The case with this number, or None."""
        query = select(case).where(case.c.number == number)
        row = (await self._connection.execute(query)).first()
        return None if row is None else _case(row)

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
        told = (
            select(reminder.c.case_id)
            .where(
                reminder.c.case_id == case.c.id,
                reminder.c.round == case.c.round,
                reminder.c.stage == stage,
            )
            .exists()
        )
        query = (
            select(case.c.id)
            .where(
                case.c.state.in_(_RUNNING),
                tuple_(case.c.registered_on, case.c.due_on).in_(terms),
                ~told,
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

    async def save(self, changed: Case) -> None:
        """Store the case as it is now."""
        await self._connection.execute(
            update(case).where(case.c.id == changed.id).values(**_row(changed))
        )

    async def ended_before(self, day: date, limit: int) -> list[str]:
        """Ids of cases that ended before that day, at most `limit`."""
        query = select(case.c.id).where(case.c.ended_on < day).limit(limit)
        return list((await self._connection.execute(query)).scalars())

    async def erase(self, case_id: str, today: date) -> None:
        """Destroy the case's key and everything of the case."""
        await self._keys.destroy(case_owner(case_id), today)
        await self._connection.execute(delete(case).where(case.c.id == case_id))

    async def remind_once(self, case_id: str, round_: int, stage: str, today: date) -> bool:
        """Note that a stage's reminder goes out now; False if it went out before."""
        statement = (
            insert_or(reminder)
            .values(case_id=case_id, round=round_, stage=stage, day=today)
            .on_conflict_do_nothing()
        )
        return (await self._connection.execute(statement)).rowcount == 1
