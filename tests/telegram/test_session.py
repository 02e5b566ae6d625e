"""What a request to Telegram is made of."""

from __future__ import annotations

import json

from aiogram.methods import SendDocument, SendMessage
from aiogram.types import BufferedInputFile, InlineKeyboardButton, InlineKeyboardMarkup
from aiohttp import FormData, JsonPayload

from bot.telegram.session import Session
from tests.school import School


async def test_a_request_is_json_and_a_letter_in_it_takes_two_bytes(school: School) -> None:
    """Parameters are what a form would carry; what was not given is not sent."""
    session = school.app.bot.session
    assert isinstance(session, Session)
    keys = [[InlineKeyboardButton(text="Қане", callback_data="a:1")]]
    method = SendMessage(
        chat_id=7, text="Сәлем", reply_markup=InlineKeyboardMarkup(inline_keyboard=keys)
    )
    payload = session.build_form_data(school.app.bot, method)
    assert isinstance(payload, JsonPayload)
    sent = payload.decode()
    assert "Сәлем" in sent
    assert "Қане" in sent
    values = json.loads(sent)
    assert json.loads(values.pop("reply_markup")) == {
        "inline_keyboard": [[{"text": "Қане", "callback_data": "a:1"}]]
    }
    assert values == {"chat_id": "7", "text": "Сәлем"}


async def test_a_file_goes_in_a_form(school: School) -> None:
    """JSON cannot carry one."""
    session = school.app.bot.session
    assert isinstance(session, Session)
    method = SendDocument(chat_id=7, document=BufferedInputFile(b"...", "a.pdf"))
    assert isinstance(session.build_form_data(school.app.bot, method), FormData)
