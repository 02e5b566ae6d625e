"""Files and pictures: sending what was asked for by a button, fetching what was sent to the bot.

Who wants a file again presses again; whose file did not come sends it again.
"""

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
from aiogram.methods import DeleteMessages, GetFile, SendDocument, SendPhoto
from aiogram.types import BufferedInputFile, Message
from aiohttp import ClientError

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


async def receive_file(bot: Bot, file_id: str, most: int) -> bytes | None:
    """What somebody sent; None when Telegram does not give it or it has more than `most` bytes.

    No more than that is ever read, whatever size was told.
    """
    content = bytearray()
    try:
        async with asyncio.timeout(PATIENCE):
            file = await bot(GetFile(file_id=file_id), request_timeout=round(PATIENCE))
            if file.file_path is None:
                return None
            url = bot.session.api.file_url(bot.token, file.file_path)
            async for chunk in bot.session.stream_content(url, timeout=round(PATIENCE)):
                content += chunk
                if len(content) > most:
                    return None
    except (TimeoutError, ClientError, TelegramAPIError, ClientDecodeError) as error:
        log.info("file_not_received", error=type(error).__name__)
        return None
    return bytes(content)
