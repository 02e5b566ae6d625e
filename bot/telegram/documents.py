"""Sending a file that was asked for by a button; who wants it again presses again."""

from __future__ import annotations

import asyncio
from typing import Final

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import SendDocument
from aiogram.types import BufferedInputFile

PATIENCE: Final = 8.0
"""Seconds a file may take; longer would hold up the others of its batch."""

log = structlog.get_logger()


async def send_file(bot: Bot, chat: int, name: str, content: bytes, caption: str) -> bool:
    """Whether Telegram took the file. `caption` is HTML; the gate puts the mark before it."""
    method = SendDocument(
        chat_id=chat, document=BufferedInputFile(content, filename=name), caption=caption
    )
    try:
        async with asyncio.timeout(PATIENCE):
            await bot(method, request_timeout=round(PATIENCE))
    except (
        TimeoutError,
        TelegramForbiddenError,
        TelegramNetworkError,
        TelegramRetryAfter,
        TelegramServerError,
    ) as error:
        log.info("file_not_sent", error=type(error).__name__)
        return False
    return True
