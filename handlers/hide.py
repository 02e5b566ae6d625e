"""/hide: the bot takes its own recent messages out of the chat.

For a child whose phone is looked through, or a parent who shares one. Nothing of the case or
the records is touched by it.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from aiogram import Bot, F, Router
from aiogram.exceptions import TelegramAPIError
from aiogram.filters import Command
from aiogram.methods import DeleteMessages

from bot.services import Services
from bot.telegram.remember import Remember
from bot.telegram.reply import Reply
from bot.telegram.screen import Screen
from bot.texts import Words
from bot.usecases.purge import DELETABLE
from handlers import commands
from handlers.buttons import Go, menu_row

AT_ONCE: Final = 100
"""Telegram deletes so many messages in one request."""
MARGIN: Final = timedelta(minutes=5)


def router() -> Router:
    """Hiding the bot's messages."""
    hide = Router(name="hide")

    @hide.message(Command(commands.HIDE))
    @hide.callback_query(Go.filter(F.to == "hide"))
    async def hide_messages(
        _: object,
        bot: Bot,
        reply: Reply,
        words: Words,
        services: Services,
        remember: Remember,
    ) -> None:
        since = services.clock() - DELETABLE + MARGIN
        await remember.flush()
        async with services.store.reading() as work:
            messages = await work.shown.recent(reply.person, since)
        gone = 0
        for start in range(0, len(messages), AT_ONCE):
            part = messages[start : start + AT_ONCE]
            try:
                await bot(DeleteMessages(chat_id=reply.chat, message_ids=part))
            except TelegramAPIError:
                continue
            gone += len(part)
        async with services.store.writing() as work:
            await work.shown.forget(reply.person)
        await reply.send(Screen(words("hidden", count=gone), (menu_row(words),)))

    return hide
