"""Remembers which messages the bot sent to whom, so that ``/hide`` can take them back.

It stands in the session, beside the gate, and writes in batches: sending never waits for it.
A crash loses at most the last moments' ids, and ``/hide`` says what it could not reach.
"""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.methods import Response, TelegramMethod
from aiogram.types import Message

from bot.services import Clock
from storage.store import Store

T = TypeVar("T")


class Remember(BaseRequestMiddleware):
    """Collects message ids; ``flush`` stores them."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._waiting: list[tuple[str, int, datetime]] = []

    async def __call__(
        self, make_request: NextRequestMiddlewareType[T], bot: Bot, method: TelegramMethod[T]
    ) -> Response[T]:
        """Let the request through and look at what came back."""
        response = await make_request(bot, method)
        # aiogram's own make_request returns the method's result, not the Response it is typed as.
        message: object = response
        if isinstance(message, Message) and message.chat.type == "private":
            person = self._store.pseudonyms.person(message.chat.id)
            self._waiting.append((person, message.message_id, self._clock()))
        return response

    async def flush(self) -> None:
        """Store what was collected so far."""
        if not self._waiting:
            return
        rows, self._waiting = self._waiting, []
        async with self._store.writing() as work:
            await work.shown.add(rows)
