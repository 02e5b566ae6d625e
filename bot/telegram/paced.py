"""The overall pace of Telegram, kept for every request that counts, whoever makes it.

Answers to people who press buttons and letters of the outbox share one limit: when many families
come at once, each waits a moment, and none of them meets 429 and loses a screen.
"""

from __future__ import annotations

from typing import Final, TypeVar

from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.methods import Response, TelegramMethod
from aiolimiter import AsyncLimiter

T = TypeVar("T")
_COUNTED: Final = ("Send", "Copy", "Forward", "EditMessage")


class Paced(BaseRequestMiddleware):
    """Lets at most `overall` messages a second through; those above wait for their turn."""

    def __init__(self, overall: float) -> None:
        self._limiter = AsyncLimiter(overall, 1)
        self._spent = overall

    async def __call__(
        self, make_request: NextRequestMiddlewareType[T], bot: Bot, method: TelegramMethod[T]
    ) -> Response[T]:
        """Wait if need be, then let the request through."""
        if type(method).__name__.startswith(_COUNTED):
            if spent := self._spent:
                # Telegram remembers the burst of a life before this one: there is none to spend.
                self._spent = 0.0
                await self._limiter.acquire(spent)
            await self._limiter.acquire()
        return await make_request(bot, method)
