"""A form being filled in, changed inside the same transaction as the update's effect."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, Final

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State

from bot.telegram.fsm import SqlStorage
from storage.store import Repositories, UnitOfWork
from storage.vault import person_owner

ASIDE: Final = "unlock"
"""The name of the form beside others in which a code is waited for."""


class Draft:
    """Where one person stands in a form. aiogram's own context reads the same row."""

    def __init__(self, context: FSMContext, person: str) -> None:
        storage = context.storage
        if not isinstance(storage, SqlStorage):
            raise TypeError("a draft needs the SQL storage")
        self._context = context
        self._person = person
        self.key = storage.row_key(context.key)
        self._owner = person_owner(person)

    def aside(self, name: str) -> Draft:
        """A form beside this one, so that a question in the middle of this one loses nothing."""
        key = replace(self._context.key, destiny=name)
        return Draft(FSMContext(self._context.storage, key), self._person)

    async def read(self, work: Repositories) -> dict[str, Any]:
        """What was typed so far."""
        return await work.conversations.data(self.key)

    async def state(self, work: Repositories) -> str | None:
        """The name of the step at which the form stands, None without a form."""
        return await work.conversations.state(self.key)

    async def is_open(self, work: Repositories) -> bool:
        """Whether a form is being filled in."""
        return await self.state(work) is not None

    async def save(self, work: UnitOfWork, state: State, data: dict[str, Any], today: date) -> None:
        """Move to `state` with `data`; whatever stood before is replaced."""
        await work.conversations.save(self.key, self._owner, state.state, data, today)

    async def clear(self, work: UnitOfWork) -> None:
        """Leave the form and forget what was typed."""
        await work.conversations.clear(self.key)
