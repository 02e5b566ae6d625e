"""A running playground with one bot, spoken to over plain HTTP as any bot would."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest

from bot.playground.person import Person
from bot.playground.server import Playground

TOKEN = "7000000001:playground-test-token"


class FakeClock:
    """A world clock that only moves when told to."""

    def __init__(self) -> None:
        self.now = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **amount: float) -> None:
        self.now += timedelta(**amount)


class Client:
    """The bot's side: one method call per line."""

    def __init__(self, session: aiohttp.ClientSession, base: str, token: str = TOKEN) -> None:
        self.session = session
        self.base = base
        self.token = token

    async def raw(self, method: str, **params: Any) -> dict[str, Any]:
        """The whole answer."""
        form = aiohttp.FormData(quote_fields=False)
        for name, value in params.items():
            if isinstance(value, tuple):
                form.add_field(name, value[1], filename=value[0])
            else:
                form.add_field(name, value if isinstance(value, str) else json.dumps(value))
        url = f"{self.base}/bot{self.token}/{method}"
        async with self.session.post(url, data=form) as answer:
            body: dict[str, Any] = await answer.json()
            assert answer.status == body.get("error_code", 200)
            return body

    async def ok(self, method: str, **params: Any) -> Any:
        """The result of a call that must succeed."""
        body = await self.raw(method, **params)
        assert body["ok"], body
        return body["result"]

    async def refused(self, method: str, **params: Any) -> tuple[int, str]:
        """Code and words of a call that must be refused."""
        body = await self.raw(method, **params)
        assert not body["ok"], body
        return body["error_code"], body["description"]


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
async def play(clock: FakeClock) -> AsyncIterator[Playground]:
    async with Playground(clock, flood_control=False, seed=7, webhook_back_off=0.01) as play:
        play.add_bot(TOKEN, "adal_test_bot", "Adal")
        yield play


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
def api(play: Playground, session: aiohttp.ClientSession) -> Client:
    return Client(session, play.api_base)


@pytest.fixture
async def parent(play: Playground) -> Person:
    """A person who has started the bot, so that it may write to them."""
    person = play.person("parent", first_name="Айгүл")
    await person.start()
    return person


def inline(*rows: list[dict[str, Any]]) -> str:
    """An inline keyboard as a bot sends it."""
    return json.dumps({"inline_keyboard": list(rows)})


def tap(text: str = "Таныстым", data: str = "ok") -> dict[str, str]:
    """A callback button."""
    return {"text": text, "callback_data": data}
