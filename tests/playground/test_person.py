"""The driver that acceptance tests speak through must itself be trustworthy."""

from __future__ import annotations

import asyncio
import re
from typing import Any

import pytest

from bot.playground.person import Person
from bot.playground.server import Playground
from tests.playground.conftest import Client, inline, tap


async def say(api: Client, person: Person, text: str, *rows: list[dict[str, str]]) -> int:
    sent = await api.ok(
        "sendMessage", chat_id=person.id, text=text, parse_mode="HTML", reply_markup=inline(*rows)
    )
    return int(sent["message_id"])


async def test_sees_finds_words_and_patterns_in_what_came_since_the_last_action(
    api: Client, parent: Person
) -> None:
    await say(api, parent, "Ескі <b>хабар</b>")
    seen = await parent.sees("Ескі хабар")
    assert seen.html == "Ескі <b>хабар</b>"
    assert (await parent.sees(re.compile(r"^Ескі"))).id == seen.id
    await parent.send("мен")
    with pytest.raises(AssertionError, match="does not see 'Ескі'"):
        await parent.sees("Ескі", timeout=0.01)
    parent.does_not_see("Ескі")


async def test_sees_waits_for_a_message_that_is_still_to_come(api: Client, parent: Person) -> None:
    waiting = asyncio.create_task(parent.sees("жаңа"))
    await say(api, parent, "өзге")
    await say(api, parent, "жаңа хабар")
    assert (await waiting).text == "жаңа хабар"
    assert (await parent.next_message()).text == "өзге"


async def test_an_edited_message_is_fresh_again(api: Client, parent: Person) -> None:
    number = await say(api, parent, "бірінші")
    await parent.send("мен")
    await api.ok("editMessageText", chat_id=parent.id, message_id=number, text="екінші")
    seen = await parent.sees("екінші")
    assert (seen.id, seen.edited) == (number, True)
    with pytest.raises(AssertionError, match="no message"):
        await parent.next_message(timeout=0.01)


async def test_does_not_see_fails_when_it_is_there(api: Client, parent: Person) -> None:
    await say(api, parent, "құпия")
    with pytest.raises(AssertionError, match="құпия"):
        parent.does_not_see("құп")


async def test_deleted_messages_are_not_visible(api: Client, parent: Person) -> None:
    number = await say(api, parent, "бар")
    await api.ok("deleteMessage", chat_id=parent.id, message_id=number)
    assert [one.text for one in parent.messages] == ["/start"]
    with pytest.raises(AssertionError, match="no message of the bot"):
        _ = parent.last


@pytest.mark.parametrize(
    ("wanted", "data"),
    [("Иә", "exact"), ("Иә, ", "begins"), ("оқыдым", "holds"), ("Жоқ", "newest")],
)
async def test_press_prefers_exact_words_then_the_beginning_then_any_part(
    api: Client, parent: Person, wanted: str, data: str
) -> None:
    await say(api, parent, "a", [tap("Иә", "exact"), tap("Жоқ", "oldest")])
    await say(api, parent, "b", [tap("Иә, келісемін", "begins")], [tap("Мен оқыдым", "holds")])
    await say(api, parent, "c", [tap("Жоқ", "newest")])
    await parent.press(wanted, wait=False)
    assert parent.queries[-1].data == data


async def test_press_tells_which_buttons_there_are(api: Client, parent: Person) -> None:
    await say(api, parent, "a", [tap("Иә"), tap("Жоқ")])
    with pytest.raises(AssertionError, match=r"no button 'Мүмкін'; there are \['Иә', 'Жоқ'\]"):
        await parent.press("Мүмкін", timeout=0.01)


async def test_press_waits_for_a_button_that_is_still_to_come(api: Client, parent: Person) -> None:
    pressing = asyncio.create_task(parent.press("Таныстым", wait=False))
    await say(api, parent, "a", [tap("Басқа", "other")])
    await say(api, parent, "b", [tap("Таныстым", "late")])
    await pressing
    assert parent.queries[-1].data == "late"


async def test_press_ends_with_the_answer_or_with_the_confirmation(
    api: Client, parent: Person
) -> None:
    await say(api, parent, "a", [tap()])
    pressing = asyncio.create_task(parent.press("Таныстым"))
    update = await newest_press(api)
    await api.ok(
        "answerCallbackQuery",
        callback_query_id=update["callback_query"]["id"],
        text="Рақмет",
        show_alert=True,
    )
    assert (await pressing).answer == ("Рақмет", True)
    await api.ok("getUpdates", offset=update["update_id"] + 1)
    pressing = asyncio.create_task(parent.press("Таныстым"))
    update = await newest_press(api)
    await api.ok("getUpdates", offset=update["update_id"] + 1)
    assert (await pressing).answer is None


async def newest_press(api: Client) -> dict[str, Any]:
    """The update of a press, once it is there; older updates are confirmed."""
    updates = await api.ok("getUpdates", timeout=5)
    while "callback_query" not in updates[-1]:
        updates = await api.ok("getUpdates", offset=updates[-1]["update_id"] + 1, timeout=5)
    return dict(updates[-1])


async def test_press_fails_when_nothing_reacts(api: Client, parent: Person) -> None:
    await say(api, parent, "a", [tap()])
    with pytest.raises(AssertionError, match="did not react"):
        await parent.press("Таныстым", timeout=0.01)


