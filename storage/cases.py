"""Cases: filed, found, saved and erased."""

from __future__ import annotations

import re
import secrets
from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Final

from sqlalchemy import bindparam, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from bot.domain.cases import OPEN, Case, Kind, State, Subject, new_number
from storage.case_clocks import CaseClocks
from storage.case_queue import CaseQueue
from storage.case_rows import case_of, row_of
from storage.case_words import CaseWords
from storage.schema import case, case_message, data_key
from storage.vault import case_owner, place

_ONE: Final = select(case).where(case.c.id == bindparam("case_id"))
_MINE: Final = (
    select(case)
    .where(case.c.complainant == bindparam("person_id"))
    .order_by(case.c.registered_on.desc(), case.c.number)
)
_OPEN: Final = sorted(state.value for state in OPEN)
_FEW: Final = 50
"""Open cases of one person among which a repeat is looked for."""
_ID: Final = re.compile("[0-9a-f]{32}")


class Cases(CaseWords, CaseQueue, CaseClocks):
    """The case table; with its queue, its clocks and what was said, all of a case."""

    async def add(self, new: Case) -> Case:
        """Store a new case with an id and a number of its own; both are filled in here."""
        for _ in range(5):
            numbered = replace(new, id=secrets.token_hex(16), number=new_number())
            try:
                async with self._connection.begin_nested():
                    await self._connection.execute(insert(case).values(**row_of(numbered)))
            except IntegrityError:
                continue
            return numbered
        raise RuntimeError("no free case number in five tries")

    async def find(self, case_id: str) -> Case | None:
        """The case, or None, also for an id made by hand: such words go no further than here."""
        if not _ID.fullmatch(case_id):
            return None
        row = (await self._connection.execute(_ONE, {"case_id": case_id})).first()
        return None if row is None else case_of(row)

    async def filed_by(self, person_id: str) -> list[Case]:
        """A person's own cases, newest first."""
        return [case_of(r) for r in await self._connection.execute(_MINE, {"person_id": person_id})]

    async def untaken_about(self, subjects: Collection[Subject]) -> list[Case]:
        """Cases about any of `subjects` that nobody has taken yet."""
        query = select(case).where(
            case.c.state == State.NEW.value,
            case.c.subject.in_([subject.value for subject in subjects]),
        )
        return [case_of(row) for row in await self._connection.execute(query)]

    async def many(self, cases: Collection[str]) -> list[Case]:
        """The cases with these ids."""
        query = select(case).where(case.c.id.in_(cases)).order_by(case.c.due_on, case.c.number)
        return [case_of(row) for row in await self._connection.execute(query)]

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
            found.append((case_of(row), text))
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
        return None if row is None else case_of(row)

    async def save(self, changed: Case) -> None:
        """Store the case as it is now."""
        await self._connection.execute(
            update(case).where(case.c.id == changed.id).values(**row_of(changed))
        )

    async def ended_before(self, day: date, limit: int) -> list[str]:
        """Ids of cases that ended before that day, at most `limit`."""
        query = select(case.c.id).where(case.c.ended_on < day).limit(limit)
        return list((await self._connection.execute(query)).scalars())

    async def erase(self, case_id: str, today: date) -> None:
        """Destroy the case's key and everything of the case."""
        await self._keys.destroy(case_owner(case_id), today)
        await self._connection.execute(delete(case).where(case.c.id == case_id))
