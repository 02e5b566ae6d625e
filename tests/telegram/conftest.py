"""The bot's way to Telegram and back: a real session with the gate, against the emulator."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer

from bot.playground.person import Person
from bot.playground.server import Playground
from bot.telegram.gate import Gate
from bot.telegram.session import Session
from bot.texts import Texts
from storage.store import Store
from storage.vault import MasterKey
from tests.fresh import fresh_database
from tests.school import TOKEN, FakeClock

MASTER = MasterKey("test", bytes(range(32)))


@pytest.fixture(autouse=True)
def _database(tmp_path: Path) -> None:
    fresh_database(tmp_path / "adal.db")


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
async def play(clock: FakeClock) -> AsyncIterator[Playground]:
    async with Playground(clock, flood_control=False, webhook_back_off=0.01) as play:
        play.add_bot(TOKEN, "adal_test_bot", "Adal")
        yield play


@pytest.fixture
async def bot(play: Playground, texts: Texts) -> AsyncIterator[Bot]:
    """The bot as ``bot.app`` builds it: all it says passes the gate."""
    session = Session(api=TelegramAPIServer.from_base(play.api_base))
    session.middleware(Gate(texts))
    yield Bot(TOKEN, session=session)
    await session.close()


@pytest.fixture
async def parent(play: Playground) -> Person:
    """A person who has started the bot, so that it may write to them."""
    person = play.person("parent")
    await person.start()
    return person


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    """An open database of its own."""
    async with Store.open(tmp_path / "adal.db", MASTER) as store:
        yield store
