"""Between a locked member of staff and what they asked for stands the question for a code."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import TelegramObject, Update

from bot.usecases.unlock import LockedError

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]
Ask = Callable[[Update, dict[str, Any]], Awaitable[None]]


class AskFirst(BaseMiddleware):
    """Turns the ``LockedError`` of any conversation into the question that `ask` puts.

    The handler's transaction was rolled back by then, so nothing happened yet.
    """

    def __init__(self, ask: Ask) -> None:
        self._ask = ask

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Let the update through; ask if it needs the second factor."""
        try:
            return await handler(event, data)
        except LockedError:
            if isinstance(event, Update):
                await self._ask(event, data)
        return None
