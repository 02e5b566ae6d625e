"""Polling that loses nothing: an update is confirmed only after it was handled.

aiogram's own polling asks for the next updates while handlers still run, and with that
confirms them; a process killed then has lost them. Here a batch is handled whole, at once but
in order within each chat, before the next offset is asked for. Delivered again, an update has
its effect once, for each effect marks its update in its own transaction.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable
from typing import Final

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    AiogramError,
    ClientDecodeError,
    TelegramAPIError,
    TelegramRetryAfter,
)
from aiogram.methods import GetUpdates
from aiogram.types import Update

LONG_POLL: Final = 25
"""Seconds for which Telegram holds the request when there is nothing new."""
LONGEST_PAUSE: Final = 60.0
"""Seconds between two tries of a batch while the database itself fails."""
ALLOWED: Final = ["message", "edited_message", "callback_query", "my_chat_member"]

Handle = Callable[[Bot, Update], Awaitable[None]]
log = structlog.get_logger()


class TryAgainError(Exception):
    """The update could not be handled now, but may be later: the database failed."""


async def poll(bot: Bot, handle: Handle, stop: asyncio.Event) -> None:
    """Fetch and handle updates until `stop` is set. A batch begun is finished first.

    `handle` may raise ``TryAgainError``; anything else it raises is logged and let go. While it
    raises that, the batch is tried again and again: Telegram keeps what comes meanwhile.
    """
    offset: int | None = None
    pause = 0.5
    while not stop.is_set():
        try:
            updates = await _fetch(bot, offset, stop)
        except TelegramRetryAfter as error:
            await _sleep(stop, error.retry_after)
            continue
        except (TelegramAPIError, ClientDecodeError) as error:
            log.warning("polling_failed", error=type(error).__name__)
            await _sleep(stop, pause)
            pause = min(30.0, pause * 2)
            continue
        pause = 0.5
        if updates:
            await _until_done(bot, handle, updates, stop)
            offset = updates[-1].update_id + 1


async def _fetch(bot: Bot, offset: int | None, stop: asyncio.Event) -> list[Update]:
    """The next updates; none when `stop` is set while waiting."""
    request = GetUpdates(offset=offset, timeout=LONG_POLL, allowed_updates=ALLOWED)
    async with asyncio.TaskGroup() as tasks:
        fetching = tasks.create_task(_answer(bot, request))
        stopping = tasks.create_task(stop.wait())
        await asyncio.wait({fetching, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if not fetching.done():
            fetching.cancel()
            return []
    result = fetching.result()
    if isinstance(result, AiogramError):
        raise result
    return result


async def _answer(bot: Bot, request: GetUpdates) -> list[Update] | AiogramError:
    # A raised error would reach the caller wrapped in the task group's ExceptionGroup.
    try:
        return await bot(request, request_timeout=LONG_POLL + 10)
    except (TelegramAPIError, ClientDecodeError) as error:
        return error


async def _until_done(bot: Bot, handle: Handle, updates: list[Update], stop: asyncio.Event) -> None:
    pause = 1.0
    while updates := await handle_batch(bot, handle, updates):
        log.error("updates_kept", count=len(updates), seconds=pause)
        if stop.is_set():
            # Never confirmed, so Telegram delivers them again at the next start.
            return
        await _sleep(stop, pause)
        pause = min(LONGEST_PAUSE, pause * 2)


async def handle_batch(bot: Bot, handle: Handle, updates: list[Update]) -> list[Update]:
    """Handle updates, chats at once and each chat in order; those that must be tried again."""
    chats: dict[int, list[Update]] = defaultdict(list)
    for update in updates:
        chats[chat_of(update)].append(update)
    left = await asyncio.gather(*(_in_order(bot, handle, chat) for chat in chats.values()))
    return [update for chat in left for update in chat]


async def _in_order(bot: Bot, handle: Handle, updates: Iterable[Update]) -> list[Update]:
    waiting = list(updates)
    while waiting:
        try:
            await handle(bot, waiting[0])
        except TryAgainError:
            return waiting
        except Exception as error:  # noqa: BLE001  # one update must not stop the others
            log.error("update_failed", error=type(error).__name__)
        waiting.pop(0)
    return []


def chat_of(update: Update) -> int:
    """What an update is kept in order by: its chat, else its person."""
    if update.message:
        return update.message.chat.id
    if update.edited_message:
        return update.edited_message.chat.id
    if update.my_chat_member:
        return update.my_chat_member.chat.id
    if update.callback_query:
        message = update.callback_query.message
        return message.chat.id if message else update.callback_query.from_user.id
    return update.update_id


async def _sleep(stop: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await stop.wait()
    except TimeoutError:
        return
