"""A case's topic in the staff's group: made, named, closed; made anew when somebody deleted it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import (
    CloseForumTopic,
    CreateForumTopic,
    EditForumTopic,
    ReopenForumTopic,
    SendMessage,
)
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.telegram.screen import Topic

_SAME: Final = "TOPIC_NOT_MODIFIED"
_GONE: Final = ("thread not found", "TOPIC_ID_INVALID", "TOPIC_DELETED")


async def show_topic(
    bot: Bot,
    chat: int,
    topic: Topic,
    made: Callable[[int], Awaitable[None]],
    pace: Callable[[], Awaitable[None]],
    patience: float,
) -> None:
    """Let the topic look as it must.

    `made` is told the thread of a new topic before anything else is done with it, so that a
    failure later makes no second one; `pace` is waited for before each further request.
    `patience` is in seconds, for each request. Raises aiogram's exceptions.
    """
    limit = max(1, round(patience))
    thread = topic.thread
    if thread is not None:
        edit = EditForumTopic(chat_id=chat, message_thread_id=thread, name=topic.name)
        try:
            await bot(edit, request_timeout=limit)
        except TelegramBadRequest as error:
            if any(gone in error.message for gone in _GONE):
                thread = None
            elif _SAME not in error.message:
                raise
        await pace()
    if thread is None:
        created = await bot(CreateForumTopic(chat_id=chat, name=topic.name), request_timeout=limit)
        thread = created.message_thread_id
        await made(thread)
        await pace()
        await bot(await _words(bot, chat, thread, topic), request_timeout=limit)
    method = CloseForumTopic if topic.closed else ReopenForumTopic
    try:
        await bot(method(chat_id=chat, message_thread_id=thread), request_timeout=limit)
    except TelegramBadRequest as error:
        if _SAME not in error.message:
            raise


async def _words(bot: Bot, chat: int, thread: int, topic: Topic) -> SendMessage:
    """What stands in the topic: no content, and the way to the private chat."""
    me = await bot.me()
    link = f"https://t.me/{me.username}?start={topic.payload}"
    button = InlineKeyboardButton(text=topic.label, url=link)
    return SendMessage(
        chat_id=chat,
        message_thread_id=thread,
        text=topic.words,
        reply_markup=InlineKeyboardMarkup(inline_keyboard=[[button]]),
    )
