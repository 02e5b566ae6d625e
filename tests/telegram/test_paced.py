"""One pace for all that is sent: letters to many leave room for answers."""

from __future__ import annotations

import asyncio
from pathlib import Path

from aiogram import Bot
from aiogram.methods import Response, SendMessage, TelegramMethod
from aiogram.types import Message

from bot.app import open_app
from bot.domain.people import Language
from bot.playground.demo import demo_settings
from bot.playground.server import Playground
from bot.telegram.paced import Paced
from bot.telegram.sender import Pace
from storage.outbox import Letter
from tests.school import TOKEN, FakeClock, School

PEOPLE = 16


async def test_a_button_is_answered_while_letters_to_many_still_wait(tmp_path: Path) -> None:
    """Letters leave at four a second of five here; the answer comes while most wait."""
    clock = FakeClock()
    async with Playground(clock=clock) as play:
        play.add_bot(TOKEN, "adal_test_bot", "Adal")
        settings = demo_settings(play.api_base, TOKEN, tmp_path)
        pace = Pace(overall=5, letters=4, per_chat=1000, burst=1000)
        async with open_app(settings, clock=clock, pace=pace) as app:
            school = School(play, app, clock, settings, app.services.texts)
            store, today = app.services.store, app.services.today()
            crowd = [await school.stranger(f"p{number}") for number in range(PEOPLE)]
            async with store.writing() as work:
                for one in crowd:
                    name = store.pseudonyms.person(one.id)
                    await work.people.save(name, one.id, Language.KK, today)
                    letter = Letter("screen", {"text": "Хабар", "rows": []})
                    await work.outbox.put(name, letter, clock())
            running = asyncio.ensure_future(app.run(school.stop))
            try:
                asker = await school.stranger("asker")
                await asker.start()
                await asker.sees(
                    school.words().plain("mark-ai").replace("<b>", "").replace("</b>", "")
                )
                assert any(not one.messages for one in crowd)
            finally:
                school.stop.set()
                await running


async def test_a_bot_that_was_started_again_has_no_burst_to_spend(school: School) -> None:
    """A life before this one may have spent it, so its first second lets the pace through only."""
    paced = Paced(100)

    async def takes(bot: Bot, method: TelegramMethod[Message]) -> Response[Message]:
        return Response[Message](ok=True)

    loop = asyncio.get_running_loop()
    began = loop.time()
    method = SendMessage(chat_id=1, text="...")
    await asyncio.gather(*(paced(takes, school.app.bot, method) for _ in range(40)))
    assert loop.time() - began > 0.35
