"""The webhook: 200 only after the update was handled, and always with an empty body.

A body would be a method call that passes no session middleware, the disclosure gate neither.
"""

from __future__ import annotations

import hmac
from typing import Final

import structlog
from aiogram import Bot
from aiogram.types import Update
from aiohttp import web

from bot.telegram.polling import Handle, TryAgainError, chat_of
from bot.telegram.turns import Turns

SECRET_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  # the name of a header
LARGEST: Final = 1_000_000
"""Bytes; a larger body is no update of Telegram's."""

log = structlog.get_logger()


def webhook_app(bot: Bot, handle: Handle, path: str, secret: str) -> web.Application:
    """A web application that takes updates at `path` from whoever knows `secret`."""
    turns = Turns()

    async def take(request: web.Request) -> web.Response:
        # aiohttp hands on bytes that are no text as surrogates.
        given = request.headers.get(SECRET_HEADER, "").encode(errors="surrogateescape")
        if not hmac.compare_digest(given, secret.encode()):
            return web.Response(status=401)
        try:
            update = Update.model_validate(await request.json(), context={"bot": bot})
        except ValueError:
            return web.Response(status=400)
        try:
            async with turns.of(chat_of(update)):
                await handle(bot, update)
        except TryAgainError:
            return web.Response(status=503)
        except Exception as error:  # noqa: BLE001  # told to be handled, or Telegram repeats it for ever
            log.error("update_failed", error=type(error).__name__)
        return web.Response(status=200)

    app = web.Application(client_max_size=LARGEST)
    app.router.add_post(path, take)
    return app
