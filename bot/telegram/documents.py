"""Sending a file or a picture that was asked for by a button; who wants it again presses again."""

from __future__ import annotations

import asyncio
from typing import Final

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import DeleteMessages, SendDocument, SendPhoto
from aiogram.types import BufferedInputFile, Message

PATIENCE: Final = 8.0
"""Seconds a file may take; longer would hold up the others of its batch."""

log = structlog.get_logger()


async def send_file(bot: Bot, chat: int, name: str, content: bytes, caption: str) -> bool:
    """Whether Telegram took the file. `caption` is HTML; the gate puts the mark before it."""
    file = BufferedInputFile(content, filename=name)
    return await _sent(bot, SendDocument(chat_id=chat, document=file, caption=caption)) is not None


async def send_picture(bot: Bot, chat: int, name: str, content: bytes, caption: str) -> int | None:
    """The id of the message with the picture, None if Telegram did not take it."""
    file = BufferedInputFile(content, filename=name)
    sent = await _sent(bot, SendPhoto(chat_id=chat, photo=file, caption=caption))
    return None if sent is None else sent.message_id


async def take_back(bot: Bot, chat: int, messages: list[int]) -> None:
    """Delete messages that should not stay in the chat; what cannot be deleted stays."""
    if not messages:
        return
    try:
        await bot(
            DeleteMessages(chat_id=chat, message_ids=messages), request_timeout=round(PATIENCE)
        )
    except (TelegramAPIError, ClientDecodeError) as error:
        log.info("message_stays", error=type(error).__name__)


async def _sent(bot: Bot, method: SendDocument | SendPhoto) -> Message | None:
    try:
        async with asyncio.timeout(PATIENCE):
            return await bot(method, request_timeout=round(PATIENCE))
    except (
        TimeoutError,
        TelegramForbiddenError,
        TelegramNetworkError,
        TelegramRetryAfter,
        TelegramServerError,
    ) as error:
        log.info("file_not_sent", error=type(error).__name__)
        return None
