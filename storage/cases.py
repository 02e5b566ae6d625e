"""Cases, their messages and their reminders. Words are sealed under the case's own key."""

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
    tuple_,
    update,
)
from sqlalchemy import (
    case as when,
)
from sqlalchemy.dialects.sqlite import insert as insert_or
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.cases import (
    INNER,
    OPEN,
    RUNNING,
    Case,
    CaseEvent,
    CaseMessage,
    Happened,
    Kind,
    Said,
    State,
    Subject,
    hidden_from,
    new_number,
)
from bot.domain.people import Language, Role
from storage.keys import Keys
from storage.schema import case, case_event, case_message, data_key, reminder
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
_INNER: Final = sorted(kind.value for kind in INNER)


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
            "skipped": tuple(date.fromisoformat(d) for d in row.skipped.split(",") if d),
        }
    )


def _row(found: Case) -> dict[str, Any]:
    values: dict[str, Any] = {name: getattr(found, name) for name in _COLUMNS}
    values["skipped"] = ",".join(day.isoformat() for day in found.skipped)
    return values


_ID: Final = re.compile("[0-9a-f]{32}")


class Cases:
    """The case, case_message and reminder tables."""

    def __init__(self, connection: AsyncConnection, keys: Keys) -> None:
        self._connection = connection
        self._keys = keys

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

    async def counts(self, desk: Desk) -> dict[Part, int]:
        """How many cases each part of the queue has, in one query."""
        sums = [
            func.coalesce(func.sum(when((desk.where(part), 1), else_=0)), 0).label(part.value)
            for part in Part
        ]
        query = select(*sums).where(desk.where(Part.ALL))
        row = (await self._connection.execute(query)).one()
        return {part: row._mapping[part.value] for part in Part}

    async def queue(self, desk: Desk, part: Part, first: int, limit: int) -> list[Case]:
        """Cases of a part from number `first` (from 0) on, the most urgent first."""
        page = (
            select(case.c.id)
            .where(desk.where(part))
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
