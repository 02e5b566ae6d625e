"""One pace for all that is sent: letters to many leave room for answers."""

from __future__ import annotations

import asyncio
from pathlib import Path

from bot.app import open_app
from bot.domain.people import Language
from bot.playground.demo import demo_settings
from bot.playground.server import Playground
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
