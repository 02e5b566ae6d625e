"""What the page of phones asks for, and what it may not ask for."""

from __future__ import annotations

import asyncio
import json
from base64 import b64encode
from typing import Any

import aiohttp
import pytest

from bot.playground.person import Person
from bot.playground.server import Playground
from tests.playground.conftest import Client, inline, tap

TITLE = {"kk": "Ата-ана", "ru": "Родитель"}


class Page:
    """The browser's side."""

    def __init__(self, session: aiohttp.ClientSession, base: str, person: Person) -> None:
        self._session = session
        self.base = base
        self._phone = f"{base}/api/phones/{person.id}"

    async def chat(self) -> dict[str, Any]:
        async with self._session.get(f"{self._phone}/chat") as answer:
            assert answer.status == 200
            return dict(await answer.json())

    async def act(self, verb: str, status: int = 200, **body: Any) -> dict[str, Any]:
        async with self._session.post(f"{self._phone}/{verb}", json=body) as answer:
            assert answer.status == status, await answer.text()
            return dict(await answer.json())


@pytest.fixture
def page(play: Playground, session: aiohttp.ClientSession) -> Page:
    person = play.person("parent", first_name="Айгүл")
    play.show_phone(person, TITLE, start_payload="slip")
    return Page(session, play.api_base, person)


async def test_the_phones_are_listed(
    play: Playground, page: Page, session: aiohttp.ClientSession
) -> None:
    async with session.get(f"{play.api_base}/api/phones") as answer:
        assert await answer.json() == [
            {
                "user_id": play.people["parent"].id,
                "key": "parent",
                "title": TITLE,
                "language_code": "kk",
                "start_payload": "slip",
            }
        ]


async def test_a_chat_is_shown_in_the_clients_language(api: Client, page: Page) -> None:
    await api.ok("setMyName", name="Adal (AI)")
    await api.ok("setMyName", name="Адал (ЖИ)", language_code="kk")
    commands = [{"command": "help", "description": "Көмек"}]
    await api.ok("setMyCommands", commands=commands, language_code="kk")
    chat = await page.chat()
    assert (chat["bot"]["name"], chat["commands"]) == ("Адал (ЖИ)", commands)
    assert (chat["started"], chat["messages"], chat["keyboard"]) == (False, [], None)
    await page.act("language", language_code="ru")
    chat = await page.chat()
    assert (chat["bot"]["name"], chat["commands"]) == ("Adal (AI)", [])


async def test_messages_are_shown_safely_with_their_buttons(
    play: Playground, api: Client, page: Page
) -> None:
    await page.act("start", payload="slip")
    copy = {"text": "Көшіру", "copy_text": {"text": "код"}}
    await api.ok(
        "sendDocument",
        chat_id=play.people["parent"].id,
        document=("a.txt", b"x"),
        caption="<b>&lt;img&gt;</b>",
        parse_mode="HTML",
        reply_markup=inline([tap(), {"text": "Сілтеме", "url": "x.kz"}], [copy]),
    )
    start, message = (await page.chat())["messages"]
    assert (start["from"], start["text"], start["kind"]) == ("person", "/start slip", "text")
    assert message["from"] == "bot"
    assert message["html"] == "<b>&lt;img&gt;</b>"
    assert message["kind"] == "document"
    assert message["document"]["name"] == "a.txt"
    assert message["buttons"] == [
        [
            {"text": "Таныстым", "kind": "callback", "url": None, "copy": None},
            {"text": "Сілтеме", "kind": "url", "url": "http://x.kz/", "copy": None},
        ],
        [{"text": "Көшіру", "kind": "copy_text", "url": None, "copy": "код"}],
    ]
    link = f"{page.base}/api/files/{message['document']['file_id']}"
    async with api.session.get(link) as answer:
        assert await answer.read() == b"x"
        assert "a.txt" in answer.headers["Content-Disposition"]


async def test_a_press_tells_the_answer(play: Playground, api: Client, page: Page) -> None:
    await page.act("start")
    await api.ok("getUpdates", offset=-1)
    sent = await api.ok(
        "sendMessage",
        chat_id=play.people["parent"].id,
        text="a",
        reply_markup=inline([tap(), {"text": "b", "url": "x.kz"}]),
    )
    place = {"message_id": sent["message_id"], "row": 0}
    pressing = asyncio.create_task(page.act("press", column=0, **place))
    updates = await api.ok("getUpdates", offset=-1, timeout=5)
    while "callback_query" not in updates[-1]:
        updates = await api.ok("getUpdates", offset=updates[-1]["update_id"] + 1, timeout=5)
    await api.ok(
        "answerCallbackQuery", callback_query_id=updates[-1]["callback_query"]["id"], text="Рақмет"
    )
    assert await pressing == {"answer": {"text": "Рақмет", "show_alert": False}, "url": None}
    assert await page.act("press", column=1, **place) == {"answer": None, "url": "http://x.kz/"}
    assert "error" in await page.act("press", status=400, column=2, **place)


