"""Polling loses nothing: an update is confirmed only after it was handled (DESIGN §3.2)."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.methods import DeleteWebhook, GetMe, SetWebhook
from aiogram.types import Update
from aiohttp import web

from bot.playground.faults import Rule
from bot.playground.person import Person
from bot.playground.server import Playground
from bot.telegram import polling
from bot.telegram.polling import Handle, TryAgainError, poll
from tests.school import TOKEN

SOON = 20
"""Seconds after which a test gives up; nothing waits for so long."""


class Naps:
    """The pauses polling asks for; they pass at once, and something may happen meanwhile."""

    def __init__(self) -> None:
        self.seconds: list[float] = []
        self.meanwhile: dict[int, Callable[[], Awaitable[Any]]] = {}

    async def __call__(self, _stop: asyncio.Event, seconds: float) -> None:
        self.seconds.append(seconds)
        happens = self.meanwhile.get(len(self.seconds))
        if happens is not None:
            await happens()
        await asyncio.sleep(0)


@pytest.fixture
def naps(monkeypatch: pytest.MonkeyPatch) -> Naps:
    naps = Naps()
    monkeypatch.setattr(polling, "_sleep", naps)
    return naps


@pytest.fixture
async def child(play: Playground) -> Person:
    return play.person("child")


@asynccontextmanager
async def polled(bot: Bot, handle: Handle) -> AsyncIterator[asyncio.Event]:
    """Polls until the block ends; gives the event that stops it."""
    stop = asyncio.Event()
    async with asyncio.timeout(SOON):
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(poll(bot, handle, stop))
            yield stop
            stop.set()


def text(update: Update) -> str:
    """What the person wrote."""
    return (update.message.text if update.message else None) or ""


def offsets(play: Playground) -> list[int | None]:
    """What each getUpdates asked for."""
    return [call.params.get("offset") for call in play.calls_of("getUpdates")]


@pytest.mark.requirement("R-2.5a")
async def test_the_next_offset_is_asked_for_only_when_the_batch_is_done(
    bot: Bot, play: Playground, parent: Person, child: Person
) -> None:
    """While one handler still runs, nothing of the batch is confirmed, however quick the rest."""
    quick_done = asyncio.Event()
    asked_meanwhile: list[int] = []
    unconfirmed: list[int] = []
    await child.send("quick")

    async def handle(bot: Bot, update: Update) -> None:
        if text(update) == "quick":
            quick_done.set()
            return
        await quick_done.wait()
        for _ in range(3):
            await bot(GetMe())  # a request of the poller would have come through before this one
        asked_meanwhile.append(len(offsets(play)))
        unconfirmed.append(len(play.first_bot().updates))

    async with polled(bot, handle):
        await play.until_polled()
    assert (asked_meanwhile, unconfirmed) == ([1], [2])
    last = play.first_bot().next_update_id - 1
    assert offsets(play)[:2] == [None, last + 1]
    assert play.first_bot().updates == {}


@pytest.mark.requirement("R-2.5a")
async def test_chats_run_side_by_side_and_each_in_order(
    bot: Bot, play: Playground, parent: Person, child: Person
) -> None:
    """The parent's first waits for the child's, which comes after it: only side by side is that
    possible. The parent's second begins after the first has ended.
    """
    await parent.send("1")
    await parent.send("2")
    await child.send("other")
    story: list[str] = []
    other_began, first_began = asyncio.Event(), asyncio.Event()

    async def handle(bot: Bot, update: Update) -> None:
        name = text(update)
        story.append(f"{name} begins")
        if name == "1":
            first_began.set()
            await other_began.wait()
        if name == "other":
            await first_began.wait()
            other_began.set()
        await bot(GetMe())
        story.append(f"{name} ends")

    async with polled(bot, handle):
        await play.until_polled()
    parents = [line for line in story if line[0] in "/12"]
    assert parents == [
        "/start begins", "/start ends", "1 begins", "1 ends", "2 begins", "2 ends",
    ]  # fmt: skip
    assert story.index("other begins") < story.index("1 ends")


@pytest.mark.requirement("R-2.5a")
async def test_updates_that_must_be_tried_again_are_kept_in_order(
    bot: Bot, play: Playground, parent: Person, child: Person, naps: Naps
) -> None:
    """The failed one and what follows it in its chat come again; other chats are not repeated."""
    for words in ("1", "2", "3"):
        await parent.send(words)
    await child.send("other")
    seen: dict[int, list[str]] = defaultdict(list)
    failures = iter([True, True])
    asked: list[int] = []

    async def handle(_: Bot, update: Update) -> None:
        assert update.message
        seen[update.message.chat.id].append(text(update))
        if text(update) == "2" and next(failures, False):
            asked.append(len(offsets(play)))
            raise TryAgainError

    async with polled(bot, handle):
        await play.until_polled()
    assert seen[parent.id] == ["/start", "1", "2", "2", "2", "3"]
    assert seen[child.id] == ["other"]
    assert naps.seconds == [1, 2]
    assert asked == [1, 1]
    assert offsets(play)[1] == play.first_bot().next_update_id


@pytest.mark.requirement("R-2.5a")
async def test_an_update_is_kept_for_as_long_as_the_database_fails(
    bot: Bot, play: Playground, parent: Person, naps: Naps
) -> None:
    """A database that is away for an hour costs nobody their message: pauses grow, nothing goes."""
    unconfirmed: list[int] = []

    async def handle(_: Bot, update: Update) -> None:
        unconfirmed.append(len(play.first_bot().updates))
        if sum(naps.seconds) < 3600:
            raise TryAgainError

    async with polled(bot, handle):
        await play.until_polled()
    assert set(unconfirmed) == {1}
    assert len(unconfirmed) == len(naps.seconds) + 1
    assert max(naps.seconds) <= 60
    assert sum(naps.seconds) >= 3600


@pytest.mark.requirement("R-2.5a")
async def test_a_stop_while_the_database_fails_leaves_the_update_with_telegram(
    bot: Bot, play: Playground, parent: Person
) -> None:
    """The bot ends at once, and the update is still there for the next start."""

    async def handle(_: Bot, update: Update) -> None:
        stop.set()
        raise TryAgainError

    async with polled(bot, handle) as stop:
        await stop.wait()
    assert [update.payload["text"] for update in play.first_bot().updates.values()] == ["/start"]


@pytest.mark.requirement("R-2.5a")
async def test_a_failing_handler_stops_nobody(
    bot: Bot, play: Playground, parent: Person, child: Person
) -> None:
    """An exception is let go: the same chat's next update and all other chats are handled."""
    await parent.send("bad")
    await parent.send("good")
    await child.send("other")
    handled: list[str] = []

    async def handle(_: Bot, update: Update) -> None:
        if text(update) == "bad":
            raise ValueError("no handler is perfect")
        handled.append(text(update))

    async with polled(bot, handle):
        await play.until_polled()
        await parent.send("later")
        await parent.settled()
    assert sorted(handled) == ["/start", "good", "later", "other"]


