"""Where a person stands while typing free text, sealed under that person's key."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from sqlalchemy import bindparam, delete, func, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.keys import Keys
from storage.schema import conversation
from storage.vault import person_owner, place

_STATE: Final = select(conversation.c.state).where(conversation.c.key == bindparam("key"))
_DATA: Final = select(conversation.c.owner, conversation.c.data_sealed).where(
    conversation.c.key == bindparam("key")
)


class Conversations:
    """The conversation table; `key` is a keyed hash of chat, user, bot, topic and destiny."""

    def __init__(self, connection: AsyncConnection, keys: Keys) -> None:
        self._connection = connection
        self._keys = keys

    async def state(self, key: str) -> str | None:
        """The name of the state, or None outside a form."""
        return (await self._connection.execute(_STATE, {"key": key})).scalar()

    async def data(self, key: str) -> dict[str, Any]:
        """What was typed so far; empty once the owner's key is destroyed."""
        row = (await self._connection.execute(_DATA, {"key": key})).first()
        if row is None or row.data_sealed is None:
            return {}
        cipher = await self._keys.find(row.owner)
        if cipher is None:
            return {}
        found: dict[str, Any] = json.loads(
            cipher.open(row.data_sealed, place("conversation", key, "data"))
        )
        return found

    async def save(
        self, key: str, owner: str, state: str | None, data: Mapping[str, Any], today: date
    ) -> None:
        """Replace state and data."""
        sealed = await self._sealed(key, owner, data)
        await self._upsert(key, owner, today, state=state, data_sealed=sealed)

    async def set_state(self, key: str, owner: str, state: str | None, today: date) -> None:
        """Change the state and keep the data."""
        await self._upsert(key, owner, today, state=state)

    async def set_data(self, key: str, owner: str, data: Mapping[str, Any], today: date) -> None:
        """Replace the data and keep the state."""
        sealed = await self._sealed(key, owner, data)
        await self._upsert(key, owner, today, data_sealed=sealed)

    async def clear(self, key: str) -> None:
        """Forget the conversation."""
        await self._connection.execute(delete(conversation).where(conversation.c.key == key))

    async def forget(self, person_id: str) -> None:
        """Forget every form the person has open."""
        mine = conversation.c.owner == person_owner(person_id)
        await self._connection.execute(delete(conversation).where(mine))

    async def count_of(self, person_id: str) -> int:
        """How many forms a person has open."""
        query = select(func.count()).where(conversation.c.owner == person_owner(person_id))
        return (await self._connection.execute(query)).scalar_one()

    async def purge(self, before: date) -> int:
        """Forget forms left open since before that day; the number forgotten."""
        gone = delete(conversation).where(conversation.c.changed_on < before)
        return (await self._connection.execute(gone)).rowcount

    async def _sealed(self, key: str, owner: str, data: Mapping[str, Any]) -> bytes | None:
        if not data:
            return None
        text = json.dumps(dict(data), ensure_ascii=False)
        return (await self._keys.of(owner)).seal(text, place("conversation", key, "data"))

    async def _upsert(self, key: str, owner: str, today: date, **values: object) -> None:
        statement = insert(conversation).values(key=key, owner=owner, changed_on=today, **values)
        await self._connection.execute(
            statement.on_conflict_do_update(
                index_elements=["key"], set_={"changed_on": today, **values}
            )
        )
