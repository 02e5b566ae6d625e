"""Whom a bot may write to, and what it is told when it may not."""

from __future__ import annotations

import pytest

from bot.playground.person import Person
from bot.playground.server import Playground
from tests.playground.conftest import Client, FakeClock


async def test_nobody_known_is_chat_not_found(play: Playground, api: Client) -> None:
    silent = play.person("silent")
    for chat_id in (silent.id, 12345, -100500, "@somebody"):
        assert await api.refused("sendMessage", chat_id=chat_id, text="a") == (
            400,
            "Bad Request: chat not found",
        )
    assert await api.refused("sendMessage", text="a") == (400, "Bad Request: chat_id is empty")


async def test_somebody_known_only_from_a_group_cannot_be_written_to_first(
    play: Playground, api: Client
) -> None:
    silent = play.person("silent")
    play.group("Staff", members=(silent,))
    assert await api.refused("sendMessage", chat_id=silent.id, text="a") == (
        403,
        "Forbidden: bot can't initiate conversation with a user",
    )


async def test_a_person_who_blocked_the_bot_is_403_until_they_come_back(
    api: Client, parent: Person
) -> None:
    await api.ok("sendMessage", chat_id=parent.id, text="a")
    await parent.block()
    assert await api.refused("sendMessage", chat_id=parent.id, text="a") == (
        403,
        "Forbidden: bot was blocked by the user",
    )
    await parent.start()
    await api.ok("sendMessage", chat_id=parent.id, text="a")
    kinds = [
        one["my_chat_member"]["new_chat_member"]["status"]
        for one in await api.ok("getUpdates")
        if "my_chat_member" in one
    ]
    assert kinds == ["kicked", "member"]


async def test_a_deleted_account_is_403(api: Client, parent: Person) -> None:
    await parent.delete_account()
    assert await api.refused("sendMessage", chat_id=parent.id, text="a") == (
        403,
        "Forbidden: user is deactivated",
    )


async def test_an_upgraded_group_tells_its_new_id(play: Playground, api: Client) -> None:
    group = play.group("Staff", basic=True)
    owner = next(iter(group.members.values())).user
    await api.ok("sendMessage", chat_id=group.id, text="a")
    new = play.world.migrate(group, owner)
    body = await api.raw("sendMessage", chat_id=group.id, text="a")
    assert body["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    assert body["parameters"] == {"migrate_to_chat_id": new.id}
    await api.ok("sendMessage", chat_id=new.id, text="a")
    told = [one["message"] for one in await api.ok("getUpdates") if "message" in one]
    assert [one.get("migrate_to_chat_id") for one in told] == [new.id, None]
    assert told[1]["migrate_from_chat_id"] == group.id


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("kicked", "Forbidden: bot was kicked from the supergroup chat"),
        ("left", "Forbidden: bot is not a member of the supergroup chat"),
    ],
)
async def test_a_group_that_put_the_bot_out_is_403(
    play: Playground, api: Client, status: str, words: str
) -> None:
    group = play.group("Staff")
    owner = next(iter(group.members.values())).user
    bot = play.first_bot().user
    play.world.set_member(group, bot, "kicked" if status == "kicked" else "left", owner)
    assert await api.refused("sendMessage", chat_id=group.id, text="a") == (403, words)


async def test_a_deleted_topic_is_thread_not_found_and_general_has_no_number(
    play: Playground, api: Client
) -> None:
    group = play.group("Staff")
    topic = await api.ok("createForumTopic", chat_id=group.id, name="Өтініш 12")
    where = {"chat_id": group.id, "message_thread_id": topic["message_thread_id"]}
    sent = await api.ok("sendMessage", text="a", **where)
    assert sent["message_thread_id"] == topic["message_thread_id"]
    assert sent["is_topic_message"]
    await api.ok("deleteForumTopic", **where)
    lost = (400, "Bad Request: message thread not found")
    assert await api.refused("sendMessage", text="a", **where) == lost
    assert await api.refused("closeForumTopic", **where) == lost
    assert await api.refused("sendMessage", chat_id=group.id, message_thread_id=1, text="a") == lost
    await api.ok("sendMessage", chat_id=group.id, text="general")