async def test_the_page_gets_no_answer_from_a_silent_bot(api: Client, parent: Person) -> None:
    number = await say(api, parent, "a", [tap()])
    assert (await parent.press_at(number, 0, 0, seconds=0.01)).answer is None
    with pytest.raises(AssertionError, match="no such button"):
        await parent.press_at(number, 1, 0)


async def test_hand_made_data_goes_out_as_it_is(api: Client, parent: Person) -> None:
    number = await say(api, parent, "a", [tap()])
    await say(api, parent, "b")
    await parent.press(data="forged:1", message_id=number, wait=False)
    await parent.press(data="forged:2", wait=False)
    assert [one.data for one in parent.queries] == ["forged:1", "forged:2"]
    assert {one.message.id for one in parent.queries} == {number}


async def test_links_open_and_copied_texts_are_told(api: Client, parent: Person) -> None:
    copy = {"text": "Көшіру", "copy_text": {"text": "код"}}
    markup = inline([{"text": "Сілтеме", "url": "adilet.zan.kz"}, copy])
    await api.ok("sendMessage", chat_id=parent.id, text="a", reply_markup=markup)
    assert (await parent.press("Сілтеме")).url == "http://adilet.zan.kz/"
    assert (await parent.press("Көшіру")).copied == "код"
    assert [one.kind for one in parent.last.buttons[0]] == ["url", "copy_text"]


async def test_the_reply_keyboard_sends_its_words_until_it_is_removed(
    api: Client, parent: Person
) -> None:
    markup = {"keyboard": [["Қазақша", {"text": "Русский"}]], "one_time_keyboard": True}
    await api.ok("sendMessage", chat_id=parent.id, text="a", reply_markup=markup)
    assert parent.keyboard == [["Қазақша", "Русский"]]
    await parent.press("Русский")
    assert parent.messages[-1].text == "Русский"
    assert parent.keyboard == []
    await api.ok("sendMessage", chat_id=parent.id, text="a", reply_markup=markup)
    await api.ok("sendMessage", chat_id=parent.id, text="b", reply_markup={"remove_keyboard": True})
    assert parent.keyboard == []


async def test_a_start_link_carries_its_payload(play: Playground, api: Client) -> None:
    person = play.person("person")
    await person.start("slip_Ab-1")
    assert person.messages[-1].text == "/start slip_Ab-1"
    for payload in ("", "қ", "a b", "x" * 65):
        with pytest.raises(ValueError, match="payload"):
            await person.start(payload)


async def test_only_ones_own_texts_can_be_edited(api: Client, parent: Person) -> None:
    number = await say(api, parent, "a")
    with pytest.raises(AssertionError, match="no text of parent"):
        await parent.edit(number, "b")


async def test_settled_waits_for_this_persons_updates_only(
    play: Playground, api: Client, parent: Person
) -> None:
    other = play.person("other")
    await other.start()
    mine, theirs = await api.ok("getUpdates")
    with pytest.raises(AssertionError, match="has not dealt with parent"):
        await parent.settled(timeout=0.01)
    settling = asyncio.create_task(parent.settled())
    await api.ok("getUpdates", offset=theirs["update_id"])
    await settling
    assert mine["update_id"] < theirs["update_id"]
    with pytest.raises(AssertionError, match="other"):
        await other.settled(timeout=0.01)


async def test_the_same_person_sees_each_topic_of_a_group_by_itself(
    play: Playground, api: Client
) -> None:
    person = play.person("officer")
    group = play.group("Staff", members=(person,))
    topic = await api.ok("createForumTopic", chat_id=group.id, name="Өтініш 1")
    thread = topic["message_thread_id"]
    await api.ok("sendMessage", chat_id=group.id, message_thread_id=thread, text="тақырыпта")
    await api.ok("sendMessage", chat_id=group.id, text="жалпыда")
    in_topic, everywhere = person.at(group, thread), person.at(group)
    assert (await in_topic.sees("тақырыпта")).thread_id == thread
    in_topic.does_not_see("жалпыда")
    await everywhere.sees("жалпыда")
    sent = await in_topic.send("жауап")
    assert sent.thread_id == thread
    update = (await api.ok("getUpdates"))[-1]
    assert update["message"]["message_thread_id"] == thread


async def test_large_files_are_only_pretended(
    play: Playground, api: Client, parent: Person
) -> None:
    await parent.attach("document", name="big.zip", size=21 * 1024 * 1024)
    document = (await api.ok("getUpdates"))[-1]["message"]["document"]
    assert document["file_size"] == 21 * 1024 * 1024
    assert await api.refused("getFile", file_id=document["file_id"]) == (
        400,
        "Bad Request: file is too big",
    )


async def test_a_person_may_talk_to_two_bots(play: Playground, api: Client) -> None:
    other = play.add_bot("7000000002:second", "second_bot", "Second")
    person = play.person("person")
    await person.send("біріншіге")
    await person.with_bot(other).send("екіншіге")
    second = Client(api.session, play.api_base, other.token)
    assert [one["message"]["text"] for one in await api.ok("getUpdates")] == ["біріншіге"]
    assert [one["message"]["text"] for one in await second.ok("getUpdates")] == ["екіншіге"]
