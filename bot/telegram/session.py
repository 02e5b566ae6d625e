"""The session in which requests go to Telegram."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, TypeVar

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.methods import Response, TelegramMethod

T = TypeVar("T")


class Session(AiohttpSession):
    """aiogram's own, with the models of Telegram's answers made once and kept, and a quick end."""

    def check_response(
        self, bot: Bot, method: TelegramMethod[T], status_code: int, content: str
    ) -> Response[T]:
        """What Telegram answered. Raises aiogram's exceptions."""
        _keep(method.__returning__)
        return super().check_response(bot, method, status_code, content)

    async def close(self) -> None:
        """Close the connections. aiohttp waits for TLS to end, so no fixed time is waited."""
        if self._session is not None:
            await self._session.close()


@lru_cache(maxsize=100)
def _keep(kind: Any) -> type[Response[Any]]:
    # pydantic forgets such a model as soon as nobody holds it, and aiogram holds none: it would
    # be built anew for nearly every request, which costs more than reading the answer.
    return Response[kind]
