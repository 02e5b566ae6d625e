"""The same bot again and again on one database file, while the people and their phones stay."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.app import open_app
from bot.playground.server import Playground
from bot.settings import Settings
from tests.school import UNHURRIED, FakeClock, School


@asynccontextmanager
async def life(play: Playground, settings: Settings, clock: FakeClock) -> AsyncIterator[School]:
    """The bot from its start until it has stopped and closed its database."""
    async with open_app(settings, clock=clock, pace=UNHURRIED) as app:
        school = School(play, app, clock, settings, app.services.texts)
        running = asyncio.ensure_future(app.run(school.stop))
        try:
            yield school
        finally:
            school.stop.set()
            await running
