"""Cases, their messages and their reminders. Words are sealed under the case's own key."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from sqlalchemy import Row, bindparam, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.cases import OPEN, Case, CaseMessage, Kind, State, Subject, new_number
from bot.domain.people import Language, Role
from storage.keys import Keys
from storage.schema import case, case_message, reminder
from storage.vault import case_owner, place

_ONE: Final = select(case).where(case.c.id == bindparam("case_id"))
_MINE: Final = (
    select(case)
    .where(case.c.complainant == bindparam("person_id"))
    .order_by(case.c.registered_on.desc(), case.c.number)
)
_OPEN: Final = [state.value for state in OPEN]


def _case(row: Row[Any]) -> Case:
    values = dict(row._mapping)
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
    names = [column.name for column in case.columns]
    values: dict[str, Any] = {name: getattr(found, name) for name in names}
    values["skipped"] = ",".join(day.isoformat() for day in found.skipped)
    return values


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
        """The case, or None."""
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

    async def all_open(self) -> list[Case]:
        """Every open case, for the sweep."""
        query = select(case).where(case.c.state.in_(_OPEN)).order_by(case.c.due_on)
        return [_case(row) for row in await self._connection.execute(query)]

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
                text_sealed=key.seal(message.text, place("case_message", message_id, "text")),
                day=message.day,
            )
        )

    async def messages(self, case_id: str) -> list[CaseMessage]:
        """What was said, in order; empty when the case's key is destroyed."""
        key = await self._keys.find(case_owner(case_id))
        if key is None:
            return []
        query = (
            select(case_message)
            .where(case_message.c.case_id == case_id)
            .order_by(case_message.c.seq)
        )
        return [
            CaseMessage(
                role=Role(row.role) if row.role else None,
                text=key.open(row.text_sealed, place("case_message", row.id, "text")),
                day=row.day,
            )
            for row in await self._connection.execute(query)
        ]

    async def ended_before(self, day: date, limit: int) -> list[str]:
        """Ids of cases that ended before that day, at most `limit`."""
        query = select(case.c.id).where(case.c.ended_on < day).limit(limit)
        return list((await self._connection.execute(query)).scalars())

    async def erase(self, case_id: str) -> None:
        """Destroy the case's key and everything of the case."""
        await self._keys.destroy(case_owner(case_id))
        await self._connection.execute(delete(case).where(case.c.id == case_id))

    async def remind_once(self, case_id: str, round_: int, stage: str, today: date) -> bool:
        """Note that a stage's reminder goes out now; False if it went out before."""
        statement = (
            insert_or(reminder)
            .values(case_id=case_id, round=round_, stage=stage, day=today)
            .on_conflict_do_nothing()
        )
        return (await self._connection.execute(statement)).rowcount == 1

    async def reminded(self, cases: Sequence[str]) -> set[tuple[str, int, str]]:
        """Which ``(case, round, stage)`` of these cases went out already."""
        query = select(reminder.c.case_id, reminder.c.round, reminder.c.stage).where(
            reminder.c.case_id.in_(cases)
        )
        return {(r.case_id, r.round, r.stage) for r in await self._connection.execute(query)}
