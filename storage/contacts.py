"""How to reach who filed a case, if they chose to say it. Sealed under the case's key."""

from __future__ import annotations

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.keys import Keys
from storage.schema import case_contact
from storage.vault import case_owner, place


class Contacts:
    """The case_contact table."""

    def __init__(self, connection: AsyncConnection, keys: Keys) -> None:
        self._connection = connection
        self._keys = keys

    async def leave(self, case_id: str, text: str) -> None:
        """Keep the contact of a new case."""
        key = await self._keys.of(case_owner(case_id))
        sealed = key.seal(text, place("case_contact", case_id, "text"))
        await self._connection.execute(
            insert(case_contact).values(case_id=case_id, text_sealed=sealed)
        )

    async def of(self, case_id: str) -> str | None:
        """The contact, None when none was left or the case's key is destroyed."""
        query = select(case_contact.c.text_sealed).where(case_contact.c.case_id == case_id)
        sealed = (await self._connection.execute(query)).scalar()
        key = await self._keys.find(case_owner(case_id)) if sealed else None
        if key is None or sealed is None:
            return None
        return key.open(sealed, place("case_contact", case_id, "text"))

    async def remove(self, case_id: str) -> bool:
        """Forget the contact; whether there was one."""
        gone = delete(case_contact).where(case_contact.c.case_id == case_id)
        return (await self._connection.execute(gone)).rowcount == 1