async def test_a_phone_can_send_edit_attach_and_block(
    play: Playground, api: Client, page: Page
) -> None:
    number = (await page.act("send", text="сәлем"))["message_id"]
    await page.act("edit", message_id=number, text="сәлеметсіз бе")
    await page.act("attach", kind="photo", caption="сурет")
    await page.act("block")
    assert (await page.chat())["blocked"]
    await page.act("unblock")
    chat = await page.chat()
    assert [(one["text"], one["edited"]) for one in chat["messages"]] == [
        ("сәлеметсіз бе", True),
        ("сурет", False),
    ]
    kinds = [sorted(one)[0] for one in await api.ok("getUpdates")]
    assert kinds == ["message", "edited_message", "message", "my_chat_member", "my_chat_member"]


async def test_a_file_of_the_page_reaches_the_bot_as_it_is(
    play: Playground, api: Client, page: Page
) -> None:
    """Name and bytes; what is no base64 is refused."""
    content = b64encode(b"a=1").decode()
    await page.act("attach", kind="document", name="form.toml", content=content)
    (update,) = await api.ok("getUpdates")
    document = update["message"]["document"]
    assert document["file_name"] == "form.toml"
    assert play.world.files[document["file_id"]].content == b"a=1"
    for wrong in ("???", ""):
        await page.act("attach", status=400, kind="document", name="form.toml", content=wrong)


@pytest.mark.parametrize(
    ("verb", "body"),
    [
        ("send", {}),
        ("send", {"text": " "}),
        ("send", {"text": 5}),
        ("start", {"payload": "a b"}),
        ("edit", {"message_id": 99_999, "text": "a"}),
        ("edit", {"message_id": -1, "text": "a"}),
        ("press", {"message_id": 1, "row": True, "column": 0}),
        ("attach", {"kind": "bomb"}),
        ("language", {"language_code": ""}),
    ],
)
async def test_bad_input_is_400_with_words(page: Page, verb: str, body: dict[str, Any]) -> None:
    assert (await page.act(verb, status=400, **body))["error"]


async def test_other_sites_forms_and_unknown_phones_are_refused(
    play: Playground, page: Page, session: aiohttp.ClientSession
) -> None:
    phone = f"{play.api_base}/api/phones/{play.people['parent'].id}"
    for request in (
        session.post(f"{phone}/send", data={"text": "a"}),
        session.post(f"{phone}/send", data="[]", headers={"Content-Type": "application/json"}),
        session.post(f"{phone}/send", data="{", headers={"Content-Type": "application/json"}),
        session.get(f"{play.api_base}/api/phones/1/chat"),
        session.get(f"{play.api_base}/api/phones/x/chat"),
        session.get(f"{play.api_base}/api/files/none"),
    ):
        async with request as answer:
            assert answer.status == 400
            assert (await answer.json())["error"]


async def test_events_tell_whose_chat_changed(
    play: Playground, api: Client, page: Page, session: aiohttp.ClientSession
) -> None:
    person = play.people["parent"]
    async with session.get(f"{play.api_base}/api/events") as stream:
        assert await stream.content.readuntil(b"\n\n") == b": hello\n\n"
        await person.start()
        event = await asyncio.wait_for(stream.content.readuntil(b"\n\n"), 5)
        assert json.loads(event.removeprefix(b"data: ")) == {"user_id": person.id}
        await api.ok("setMyName", name="Adal")
        event = await asyncio.wait_for(stream.content.readuntil(b"\n\n"), 5)
        assert json.loads(event.removeprefix(b"data: ")) == {"user_id": person.id}


async def test_the_page_itself_is_served_without_anything_from_elsewhere(
    play: Playground, session: aiohttp.ClientSession
) -> None:
    async with session.get(play.api_base) as answer:
        assert answer.status == 200
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    async with session.get(f"{play.api_base}/static/phones.js") as answer:
        assert answer.status == 200
    async with session.get(f"{play.api_base}/static/../server.py") as answer:
        assert answer.status == 404


async def test_a_receipt_is_judged_by_whoever_opened_the_playground(
    play: Playground, session: aiohttp.ClientSession
) -> None:
    """Without a judge there is no such place; another site's form and a huge file are refused."""
    address = f"{play.api_base}/api/receipt"

    async def ask(
        content: str, kind: str = "application/json", link: str = ""
    ) -> tuple[int, dict[str, str]]:
        async with session.post(
            address, params={"link": link}, data=content, headers={"Content-Type": kind}
        ) as answer:
            return answer.status, await answer.json()

    assert (await ask("{}"))[0] == 400
    play.control.judge = lambda content, link: {"verdict": content.decode() + link}
    assert await ask("{}") == (200, {"verdict": "{}"})
    assert await ask("{}", link="ab") == (200, {"verdict": "{}ab"})
    assert (await ask("{}", "text/plain"))[0] == 400
    assert (await ask("0" * 400_001))[0] == 400
