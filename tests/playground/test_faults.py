"""Every planned fault strikes as planned, and the same seed strikes the same calls."""

from __future__ import annotations

import asyncio
import random

import aiohttp
import pytest

from bot.playground.faults import Faults, Rule, forbidden_after
from bot.playground.person import Person
from bot.playground.server import Playground
from tests.playground.conftest import TOKEN, Client


async def test_429_asks_for_the_planned_pause(
    play: Playground, api: Client, parent: Person
) -> None:
    play.faults.add(Rule("too_many_requests", "sendMessage", seconds=7, calls={2}))
    await api.ok("sendMessage", chat_id=parent.id, text="a")
    body = await api.raw("sendMessage", chat_id=parent.id, text="a")
    assert body["description"] == "Too Many Requests: retry after 7"
    assert body["parameters"] == {"retry_after": 7}
    await api.ok("sendMessage", chat_id=parent.id, text="a")
    assert [call.fault for call in play.calls_of("sendMessage")] == ["", "too_many_requests", ""]
    assert play.too_many == 0


async def test_500_carries_nothing_out(play: Playground, api: Client, parent: Person) -> None:
    play.faults.add(Rule("server_error", "send*", most=1))
    assert await api.refused("sendMessage", chat_id=parent.id, text="a") == (
        500,
        "Internal Server Error",
    )
    assert len(parent.messages) == 1
    await api.ok("sendMessage", chat_id=parent.id, text="a")


async def test_a_hang_answers_late(play: Playground, api: Client, parent: Person) -> None:
    play.faults.add(Rule("hang", "sendMessage", seconds=0.05))
    clock = asyncio.get_running_loop().time
    begin = clock()
    await api.ok("sendMessage", chat_id=parent.id, text="a")
    assert clock() - begin >= 0.05


async def test_a_hang_is_carried_out_although_the_bot_gave_up(
    play: Playground, api: Client, parent: Person
) -> None:
    play.faults.add(Rule("hang", "sendMessage", seconds=0.05))
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.02):
            await api.ok("sendMessage", chat_id=parent.id, text="late")
    assert (await parent.sees("late")).text == "late"


async def test_a_hang_does_not_keep_the_server_from_stopping(
    session: aiohttp.ClientSession,
) -> None:
    faults = Faults([Rule("hang", seconds=60)])
    async with Playground(faults=faults) as play:
        play.add_bot(TOKEN, "adal_test_bot", "Adal")
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.05):
                await Client(session, play.api_base).ok("getMe")


@pytest.mark.parametrize(("kind", "handled"), [("reset_before", False), ("reset_after", True)])
async def test_a_cut_connection_leaves_the_bot_in_doubt(
    play: Playground, api: Client, parent: Person, kind: str, handled: bool
) -> None:
    play.faults.add(Rule("reset_after" if handled else "reset_before", "sendMessage", most=1))
    with pytest.raises(aiohttp.ClientError):
        await api.raw("sendMessage", chat_id=parent.id, text="a")
    assert [one.text for one in parent.messages if one.from_bot] == (["a"] if handled else [])
    assert not play.calls_of("sendMessage")[0].ok
    await api.ok("sendMessage", chat_id=parent.id, text="b")


async def test_a_chat_may_block_after_some_messages(
    play: Playground, api: Client, parent: Person
) -> None:
    play.faults.add(forbidden_after(2, parent.id))
    for _ in range(2):
        await api.ok("sendMessage", chat_id=parent.id, text="a")
    for _ in range(2):
        assert await api.refused("sendMessage", chat_id=parent.id, text="a") == (
            403,
            "Forbidden: bot was blocked by the user",
        )


async def test_an_update_may_come_twice_although_it_was_confirmed(
    play: Playground, api: Client, parent: Person
) -> None:
    first = (await api.ok("getUpdates"))[0]
    play.faults.add(Rule("duplicate_update", "message", most=1))
    await parent.send("twice")
    update = (await api.ok("getUpdates", offset=first["update_id"] + 1))[0]
    after = update["update_id"] + 1
    assert await api.ok("getUpdates", offset=after) == [update]
    assert await api.ok("getUpdates", offset=after) == []
    await parent.settled()


async def test_a_rule_may_be_about_one_chat_and_be_cleared(
    play: Playground, api: Client, parent: Person
) -> None:
    other = play.person("other")
    await other.start()
    play.faults.add(Rule("server_error", chat_id=other.id))
    await api.ok("sendMessage", chat_id=parent.id, text="a")
    await api.refused("sendMessage", chat_id=other.id, text="a")
    play.faults.clear()
    await api.ok("sendMessage", chat_id=other.id, text="a")


async def test_the_same_seed_breaks_the_same_calls(session: aiohttp.ClientSession) -> None:
    async def outcomes(seed: int) -> list[bool]:
        faults = Faults([Rule("server_error", probability=0.5)], random.Random(seed))
        async with Playground(faults=faults) as play:
            play.add_bot(TOKEN, "adal_test_bot", "Adal")
            client = Client(session, play.api_base)
            return [(await client.raw("getMe"))["ok"] for _ in range(20)]

    assert await outcomes(3) == await outcomes(3)
    assert set(await outcomes(3)) == {True, False}
