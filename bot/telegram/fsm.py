"""aiogram's state storage over our own tables, so that a form survives a restart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aiogram.exceptions import DataNotDictLikeError
from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, StateType, StorageKey

from bot.services import Clock
from storage.store import Store
from storage.vault import person_owner


class SqlStorage(BaseStorage):
    """What is typed is sealed under the key of the person who types it."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def row_key(self, key: StorageKey) -> str:
        """The keyed hash under which aiogram's key is stored."""
        return self._store.pseudonyms.conversation(
            key.bot_id, key.chat_id, key.user_id, key.thread_id,
            key.business_connection_id, key.destiny,
        )  # fmt: skip

    @staticmethod
    def _check(data: Mapping[str, Any]) -> None:
        if not isinstance(data, dict):
            raise DataNotDictLikeError(f"a dict expected, not {type(data).__name__}")

    def _owner(self, key: StorageKey) -> str:
        return person_owner(self._store.pseudonyms.person(key.user_id))

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        """Change the state; aiogram's contract."""
        name = state.state if isinstance(state, State) else state
        async with self._store.writing() as work:
            await work.conversations.set_state(
                self.row_key(key), self._owner(key), name, self._clock().date()
            )

    async def get_state(self, key: StorageKey) -> str | None:
        """The state's name; aiogram's contract."""
        async with self._store.reading() as work:
            return await work.conversations.state(self.row_key(key))

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        """Replace the data; aiogram's contract. Raises ``DataNotDictLikeError``."""
        self._check(data)
        async with self._store.writing() as work:
            await work.conversations.set_data(
                self.row_key(key), self._owner(key), data, self._clock().date()
            )

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        """The data; aiogram's contract."""
        async with self._store.reading() as work:
            return await work.conversations.data(self.row_key(key))

    async def update_data(self, key: StorageKey, data: Mapping[str, Any]) -> dict[str, Any]:
        """Merge into the data in one transaction; aiogram's contract."""
        self._check(data)
        async with self._store.writing() as work:
            row = self.row_key(key)
            merged = {**await work.conversations.data(row), **data}
            await work.conversations.set_data(row, self._owner(key), merged, self._clock().date())
        return merged.copy()

    async def close(self) -> None:
        """Nothing to close here: the store is closed by whoever opened it."""
