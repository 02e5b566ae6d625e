"""The session in which requests go to Telegram."""

from __future__ import annotations

import json
from functools import lru_cache, partial
from typing import Any, Final, TypeVar

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.methods import Response, TelegramMethod
from aiogram.types import Message
from aiohttp import FormData, JsonPayload

T = TypeVar("T")
_dumps: Final = partial(json.dumps, ensure_ascii=False, separators=(",", ":"))


class Session(AiohttpSession):
    """aiogram's own, but requests are JSON, models of answers are kept, and it ends quickly."""

    def __init__(self, api: TelegramAPIServer) -> None:
        super().__init__(api=api, json_dumps=_dumps)

    def build_form_data(  # type: ignore[override]  # aiohttp takes any payload
        self, bot: Bot, method: TelegramMethod[T]
    ) -> FormData | JsonPayload:
        """A request's parameters. In JSON a Kazakh letter takes two bytes; in a form, which
        requests with files need, it takes six, and several times as long to write and read.
        """
        files: dict[str, Any] = {}
        values = {
            name: value
            for name, given in method.model_dump(warnings=False).items()
            if (value := self.prepare_value(given, bot=bot, files=files))
        }
        return super().build_form_data(bot, method) if files else JsonPayload(values, dumps=_dumps)

    def check_response(
        self, bot: Bot, method: TelegramMethod[T], status_code: int, content: str
    ) -> Response[T]:
        """What Telegram answered. Raises aiogram's exceptions."""
        model_of_answer(method.__returning__)
        return super().check_response(bot, method, status_code, content)

    async def close(self) -> None:
        """Close the connections. aiohttp waits for TLS to end, so no fixed time is waited."""
        if self._session is not None:
            await self._session.close()


@lru_cache(maxsize=100)
def model_of_answer(kind: Any) -> type[Response[Any]]:
    """What reads an answer that holds a `kind`; made at its first use."""
    # Built by itself first, or each answer that may hold a message has all its types built anew.
    Message.model_rebuild()
    # pydantic forgets such a model as soon as nobody holds it, and aiogram holds none: it would
    # be built anew for nearly every request, which costs more than reading the answer.
    return Response[kind]
