"""getUpdates: what confirms, what waits, who is ended."""

from __future__ import annotations

import asyncio

import aiohttp
import pytest

from bot.playground.person import Person
from bot.playground.server import Playground
from tests.playground.conftest import Client, FakeClock


async def test_the_offset_confirms_everything_below_it(api: Client, parent: Person) -> None:
    await parent.send("one")
    await parent.send("two")
    first, second, third = await api.ok("getUpdates")
    assert [one["message"]["text"] for one in (first, second, third)] == ["/start", "one", "two"]
    assert second["update_id"] == first["update_id"] + 1
    assert await api.ok("getUpdates") == [first, second, third]
    assert await api.ok("getUpdates", offset=third["update_id"]) == [third]
    assert await api.ok("getUpdates", offset=0) == [third]
    assert await api.ok("getUpdates", offset=third["update_id"] + 1) == []


async def test_a_negative_offset_keeps_only_the_newest(api: Client, parent: Person) -> None:
    await parent.send("one")
    await parent.send("two")
    updates = await api.ok("getUpdates", offset=-1)
    assert [one["message"]["text"] for one in updates] == ["two"]
    assert len(await api.ok("getUpdates")) == 1


async def test_at_most_100_updates_come_at_once(api: Client, parent: Person) -> None:
    for number in range(120):
        await parent.send(str(number))
    assert len(await api.ok("getUpdates")) == 100
    assert len(await api.ok("getUpdates", limit=3)) == 3
    assert len(await api.ok("getUpdates", limit=1000)) == 100


async def test_a_long_poll_ends_with_the_first_update(play: Playground, api: Client) -> None:
    poll = asyncio.create_task(api.ok("getUpdates", timeout=50))
    await play.until_polled()
    person = play.person("late")
    await person.send("сәлем")
    assert [one["message"]["text"] for one in await poll] == ["сәлем"]


async def test_a_long_poll_ends_empty_after_its_time(api: Client) -> None:
    assert await api.ok("getUpdates", timeout=1) == []


async def test_a_second_poll_ends_the_older_one(play: Playground, api: Client) -> None:
    older = asyncio.create_task(api.refused("getUpdates", timeout=50))
    await play.until_polled()
    newer = asyncio.create_task(api.ok("getUpdates", timeout=50))
    assert await older == (
        409,
        "Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running",
    )
    await play.person("person").send("a")
    assert len(await newer) == 1


async def test_polling_is_refused_while_a_webhook_is_set(api: Client) -> None:
    await api.ok("setWebhook", url="https://example.kz/hook")
    assert await api.refused("getUpdates") == (
        409,
        "Conflict: can't use getUpdates method while webhook is active; "
        "use deleteWebhook to delete the webhook first",
    )
    await api.ok("deleteWebhook")
    assert await api.ok("getUpdates") == []


async def test_setting_a_webhook_ends_an_open_poll(play: Playground, api: Client) -> None:
    poll = asyncio.create_task(api.refused("getUpdates", timeout=50))
    await play.until_polled()
    await api.ok("setWebhook", url="https://example.kz/hook")
    assert await poll == (409, "Conflict: terminated by setWebhook request")
    await api.ok("deleteWebhook")


async def test_updates_are_kept_for_a_day(api: Client, parent: Person, clock: FakeClock) -> None:
    clock.pass_by(hours=23)
    assert len(await api.ok("getUpdates")) == 1
    clock.pass_by(hours=2)
    assert await api.ok("getUpdates") == []


async def test_only_the_kinds_asked_for_come_until_others_are_asked_for(
    api: Client, parent: Person
) -> None:
    await api.ok("getUpdates", offset=-1, allowed_updates=["my_chat_member"])
    await parent.send("unheard")
    await parent.block()
    kinds = [sorted(one)[0] for one in await api.ok("getUpdates")]
    assert kinds == ["message", "my_chat_member"]
    await api.ok("getUpdates", allowed_updates=[])
    await parent.send("heard")
    assert (await api.ok("getUpdates"))[-1]["message"]["text"] == "heard"


async def test_edits_of_a_person_come_as_edited_messages(api: Client, parent: Person) -> None:
    sent = await parent.send("one")
    await parent.edit(sent.id, "two")
    update = (await api.ok("getUpdates"))[-1]
    assert update["edited_message"]["text"] == "two"
    assert update["edited_message"]["message_id"] == sent.id
    assert parent.messages[-1].edited


@pytest.mark.parametrize(
    "kind",
    [
        "photo",
        "voice",
        "video",
        "video_note",
        "document",
        "sticker",
        "location",
        "contact",
        "animation",
        "audio",
        "poll",
        "dice",
    ],
)
async def test_everything_a_person_can_send_arrives_under_its_name(
    api: Client, parent: Person, kind: str
) -> None:
    await parent.attach(kind)  # type: ignore[arg-type]  # every kind there is
    assert kind in (await api.ok("getUpdates"))[-1]["message"]


async def test_an_album_is_several_messages_with_one_group(api: Client, parent: Person) -> None:
    await parent.album(3, caption="a")
    messages = [one["message"] for one in (await api.ok("getUpdates"))[1:]]
    assert len({one["media_group_id"] for one in messages}) == 1
    assert [one.get("caption") for one in messages] == ["a", None, None]


async def test_a_poll_whose_bot_died_is_forgotten(play: Playground, api: Client) -> None:
    poll = asyncio.create_task(api.ok("getUpdates", timeout=50))
    await play.until_polled()
    poll.cancel()
    await asyncio.wait([poll])
    await play.until_idle()
    person = play.person("person")
    await person.send("a")
    assert len(await api.ok("getUpdates")) == 1


async def test_an_open_poll_does_not_keep_the_server_from_stopping(
    session: aiohttp.ClientSession,
) -> None:
    async with Playground() as play:
        play.add_bot("1:a", "a_bot", "A")
        poll = asyncio.create_task(
            Client(session, play.api_base, "1:a").ok("getUpdates", timeout=50)
        )
        await play.until_polled()
    assert await poll == []
