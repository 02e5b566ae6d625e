"""The second factor of each member of staff: its secrets sealed, its tries counted."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.keys import Keys
from storage.schema import factor, staff
from storage.vault import DataKey, person_owner, place

_NOTHING: Final[dict[str, Any]] = {
    "secret_sealed": None, "next_sealed": None, "codes_sealed": None, "step": None, "failures": 0,
    "blocked_until": None, "opened_at": None, "open_until": None, "confirmed_on": None,
    "reset_by": None,
}  # fmt: skip

_PSEUDONYM: Final = re.compile("[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Factor:
    """One person's second factor.

    `secret` is None until it was confirmed, `next` is the one being set up, `codes` are the
    hashes of unused recovery codes, `step` is the last one whose code was taken. With
    `reset_by`, the head who wants the factor taken away, no code opens anything.
    """

    secret: str | None = None
    next: str | None = None
    codes: tuple[str, ...] = ()
    step: int | None = None
    failures: int = 0
    blocked_until: datetime | None = None
    opened_at: datetime | None = None
    open_until: datetime | None = None
    confirmed_on: date | None = None
    reset_by: str | None = None


class Factors:
    """The factor table. A row without a secret means: this person may set one up."""

    def __init__(self, connection: AsyncConnection, keys: Keys) -> None:
        self._connection = connection
        self._keys = keys

    async def allow(self, person_id: str) -> None:
        """Let the person set up a factor; harmless if there is one."""
        statement = insert(factor).values(person_id=person_id, **_NOTHING)
        await self._connection.execute(statement.on_conflict_do_nothing())

    async def find(self, person_id: str) -> Factor | None:
        """The person's factor; None when none may be set up."""
        if not _PSEUDONYM.fullmatch(person_id):
            # Words of a button made by hand go no further than here.
            return None
        query = select(factor).where(factor.c.person_id == person_id)
        row = (await self._connection.execute(query)).first()
        if row is None:
            return None
        key = await self._keys.find(person_owner(person_id))

        def opened(sealed: bytes | None, column: str) -> str | None:
            if sealed is None or key is None:
                return None
            return key.open(sealed, place("factor", person_id, column))

        return Factor(
            secret=opened(row.secret_sealed, "secret"),
            next=opened(row.next_sealed, "next"),
            codes=tuple(json.loads(opened(row.codes_sealed, "codes") or "[]")),
            step=row.step,
            failures=row.failures,
            blocked_until=row.blocked_until,
            opened_at=row.opened_at,
            open_until=row.open_until,
            confirmed_on=row.confirmed_on,
            reset_by=row.reset_by,
        )

    async def save(self, person_id: str, now: Factor) -> None:
        """Store the factor as it is now, in the place of what was allowed or set up before."""
        key = await self._keys.of(person_owner(person_id))
        codes = json.dumps(now.codes) if now.codes else None
        values = {
            "secret_sealed": _sealed(key, now.secret, person_id, "secret"),
            "next_sealed": _sealed(key, now.next, person_id, "next"),
            "codes_sealed": _sealed(key, codes, person_id, "codes"),
            "step": now.step,
            "failures": now.failures,
            "blocked_until": now.blocked_until,
            "opened_at": now.opened_at,
            "open_until": now.open_until,
            "confirmed_on": now.confirmed_on,
            "reset_by": now.reset_by,
        }
        await self._connection.execute(
            update(factor).where(factor.c.person_id == person_id).values(**values)
        )

    async def remove(self, person_id: str) -> bool:
        """Forget the factor; the person cannot set up another until allowed again."""
        gone = delete(factor).where(factor.c.person_id == person_id)
        return (await self._connection.execute(gone)).rowcount == 1

    async def purge(self) -> int:
        """Forget the factors of people who hold no role any more; how many."""
        holds = select(staff.c.role).where(staff.c.person_id == factor.c.person_id).exists()
        return (await self._connection.execute(delete(factor).where(~holds))).rowcount


def _sealed(key: DataKey, text: str | None, person_id: str, column: str) -> bytes | None:
    return None if text is None else key.seal(text, place("factor", person_id, column))
