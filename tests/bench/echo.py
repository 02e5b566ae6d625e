"""The bare aiogram bot that everything is measured against: it edits, answers and echoes."""

from __future__ import annotations

import asyncio
import os

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from tests.bench.tokens import TOKENS

_BUTTON = InlineKeyboardButton(text="next", callback_data="next")
_MARKUP = InlineKeyboardMarkup(inline_keyboard=[[_BUTTON]])


def echo_bot(api_base: str) -> tuple[Bot, Dispatcher]:
    """The bot and its dispatcher; whoever runs them closes the bot's session."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(api_base))
    dispatcher = Dispatcher()

    @dispatcher.message()
    async def echo(message: Message) -> None:
        await message.answer(message.text or "", reply_markup=_MARKUP)

    @dispatcher.callback_query()
    async def turn(query: CallbackQuery) -> None:
        if isinstance(query.message, Message):
            await query.message.edit_text(f"turned by {query.id}", reply_markup=_MARKUP)
        await query.answer()

    return Bot(TOKENS["echo"], session=session), dispatcher


async def main() -> None:
    """Run against the server named by ``API_BASE`` until a signal comes."""
    bot, dispatcher = echo_bot(os.environ["API_BASE"])
    await dispatcher.start_polling(bot)


if __name__ == "__main__":
    asyncio.run(main())
