"""The smaller refusals: each is a line of the Bot API that somebody once tripped over."""

from __future__ import annotations

import struct
from typing import Any

import pytest

from bot.playground.methods.files import image_size
from bot.playground.person import Person
from bot.playground.server import Playground
from tests.playground.conftest import Client, inline, tap


async def words(api: Client, method: str, **params: Any) -> str:
    code, text = await api.refused(method, **params)
    assert code == 400
    return text.removeprefix("Bad Request: ")


async def test_a_closed_topic_is_open_only_to_those_who_manage_topics(
    play: Playground, api: Client
) -> None:
    group = play.group("Staff")
    topic = await api.ok("createForumTopic", chat_id=group.id, name="a")
    where = {"chat_id": group.id, "message_thread_id": topic["message_thread_id"]}
    await api.ok("closeForumTopic", **where)
    await api.ok("sendMessage", text="a", **where)
    owner = next(iter(group.members.values())).user
    bot = play.first_bot().user
    play.world.set_member(group, bot, "administrator", owner, ["can_pin_messages"])
    assert await words(api, "sendMessage", text="a", **where) == "TOPIC_CLOSED"
    assert "not enough rights" in await words(api, "reopenForumTopic", **where)


@pytest.mark.parametrize(
    ("params", "problem"),
    [
        ({"name": " "}, "topic name is empty"),
        ({"name": "қ" * 129}, "TOPIC_TITLE_INVALID"),
        ({"name": "a", "icon_color": 5}, "TOPIC_ICON_COLOR_INVALID"),
    ],
)
async def test_a_topic_needs_a_proper_name_and_colour(
    play: Playground, api: Client, params: dict[str, Any], problem: str
) -> None:
    group = play.group("Staff")
    assert await words(api, "createForumTopic", chat_id=group.id, **params) == problem


async def test_pins_name_a_message_that_is_there(play: Playground, api: Client) -> None:
    group = play.group("Staff")
    first = await api.ok("sendMessage", chat_id=group.id, text="a")
    second = await api.ok("sendMessage", chat_id=group.id, text="b")
    for one in (first, second, second):
        await api.ok("pinChatMessage", chat_id=group.id, message_id=one["message_id"])
    await api.ok("unpinChatMessage", chat_id=group.id, message_id=second["message_id"])
    chat = await api.ok("getChat", chat_id=group.id)
    assert chat["pinned_message"]["text"] == "a"
    here = {"chat_id": group.id}
    assert await words(api, "pinChatMessage", message_id=999, **here) == "message to pin not found"
    await api.ok("unpinChatMessage", **here)
    assert await words(api, "unpinChatMessage", **here) == "message to unpin not found"
    weak = play.group("Weak", admin=False)
    sent = await api.ok("sendMessage", chat_id=weak.id, text="a")
    assert "not enough rights" in await words(
        api, "pinChatMessage", chat_id=weak.id, message_id=sent["message_id"]
    )


async def test_a_private_chat_has_two_members_and_cannot_be_left(
    play: Playground, api: Client, parent: Person
) -> None:
    here = {"chat_id": parent.id}
    assert await api.ok("getChatMemberCount", **here) == 2
    member = await api.ok("getChatMember", user_id=parent.id, **here)
    assert member["status"] == "member"
    stranger = play.person("stranger")
    assert await words(api, "getChatMember", user_id=stranger.id, **here) == "member not found"
    assert "private" in await words(api, "getChatAdministrators", **here)
    assert "private" in await words(api, "leaveChat", **here)


async def test_chat_actions_are_known_ones(api: Client, parent: Person) -> None:
    await api.ok("sendChatAction", chat_id=parent.id, action="upload_document")
    assert await words(api, "sendChatAction", chat_id=parent.id, action="thinking") == (
        "wrong parameter action in request"
    )


