"""Data keys by owner: made when first needed, destroyed when the owner is erased."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import bindparam, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.erased import Erased
from storage.schema import data_key
from storage.vault import DataKey, Vault

_SELECT = select(data_key.c.wrapped).where(data_key.c.owner == bindparam("owner"))


class Keys:
    """The wrapped keys table, seen through the vault in one transaction."""

    def __init__(self, connection: AsyncConnection, vault: Vault) -> None:
        self._connection = connection
        self._vault = vault
        self._found: dict[str, DataKey] = {}

    async def find(self, owner: str) -> DataKey | None:
        """The owner's key, or None when it was never made or is destroyed."""
        if owner not in self._found:
            wrapped = (await self._connection.execute(_SELECT, {"owner": owner})).scalar()
            if wrapped is None:
                return None
            self._found[owner] = self._vault.unwrap(owner, wrapped)
        return self._found[owner]

    def unwrap(self, owner: str, wrapped: bytes) -> DataKey:
        """The key of an owner whose wrapped key was read together with other things."""
        return self._vault.unwrap(owner, wrapped)

    async def of_all(self, owners: Sequence[str]) -> dict[str, DataKey]:
        """The keys of many owners in one query; those without a key are left out."""
        query = select(data_key.c.owner, data_key.c.wrapped).where(data_key.c.owner.in_(owners))
        rows = await self._connection.execute(query)
        return {owner: self._vault.unwrap(owner, wrapped) for owner, wrapped in rows}

    async def of(self, owner: str) -> DataKey:
        """The owner's key, made now if there is none. Needs a writing connection."""
        found = await self.find(owner)
        if found is not None:
            return found
        self._found[owner], wrapped = self._vault.new_key(owner)
        await self._connection.execute(
            insert(data_key).values(owner=owner, master_id=self._vault.master.id, wrapped=wrapped)
        )
        return self._found[owner]

    async def destroy(self, owner: str, today: date) -> None:
        """Make everything sealed for `owner` unreadable, for ever, also out of a backup."""
        self._found.pop(owner, None)
        await self._connection.execute(delete(data_key).where(data_key.c.owner == owner))
        await Erased(self._connection).note(owner, today)
