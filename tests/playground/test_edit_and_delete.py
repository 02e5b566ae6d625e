"""Edits, deletions and answers to presses: the traps of the real server."""

from __future__ import annotations

import pytest

from bot.playground.person import Person
from tests.playground.conftest import Client, FakeClock, inline, tap

NOT_MODIFIED = (
    400,
    "Bad Request: message is not modified: specified new message content and reply markup are "
    "exactly the same as a current content and reply markup of the message",
)


async def test_the_same_content_and_keyboard_is_not_modified(api: Client, parent: Person) -> None:
    markup = inline([tap()])
    sent = await api.ok(
        "sendMessage", chat_id=parent.id, text="<b>a</b>", parse_mode="HTML", reply_markup=markup
    )
    same = {"chat_id": parent.id, "message_id": sent["message_id"], "reply_markup": markup}
    assert (
        await api.refused("editMessageText", text="<strong>a</strong>", parse_mode="HTML", **same)
        == NOT_MODIFIED
    )
    assert await api.refused("editMessageReplyMarkup", **same) == NOT_MODIFIED
    edited = await api.ok("editMessageText", text="a", **same)
    assert "entities" not in edited
    assert edited["edit_date"] >= sent["date"]


async def test_an_edit_without_a_keyboard_takes_the_keyboard_away(
    api: Client, parent: Person
) -> None:
    sent = await api.ok("sendMessage", chat_id=parent.id, text="a", reply_markup=inline([tap()]))
    edited = await api.ok(
        "editMessageText", chat_id=parent.id, message_id=sent["message_id"], text="b"
    )
    assert "reply_markup" not in edited
    assert parent.last.buttons == []


@pytest.mark.parametrize(
    "markup",
    ['{"keyboard": [["a"]]}', '{"remove_keyboard": true}', '{"force_reply": true}'],
)
async def test_a_message_sent_with_another_keyboard_can_never_be_edited(
    api: Client, parent: Person, markup: str
) -> None:
    sent = await api.ok("sendMessage", chat_id=parent.id, text="a", reply_markup=markup)
    answer = await api.refused(
        "editMessageText", chat_id=parent.id, message_id=sent["message_id"], text="b"
    )
    assert answer == (400, "Bad Request: message can't be edited")


async def test_only_what_is_there_and_ones_own_can_be_edited(api: Client, parent: Person) -> None:
    async def refused(message_id: int) -> str:
        answer = await api.refused(
            "editMessageText", chat_id=parent.id, message_id=message_id, text="b"
        )
        return answer[1].removeprefix("Bad Request: ")

    assert await refused(99_999) == "message to edit not found"
    assert await refused(0) == "message identifier is not specified"
    assert await refused(parent.messages[0].id) == "message can't be edited"
    sent = await api.ok("sendMessage", chat_id=parent.id, text="a")
    await api.ok("deleteMessage", chat_id=parent.id, message_id=sent["message_id"])
    assert await refused(sent["message_id"]) == "message to edit not found"


async def test_text_and_caption_are_not_mixed_up(api: Client, parent: Person) -> None:
    text = await api.ok("sendMessage", chat_id=parent.id, text="a")
    file = await api.ok("sendDocument", chat_id=parent.id, document=("a.txt", b"x"), caption="a")
    assert await api.refused(
        "editMessageText", chat_id=parent.id, message_id=file["message_id"], text="b"
    ) == (400, "Bad Request: there is no text in the message to edit")
    assert await api.refused(
        "editMessageCaption", chat_id=parent.id, message_id=text["message_id"], caption="b"
    ) == (400, "Bad Request: there is no caption in the message to edit")
    edited = await api.ok(
        "editMessageCaption", chat_id=parent.id, message_id=file["message_id"], caption="b"
    )
    assert edited["caption"] == "b"
    assert edited["document"]["file_name"] == "a.txt"


