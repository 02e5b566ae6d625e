"""How fast is too fast."""

from __future__ import annotations

from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.playground import limits
from bot.playground.flood import Flood
from bot.playground.server import Playground
from tests.playground.conftest import TOKEN, Client


class Seconds:
    """Seconds that pass only when told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
async def strict(seconds: Seconds) -> AsyncIterator[Playground]:
    async with Playground(seconds=seconds) as play:
        play.add_bot(TOKEN, "adal_test_bot", "Adal")
        yield play


async def test_one_chat_takes_a_burst_and_then_one_a_second(
    strict: Playground, session: aiohttp.ClientSession, seconds: Seconds
) -> None:
    api, person = Client(session, strict.api_base), strict.person("person")
    await person.start()
    for _ in range(int(limits.CHAT_BURST)):
        await api.ok("sendMessage", chat_id=person.id, text="a")
    body = await api.raw("sendMessage", chat_id=person.id, text="a")
    assert body["error_code"] == 429
    assert body["description"] == "Too Many Requests: retry after 1"
    assert body["parameters"] == {"retry_after": 1}
    assert strict.too_many == 1
    seconds.now += 1
    await api.ok("sendMessage", chat_id=person.id, text="a")
    await api.refused("sendMessage", chat_id=person.id, text="a")
    assert strict.flood.refused == {"chat": 2}


def test_a_bot_sends_30_a_second_overall(seconds: Seconds) -> None:
    flood = Flood(seconds)
    waits = [flood.wait(1, 1000 + chat, "sendMessage") for chat in range(31)]
    assert waits == [0] * 30 + [1]
    assert flood.refused == {"overall": 1}
    seconds.now += 1
    assert not any(flood.wait(1, 2000 + chat, "copyMessage") for chat in range(30))


def test_a_group_takes_20_a_minute_however_slowly_they_come(seconds: Seconds) -> None:
    flood = Flood(seconds)
    passed = 0
    for _ in range(60):
        passed += flood.wait(1, -100, "sendMessage") == 0
        seconds.now += 1
    assert 20 <= passed <= 40
    assert set(flood.refused) == {"group"}
    fresh = Flood(seconds)
    assert [fresh.wait(1, -100, "sendMessage") for _ in range(6)] == [0, 0, 0, 0, 0, 1]


def test_an_album_counts_each_item(seconds: Seconds) -> None:
    flood = Flood(seconds)
    assert flood.wait(1, -100, "sendMediaGroup", 5) == 0
    assert flood.wait(1, -100, "sendMessage") > 0


def test_reading_answering_and_private_edits_are_not_held_against_the_chat(
    seconds: Seconds,
) -> None:
    flood = Flood(seconds)
    for _ in range(100):
        assert flood.wait(1, 5, "answerCallbackQuery") == 0
        assert flood.wait(1, 5, "sendChatAction") == 0
    assert not any(flood.wait(1, 5, "editMessageText") for _ in range(25))


def test_two_bots_do_not_share_a_pace(seconds: Seconds) -> None:
    flood = Flood(seconds)
    assert not any(flood.wait(1, n, "sendMessage") for n in range(30))
    assert flood.wait(1, 99, "sendMessage")
    assert flood.wait(2, 99, "sendMessage") == 0


def test_switched_off_it_lets_everything_pass(seconds: Seconds) -> None:
    flood = Flood(seconds, enabled=False)
    assert not any(flood.wait(1, 5, "sendMessage") for _ in range(1000))
