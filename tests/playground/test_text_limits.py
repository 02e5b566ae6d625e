"""Texts, captions and keyboards: what Telegram refuses, the playground refuses in its words."""

from __future__ import annotations

from typing import Any

import pytest

from bot.playground.person import Person
from bot.playground.server import Playground
from tests.playground.conftest import Client, inline, tap


async def test_a_text_of_4096_characters_passes_and_4097_do_not(
    api: Client, parent: Person
) -> None:
    await api.ok("sendMessage", chat_id=parent.id, text="қ" * 4096)
    assert await api.refused("sendMessage", chat_id=parent.id, text="қ" * 4097) == (
        400,
        "Bad Request: message is too long",
    )


async def test_the_length_is_counted_after_parsing(api: Client, parent: Person) -> None:
    text = "<b>" + "&lt;" * 4096 + "</b>"
    sent = await api.ok("sendMessage", chat_id=parent.id, text=text, parse_mode="HTML")
    assert sent["text"] == "<" * 4096


@pytest.mark.parametrize("text", ["", " \n ", "<b></b>", "<b> </b>", "\u202e"])
async def test_an_empty_text_is_refused(api: Client, parent: Person, text: str) -> None:
    assert await api.refused("sendMessage", chat_id=parent.id, text=text, parse_mode="HTML") == (
        400,
        "Bad Request: message text is empty",
    )


async def test_more_than_32768_bytes_are_not_even_parsed(api: Client, parent: Person) -> None:
    assert await api.refused("sendMessage", chat_id=parent.id, text="қ" * 16385) == (
        400,
        "Bad Request: text is too long",
    )


async def test_a_bare_angle_bracket_is_refused_with_its_byte(api: Client, parent: Person) -> None:
    answer = await api.refused("sendMessage", chat_id=parent.id, text="қ < b", parse_mode="HTML")
    assert answer == (
        400,
        'Bad Request: can\'t parse entities: Unsupported start tag "" at byte offset 3',
    )


async def test_without_parse_mode_brackets_are_just_words(api: Client, parent: Person) -> None:
    sent = await api.ok("sendMessage", chat_id=parent.id, text="a < b")
    assert sent["text"] == "a < b"


async def test_an_unknown_parse_mode_is_refused(api: Client, parent: Person) -> None:
    answer = await api.refused("sendMessage", chat_id=parent.id, text="a", parse_mode="BBCode")
    assert answer == (400, "Bad Request: unsupported parse_mode")


async def test_formatting_beyond_100_entities_is_dropped_and_noted(
    play: Playground, api: Client, parent: Person
) -> None:
    text = " ".join("<b>a</b>" for _ in range(101))
    sent = await api.ok("sendMessage", chat_id=parent.id, text=text, parse_mode="HTML")
    assert len(sent["entities"]) == 100
    assert play.calls_of("sendMessage")[-1].lost_entities == 1


async def test_entities_may_be_sent_as_such(api: Client, parent: Person) -> None:
    bold = {"type": "bold", "offset": 2, "length": 1}
    sent = await api.ok("sendMessage", chat_id=parent.id, text="😀a", entities=[bold])
    assert sent["entities"] == [bold]
    torn = [bold | {"offset": 1}]
    code, _ = await api.refused("sendMessage", chat_id=parent.id, text="😀a", entities=torn)
    assert code == 400


@pytest.mark.parametrize("data", ["x" * 64, "қ" * 32])
async def test_callback_data_of_64_bytes_passes(api: Client, parent: Person, data: str) -> None:
    markup = inline([tap(data=data)])
    await api.ok("sendMessage", chat_id=parent.id, text="a", reply_markup=markup)


@pytest.mark.parametrize("data", ["x" * 65, "қ" * 33])
async def test_callback_data_of_more_than_64_bytes_is_refused(
    api: Client, parent: Person, data: str
) -> None:
    markup = inline([tap(data=data)])
    assert await api.refused("sendMessage", chat_id=parent.id, text="a", reply_markup=markup) == (
        400,
        "Bad Request: BUTTON_DATA_INVALID",
    )


@pytest.mark.parametrize(
    "rows",
    [
        [[tap(data=str(n)) for n in range(9)]],
        [[tap(data=f"{row}-{n}") for n in range(8)] for row in range(13)],
        [[tap(text="қ" * 80, data="d" * 64)] for _ in range(60)],
    ],
    ids=["nine in a row", "more than a hundred", "more than 10 kB"],
)
async def test_a_keyboard_that_is_too_large_is_refused(
    api: Client, parent: Person, rows: list[list[dict[str, str]]]
) -> None:
    answer = await api.refused(
        "sendMessage", chat_id=parent.id, text="a", reply_markup=inline(*rows)
    )
    assert answer == (400, "Bad Request: reply markup is too long")


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("{", "can't parse reply keyboard markup JSON object"),
        ("[]", "object expected as reply markup"),
        ('{"inline_keyboard": 1}', 'field "inline_keyboard" must be of type Array'),
        (
            '{"inline_keyboard": [1]}',
            'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
        ),
        (
            '{"inline_keyboard": [[{"callback_data": "a"}]]}',
            "can't parse inline keyboard button: Can't find field \"text\"",
        ),
        (
            '{"inline_keyboard": [[{"text": "a"}]]}',
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            '{"inline_keyboard": [[{"text": "a", "callback_data": ""}]]}',
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            '{"inline_keyboard": [[{"text": "a", "url": "мектеп"}]]}',
            "inline keyboard button URL 'мектеп' is invalid: Wrong HTTP URL",
        ),
        (
            '{"inline_keyboard": [[{"text": "a", "copy_text": {"text": ""}}]]}',
            "BUTTON_COPY_TEXT_INVALID",
        ),
    ],
)
async def test_a_broken_keyboard_is_refused(
    api: Client, parent: Person, markup: str, words: str
) -> None:
    answer = await api.refused("sendMessage", chat_id=parent.id, text="a", reply_markup=markup)
    assert answer == (400, f"Bad Request: {words}")


async def test_parameters_come_as_form_query_and_json_and_unknown_ones_are_ignored(
    play: Playground, api: Client, parent: Person
) -> None:
    url = f"{play.api_base}/bot{api.token}/sendMessage"
    values: dict[str, Any] = {"chat_id": parent.id, "text": "a", "nonsense": "1"}
    async with api.session.post(url, json=values) as answer:
        assert (await answer.json())["ok"]
    async with api.session.post(url, params=values) as answer:
        assert (await answer.json())["ok"]
    async with api.session.post(url, data=values) as answer:
        assert (await answer.json())["ok"]
    async with api.session.get(url, params=values) as answer:
        assert (await answer.json())["ok"]
    async with api.session.post(
        url, data=b"{", headers={"Content-Type": "application/json"}
    ) as bad:
        assert bad.status == 400


async def test_a_wrong_type_is_refused(api: Client, parent: Person) -> None:
    code, _ = await api.refused("editMessageText", chat_id=parent.id, message_id="x", text="a")
    assert code == 400


async def test_an_unknown_method_is_404_and_an_unknown_token_401(
    play: Playground, api: Client
) -> None:
    assert await api.raw("sendTelepathy") == {
        "ok": False,
        "error_code": 404,
        "description": "Not Found",
    }
    stranger = Client(api.session, play.api_base, "1:unknown")
    assert await stranger.refused("getMe") == (401, "Unauthorized")


async def test_method_names_are_not_case_sensitive(api: Client) -> None:
    assert (await api.ok("GETME"))["username"] == "adal_test_bot"