async def test_a_message_can_be_deleted_for_48_hours(
    api: Client, parent: Person, clock: FakeClock
) -> None:
    old = await api.ok("sendMessage", chat_id=parent.id, text="old")
    clock.pass_by(hours=24)
    young = await api.ok("sendMessage", chat_id=parent.id, text="young")
    clock.pass_by(hours=24)
    assert await api.refused("deleteMessage", chat_id=parent.id, message_id=old["message_id"]) == (
        400,
        "Bad Request: message can't be deleted for everyone",
    )
    await api.ok("deleteMessage", chat_id=parent.id, message_id=young["message_id"])
    assert await api.refused(
        "deleteMessage", chat_id=parent.id, message_id=young["message_id"]
    ) == (400, "Bad Request: message to delete not found")


async def test_a_persons_message_can_be_deleted_too(api: Client, parent: Person) -> None:
    await api.ok("deleteMessage", chat_id=parent.id, message_id=parent.messages[0].id)
    assert parent.messages == []


async def test_several_are_deleted_at_once_and_missing_ones_skipped(
    api: Client, parent: Person
) -> None:
    sent = [await api.ok("sendMessage", chat_id=parent.id, text=str(n)) for n in range(3)]
    numbers = [one["message_id"] for one in sent[:2]]
    await api.ok("deleteMessages", chat_id=parent.id, message_ids=[*numbers, 99_999])
    assert [one.text for one in parent.messages if one.from_bot] == ["2"]
    assert await api.refused(
        "deleteMessages", chat_id=parent.id, message_ids=list(range(1, 102))
    ) == (400, "Bad Request: too many message identifiers specified")


async def test_a_press_can_be_answered_for_a_short_time_with_a_short_text(
    api: Client, parent: Person, clock: FakeClock
) -> None:
    await api.ok("sendMessage", chat_id=parent.id, text="a", reply_markup=inline([tap()]))
    await parent.press("Таныстым", wait=False)
    number = parent.queries[-1].id
    answer = {"callback_query_id": number, "show_alert": True}
    assert await api.refused("answerCallbackQuery", text="қ" * 201, **answer) == (
        400,
        "Bad Request: MESSAGE_TOO_LONG",
    )
    await api.ok("answerCallbackQuery", text="қ" * 200, **answer)
    assert parent.callback_answers == [("қ" * 200, True)]
    clock.pass_by(seconds=16)
    too_old = (
        400,
        "Bad Request: query is too old and response timeout expired or query ID is invalid",
    )
    assert await api.refused("answerCallbackQuery", **answer) == too_old
    assert await api.refused("answerCallbackQuery", callback_query_id="1") == too_old


async def test_a_press_on_a_deleted_message_tells_only_its_number(
    api: Client, parent: Person
) -> None:
    sent = await api.ok("sendMessage", chat_id=parent.id, text="a", reply_markup=inline([tap()]))
    await api.ok("deleteMessage", chat_id=parent.id, message_id=sent["message_id"])
    await parent.press(data="ok", message_id=sent["message_id"], wait=False)
    update = (await api.ok("getUpdates"))[-1]
    message = update["callback_query"]["message"]
    assert message["date"] == 0
    assert "text" not in message


async def test_a_reply_names_its_message_which_must_exist(api: Client, parent: Person) -> None:
    first = parent.messages[0].id
    sent = await api.ok(
        "sendMessage", chat_id=parent.id, text="a", reply_parameters={"message_id": first}
    )
    assert sent["reply_to_message"]["text"] == "/start"
    assert await api.refused(
        "sendMessage", chat_id=parent.id, text="a", reply_parameters={"message_id": 99_999}
    ) == (400, "Bad Request: message to be replied not found")
    lenient = {"message_id": 99_999, "allow_sending_without_reply": True}
    sent = await api.ok("sendMessage", chat_id=parent.id, text="a", reply_parameters=lenient)
    assert "reply_to_message" not in sent


async def test_a_copy_has_no_trace_of_its_source(api: Client, parent: Person) -> None:
    source = await api.ok("sendMessage", chat_id=parent.id, text="<b>a</b>", parse_mode="HTML")
    where = {"chat_id": parent.id, "from_chat_id": parent.id}
    copied = await api.ok("copyMessage", message_id=source["message_id"], **where)
    assert list(copied) == ["message_id"]
    assert parent.last.html == "<b>a</b>"
    assert await api.refused("copyMessage", message_id=99_999, **where) == (
        400,
        "Bad Request: message to copy not found",
    )
