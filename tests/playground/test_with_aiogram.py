"""The library the bot is made with takes the playground for Telegram."""

from __future__ import annotations

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.types import BufferedInputFile, InlineKeyboardButton, InlineKeyboardMarkup

from bot.playground.person import Person
from bot.playground.server import Playground
from tests.playground.conftest import TOKEN

KINDS = ("photo", "voice", "video", "video_note", "document", "sticker", "location", "contact")


async def test_aiogram_sends_receives_and_reads_refusals(play: Playground, parent: Person) -> None:
    session = AiohttpSession(api=TelegramAPIServer.from_base(play.api_base))
    async with Bot(TOKEN, session=session) as bot:
        assert (await bot.get_me()).username == "adal_test_bot"
        button = InlineKeyboardButton(text="Таныстым", callback_data="ok")
        sent = await bot.send_message(
            parent.id,
            "<b>Сәлем</b>",
            parse_mode="HTML",
            reply_markup=InlineKeyboardMarkup(inline_keyboard=[[button]]),
        )
        assert (await parent.sees("Сәлем")).labels == ["Таныстым"]
        await parent.press("Таныстым", wait=False)
        for kind in (*KINDS, "animation", "audio", "poll", "dice"):
            await parent.attach(kind)  # type: ignore[arg-type]  # every kind there is
        await parent.block()
        updates = await bot.get_updates()
        assert [one.event_type for one in updates[:2]] == ["message", "callback_query"]
        assert updates[-1].event_type == "my_chat_member"
        with pytest.raises(TelegramForbiddenError):
            await bot.send_message(parent.id, "a")
        await parent.unblock()
        await sent.edit_text("Сәлем")
        with pytest.raises(TelegramBadRequest, match="message is not modified"):
            await sent.edit_text("Сәлем")
        file = BufferedInputFile("мәтін".encode(), "хат.txt")
        answer = await bot.send_document(parent.id, file, caption="a")
        assert answer.document is not None
        downloaded = await bot.download(answer.document)
        assert downloaded is not None
        assert downloaded.read().decode() == "мәтін"
        assert (await bot.get_chat(parent.id)).first_name == "Айгүл"
        group = play.group("Staff")
        member = await bot.get_chat_member(group.id, bot.id)
        assert member.status == "administrator"