async def test_topics_are_renamed_closed_and_reopened_once(play: Playground, api: Client) -> None:
    group = play.group("Staff")
    topic = await api.ok("createForumTopic", chat_id=group.id, name="a")
    where = {"chat_id": group.id, "message_thread_id": topic["message_thread_id"]}
    unchanged = (400, "Bad Request: TOPIC_NOT_MODIFIED")
    assert await api.refused("editForumTopic", name="a", **where) == unchanged
    await api.ok("editForumTopic", name="b", **where)
    await api.ok("closeForumTopic", **where)
    assert await api.refused("closeForumTopic", **where) == unchanged
    await api.ok("reopenForumTopic", **where)
    assert await api.refused("reopenForumTopic", **where) == unchanged


async def test_topics_need_a_forum_and_the_right(play: Playground, api: Client) -> None:
    plain = play.group("Plain", forum=False)
    assert await api.refused("createForumTopic", chat_id=plain.id, name="a") == (
        400,
        "Bad Request: the chat is not a forum",
    )
    powerless = play.group("Powerless", admin=False)
    assert await api.refused("createForumTopic", chat_id=powerless.id, name="a") == (
        400,
        "Bad Request: not enough rights to manage topics in the chat",
    )


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("сәлем", False),
        ("/help", True),
        ("/help@adal_test_bot", True),
        ("/help@other_bot", False),
        ("@adal_test_bot көмек", True),
        ("@other_bot көмек", False),
    ],
)
async def test_privacy_mode_shows_a_plain_member_only_what_is_meant_for_it(
    play: Playground, api: Client, text: str, reads: bool
) -> None:
    person = play.person("person")
    group = play.group("Staff", members=(person,), admin=False)
    await person.at(group).send(text)
    texts = [one["message"]["text"] for one in await api.ok("getUpdates") if "message" in one]
    assert texts == ([text] if reads else [])


async def test_an_administrator_reads_all_and_a_plain_member_replies_to_it(
    play: Playground, api: Client
) -> None:
    person = play.person("person")
    open_group = play.group("Open", members=(person,))
    shy_group = play.group("Shy", members=(person,), admin=False)
    await person.at(open_group).send("сәлем")
    sent = await api.ok("sendMessage", chat_id=shy_group.id, text="a")
    await person.at(shy_group).send("жауап", reply_to=sent["message_id"])
    texts = [one["message"]["text"] for one in await api.ok("getUpdates") if "message" in one]
    assert texts == ["сәлем", "жауап"]


async def test_in_groups_old_and_foreign_messages_go_only_with_the_right(
    play: Playground, api: Client, clock: FakeClock
) -> None:
    person = play.person("person")
    strong = play.group("Strong", members=(person,))
    weak = play.group("Weak", members=(person,), admin=False)
    mine = await person.at(strong).send("a")
    theirs = await person.at(weak).send("a")
    clock.pass_by(hours=50)
    await api.ok("deleteMessage", chat_id=strong.id, message_id=mine.id)
    assert await api.refused("deleteMessage", chat_id=weak.id, message_id=theirs.id) == (
        400,
        "Bad Request: message can't be deleted",
    )


async def test_pins_chats_and_members_can_be_looked_at(play: Playground, api: Client) -> None:
    person = play.person("person", first_name="Ерлан")
    group = play.group("Staff", members=(person,))
    sent = await api.ok("sendMessage", chat_id=group.id, text="a")
    await api.ok("pinChatMessage", chat_id=group.id, message_id=sent["message_id"])
    chat = await api.ok("getChat", chat_id=group.id)
    assert chat["is_forum"]
    assert chat["pinned_message"]["text"] == "a"
    await api.ok("unpinChatMessage", chat_id=group.id)
    assert "pinned_message" not in await api.ok("getChat", chat_id=group.id)
    me = await api.ok("getChatMember", chat_id=group.id, user_id=play.first_bot().user.id)
    assert me["status"] == "administrator"
    assert me["can_manage_topics"]
    owner = await api.ok("getChatMember", chat_id=group.id, user_id=person.id)
    assert owner["status"] == "creator"
    assert await api.ok("getChatMemberCount", chat_id=group.id) == 2
    assert len(await api.ok("getChatAdministrators", chat_id=group.id)) == 2
    assert await api.refused("getChatMember", chat_id=group.id, user_id=5) == (
        400,
        "Bad Request: invalid user_id specified",
    )
    await api.ok("leaveChat", chat_id=group.id)
    code, _ = await api.refused("getChat", chat_id=group.id)
    assert code == 403