async def test_a_copied_file_may_get_another_caption(
    play: Playground, api: Client, parent: Person
) -> None:
    source = await api.ok(
        "sendDocument", chat_id=parent.id, document=("a.txt", b"x"), caption="one"
    )
    where = {"chat_id": parent.id, "from_chat_id": parent.id, "message_id": source["message_id"]}
    await api.ok("copyMessage", caption="two", **where)
    assert (parent.last.text, parent.last.document) == ("two", parent.messages[-2].document)
    group = play.group("Staff")
    topic = await api.ok("createForumTopic", chat_id=group.id, name="a")
    assert "can't be copied" in await words(
        api,
        "copyMessage",
        chat_id=parent.id,
        from_chat_id=group.id,
        message_id=topic["message_thread_id"],
    )


@pytest.mark.parametrize(
    "message_ids",
    ["[]", "", '["a"]', "{", '{"a": 1}'],
    ids=["none", "empty", "words", "junk", "map"],
)
async def test_several_deletions_need_numbers(
    api: Client, parent: Person, message_ids: str
) -> None:
    assert "message identifiers" in await words(
        api, "deleteMessages", chat_id=parent.id, message_ids=message_ids
    )


async def test_an_edit_takes_only_an_inline_keyboard(api: Client, parent: Person) -> None:
    sent = await api.ok("sendMessage", chat_id=parent.id, text="a")
    here = {"chat_id": parent.id, "message_id": sent["message_id"]}
    assert await words(
        api, "editMessageText", text="b", reply_markup={"keyboard": [["a"]]}, **here
    ) == ("inline keyboard expected")
    await api.ok("editMessageReplyMarkup", reply_markup=inline([tap()]), **here)
    assert parent.last.labels == ["Таныстым"]


@pytest.mark.parametrize(
    "scope",
    ["{", '{"type": "moon"}', '{"type": "chat", "chat_id": "x"}', "[]"],
)
async def test_a_scope_of_commands_must_be_a_known_one(api: Client, scope: str) -> None:
    await words(api, "setMyCommands", commands="[]", scope=scope)


async def test_commands_must_be_a_list_of_objects(api: Client) -> None:
    for commands in ("{}", "[1]", '[{"command": 1}]', "{"):
        await words(api, "setMyCommands", commands=commands)
    await api.ok("setMyCommands", commands=[{"command": "a", "description": "b"}])
    await api.ok("setMyCommands", commands="[]")
    assert await api.ok("getMyCommands") == []


def test_the_size_of_a_picture_is_read_from_its_head() -> None:
    start = b"\xff\xd8\xff\xe0" + struct.pack(">H", 4) + b"\0\0"
    frame = b"\xff\xc0" + struct.pack(">HBHH", 17, 8, 480, 640)
    assert image_size(start + frame + b"\0" * 9) == (640, 480)
    assert image_size(b"GIF89a") == (0, 0)
    assert image_size(b"\xff\xd8\xff") == (0, 0)


async def test_a_request_for_the_phone_number_is_pressed_like_any_button(
    api: Client, parent: Person
) -> None:
    markup = {"keyboard": [[{"text": "Нөмір", "request_contact": True}]]}
    await api.ok("sendMessage", chat_id=parent.id, text="a", reply_markup=markup)
    await parent.press("Нөмір")
    assert "contact" in (await api.ok("getUpdates"))[-1]["message"]


async def test_forwarded_words_are_marked_as_such(api: Client, parent: Person) -> None:
    await parent.forward("біреудің сөзі")
    message = (await api.ok("getUpdates"))[-1]["message"]
    assert message["forward_origin"]["type"] == "hidden_user"


async def test_flags_and_numbers_are_checked(api: Client, parent: Person) -> None:
    assert "boolean" in await words(
        api, "sendMessage", chat_id=parent.id, text="a", allow_sending_without_reply="maybe"
    )
    assert "integer" in await words(api, "getUpdates", limit="many")
    assert "allowed updates" in await words(api, "getUpdates", allowed_updates="[1]")
    assert "reply parameters" in await words(
        api, "sendMessage", chat_id=parent.id, text="a", reply_parameters={"chat_id": 1}
    )
