"""Pushing updates: the secret, the order, delivery again after anything but 2xx."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web

from bot.playground.person import Person
from bot.playground.server import Playground
from tests.playground.conftest import Client, FakeClock


class Hook:
    """A bot's own little server: remembers what came, answers what it is told to."""

    def __init__(self) -> None:
        self.url = ""
        self.got: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.secrets: list[str | None] = []
        self.answers: list[web.Response] = []

    async def handle(self, request: web.Request) -> web.Response:
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        self.got.put_nowait(await request.json())
        return self.answers.pop(0) if self.answers else web.Response()

    async def next(self) -> dict[str, Any]:
        return await asyncio.wait_for(self.got.get(), 5)


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    hook = Hook()
    app = web.Application()
    app.router.add_post("/hook", hook.handle)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    hook.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield hook
    await runner.cleanup()


async def test_updates_come_with_the_secret_and_settle(
    api: Client, parent: Person, hook: Hook
) -> None:
    await api.ok("setWebhook", url=hook.url, secret_token="Se-cret_1")
    assert (await hook.next())["message"]["text"] == "/start"
    await parent.send("сәлем")
    assert (await hook.next())["message"]["text"] == "сәлем"
    await parent.settled()
    assert hook.secrets == ["Se-cret_1", "Se-cret_1"]
    info = await api.ok("getWebhookInfo")
    assert (info["url"], info["pending_update_count"]) == (hook.url, 0)


async def test_anything_but_2xx_is_delivered_again_and_told(
    api: Client, parent: Person, hook: Hook
) -> None:
    hook.answers = [web.Response(status=500), web.Response(status=302)]
    await api.ok("setWebhook", url=hook.url)
    deliveries = [await hook.next() for _ in range(3)]
    assert deliveries[0] == deliveries[1] == deliveries[2]
    await parent.settled()
    info = await api.ok("getWebhookInfo")
    assert info["last_error_message"] == "Wrong response from the webhook: 302 Found"


async def test_a_chat_keeps_its_order_although_a_delivery_fails(
    api: Client, parent: Person, hook: Hook
) -> None:
    hook.answers = [web.Response(status=500)]
    await parent.send("one")
    await api.ok("setWebhook", url=hook.url)
    texts = [(await hook.next())["message"]["text"] for _ in range(3)]
    assert texts == ["/start", "/start", "one"]


async def test_an_unreachable_webhook_keeps_its_updates(
    play: Playground, api: Client, parent: Person
) -> None:
    await api.ok("setWebhook", url="http://127.0.0.1:9/hook")
    bot = play.first_bot()
    hook = bot.webhook
    assert hook is not None
    while not hook.last_error:  # noqa: ASYNC110  # the world tells nobody about failed deliveries
        await asyncio.sleep(0.01)
    info = await api.ok("getWebhookInfo")
    assert info["pending_update_count"] == 1
    assert info["last_error_message"] == "Connection refused"
    await api.ok("deleteWebhook", drop_pending_updates=True)
    assert await api.ok("getUpdates") == []


async def test_a_method_in_the_answer_is_carried_out_and_marked(
    play: Playground, api: Client, parent: Person, hook: Hook
) -> None:
    body = {"method": "sendMessage", "chat_id": parent.id, "text": "from the answer"}
    hook.answers = [web.json_response(body)]
    await api.ok("setWebhook", url=hook.url)
    await parent.sees("from the answer")
    assert play.calls_of("sendMessage")[-1].in_webhook_answer


@pytest.mark.parametrize("secret", ["a b", "қ", "x" * 257])
async def test_a_secret_is_1_to_256_plain_characters(api: Client, hook: Hook, secret: str) -> None:
    assert await api.refused("setWebhook", url=hook.url, secret_token=secret) == (
        400,
        "Bad Request: secret token contains unallowed characters",
    )


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("http://example.kz/", "An HTTPS URL must be provided for webhook"),
        (
            "https://example.kz:8080/",
            "Webhook can be set up only on ports 80, 88, 443 or 8443",
        ),
    ],
)
async def test_elsewhere_only_https_on_four_ports_will_do(
    api: Client, url: str, words: str
) -> None:
    answer = await api.refused("setWebhook", url=url)
    assert answer == (400, f"Bad Request: bad webhook: {words}")


async def test_an_empty_url_takes_the_webhook_away(
    api: Client, hook: Hook, clock: FakeClock
) -> None:
    await api.ok("setWebhook", url=hook.url)
    await api.ok("setWebhook", url="")
    assert (await api.ok("getWebhookInfo"))["url"] == ""
    clock.pass_by(hours=1)
    assert await api.ok("getUpdates") == []