@pytest.mark.requirement("R-2.5a")
async def test_telegrams_troubles_are_survived(
    bot: Bot, play: Playground, parent: Person, naps: Naps
) -> None:
    """429, 500, a cut connection, and 409 from a forgotten webhook: it waits and asks again."""
    play.faults.add(
        Rule("too_many_requests", "getUpdates", calls={1}, seconds=7),
        Rule("server_error", "getUpdates", calls={2}),
        Rule("reset_before", "getUpdates", calls={3}),
    )

    async def set_webhook() -> None:
        await bot(SetWebhook(url="http://127.0.0.1:9/nobody"))

    async def delete_webhook() -> None:
        await bot(DeleteWebhook())

    naps.meanwhile = {3: set_webhook, 5: delete_webhook}
    handled: list[str] = []

    async def handle(_: Bot, update: Update) -> None:
        handled.append(text(update))

    async with polled(bot, handle):
        await play.until_polled()
    assert handled == ["/start"]
    assert [call.status for call in play.calls_of("getUpdates")[:6]] == [429, 500, 0, 409, 409, 200]
    assert naps.seconds[0] == 7
    assert naps.seconds[1:5] == [0.5, 1.0, 2.0, 4.0]


@pytest.mark.requirement("R-2.5a")
async def test_an_answer_that_is_no_json_is_survived(naps: Naps) -> None:
    """A proxy's error page in place of an answer does not end the bot."""
    asked = 0
    got = asyncio.Event()

    async def answer(_: web.Request) -> web.Response:
        nonlocal asked
        asked += 1
        if asked == 1:
            return web.Response(status=502, text="<html>Bad Gateway</html>")
        return web.json_response({"ok": True, "result": [{"update_id": asked}]})

    async def handle(_: Bot, _update: Update) -> None:
        got.set()

    app = web.Application()
    app.router.add_post("/bot{token}/getUpdates", answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    base = f"http://127.0.0.1:{runner.addresses[0][1]}"
    session = AiohttpSession(api=TelegramAPIServer.from_base(base))
    async with Bot(TOKEN, session) as bot, polled(bot, handle):
        await got.wait()
    await runner.cleanup()
    assert naps.seconds == [0.5]


@pytest.mark.requirement("R-2.5a")
async def test_stopping_finishes_the_batch(
    bot: Bot, play: Playground, parent: Person, child: Person
) -> None:
    """What is being handled when the stop comes is handled to its end, the chat's rest as well."""
    await parent.send("last")
    began, release = asyncio.Event(), asyncio.Event()
    handled: list[str] = []

    async def handle(_: Bot, update: Update) -> None:
        began.set()
        await release.wait()
        handled.append(text(update))

    async with polled(bot, handle) as stop:
        await began.wait()
        stop.set()
        release.set()
    assert handled == ["/start", "last"]
    assert len(offsets(play)) == 1


async def test_stopping_does_not_wait_for_the_long_poll(bot: Bot, play: Playground) -> None:
    """With nothing to do, the stop is heard at once."""

    async def handle(_: Bot, update: Update) -> None:
        raise AssertionError(update.update_id)

    loop = asyncio.get_running_loop()
    async with polled(bot, handle):
        await play.until_polled()
        before = loop.time()
    assert loop.time() - before < polling.LONG_POLL / 2
