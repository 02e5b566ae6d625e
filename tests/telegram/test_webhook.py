"""The webhook: 200 only after the update was handled, and never a body (DESIGN §3.2, §5)."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import aiohttp
import pytest
from aiogram import Bot
from aiogram.methods import SendMessage, SetWebhook
from aiogram.types import Update
from aiohttp import web

from bot.app import open_app
from bot.playground.demo import demo_settings
from bot.playground.person import Person
from bot.playground.server import Playground
from bot.telegram.polling import Handle, TryAgainError
from bot.telegram.webhook import LARGEST, SECRET_HEADER, webhook_app
from storage.store import Store, StoreFailedError, UnitOfWork
from tests.school import TOKEN, UNHURRIED, FakeClock, School

SECRET = "a-secret_of-32-characters-000000"
UPDATE = {
    "update_id": 1,
    "message": {
        "message_id": 1, "date": 1, "chat": {"id": 7, "type": "private"}, "text": "hi",
        "from": {"id": 7, "is_bot": False, "first_name": "A"},
    },
}  # fmt: skip


@asynccontextmanager
async def listening(bot: Bot, handle: Handle) -> AsyncIterator[str]:
    """The webhook's address while it listens."""
    runner = web.AppRunner(webhook_app(bot, handle, "/hook", SECRET), shutdown_timeout=0.5)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    finally:
        await runner.cleanup()


async def push(
    url: str, secret: bytes | None = SECRET.encode(), body: object = UPDATE
) -> tuple[int, bytes]:
    """Status and body of the answer to one delivery."""
    reader, writer = await asyncio.open_connection("127.0.0.1", int(url.split(":")[2][:-5]))
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    header = b"" if secret is None else SECRET_HEADER.encode() + b": " + secret + b"\r\n"
    writer.write(
        b"POST /hook HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
        + header
        + b"Content-Type: application/json\r\nContent-Length: "
        + str(len(data)).encode()
        + b"\r\n\r\n"
        + data
    )
    await writer.drain()
    answer = await reader.read()
    writer.close()
    await writer.wait_closed()
    head, _, rest = answer.partition(b"\r\n\r\n")
    return int(head.split()[1]), rest


@pytest.mark.requirement("R-2.5ae")
async def test_whoever_does_not_know_the_secret_gets_401(bot: Bot) -> None:
    """Nothing is handled, nothing is said, whatever stands in place of the secret."""
    handled: list[Update] = []
    wrong = [None, b"", b"wrong", SECRET[:-1].encode(), b"x" + SECRET.encode(), b"\xff\xfe"]

    async def handle(_: Bot, update: Update) -> None:
        handled.append(update)

    async with listening(bot, handle) as url:
        for secret in wrong:
            assert await push(url, secret) == (401, b""), secret
        assert handled == []
        assert await push(url) == (200, b"")
    assert len(handled) == 1


@pytest.mark.requirement("R-6.2a")
async def test_the_answer_never_has_a_body(bot: Bot, play: Playground, parent: Person) -> None:
    """A body would be a method past the gate: there is none, whatever handling gives or raises."""
    outcomes: list[BaseException | None] = [None, TryAgainError(), ValueError("x"), None]

    async def handle(_: Bot, _update: Update) -> object:
        outcome = outcomes.pop(0)
        if outcome is not None:
            raise outcome
        return SendMessage(chat_id=parent.id, text="past the gate")

    async with listening(bot, handle) as url:  # type: ignore[arg-type]  # it returns what it must not
        answers = [await push(url) for _ in range(4)]
        answers.append(await push(url, body=b"not json"))
        answers.append(await push(url, body={"update_id": "not a number"}))
        answers.append(await push(url, body=[1]))
    assert answers == [(s, b"") for s in (200, 503, 200, 200, 400, 400, 400)]
    assert play.calls_of("sendMessage") == []


async def test_200_comes_only_after_handling(bot: Bot) -> None:
    """While the handler runs there is no answer; updates of a chat are handled one by one."""
    began, release = asyncio.Event(), asyncio.Event()
    story: list[str] = []

    async def handle(_: Bot, update: Update) -> None:
        story.append(f"{update.update_id} begins")
        began.set()
        await release.wait()
        story.append(f"{update.update_id} ends")

    async with listening(bot, handle) as url, asyncio.timeout(20):
        first = asyncio.create_task(push(url))
        await began.wait()
        second = asyncio.create_task(push(url, body={**UPDATE, "update_id": 2}))
        assert await push(url, b"wrong") == (401, b"")
        assert not first.done()
        assert not second.done()
        release.set()
        assert [await first, await second] == [(200, b"")] * 2
    assert story == ["1 begins", "1 ends", "2 begins", "2 ends"]


async def test_a_body_that_is_no_update_in_size_is_refused(bot: Bot) -> None:
    """More than a megabyte is no update of Telegram's."""

    async def handle(_: Bot, _update: Update) -> None:
        raise AssertionError

    async with listening(bot, handle) as url, aiohttp.ClientSession() as session:
        headers = {SECRET_HEADER: SECRET}
        async with session.post(url, data=b"x" * (LARGEST + 1), headers=headers) as answer:
            assert answer.status == 413


@pytest.mark.requirement("R-2.5a", "R-6.12a")
async def test_an_update_pushed_again_has_its_effect_once(
    play: Playground, tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database fails, then the answer gets lost: Telegram pushes again, one case is filed."""
    pushes: list[str] = []
    settings = demo_settings(play.api_base, TOKEN, tmp_path)
    async with open_app(settings, clock=clock, pace=UNHURRIED) as app:
        stop = asyncio.Event()
        sending = asyncio.create_task(app.sender.run(stop))

        async def handle(bot: Bot, update: Update) -> None:
            query = update.callback_query
            if query is None or query.data != "f:send:":
                return await app.handle(bot, update)
            pushes.append("")
            if len(pushes) == 1:
                with monkeypatch.context() as broken:
                    broken.setattr(Store, "writing", _failing)
                    return await app.handle(bot, update)
            await app.handle(bot, update)
            if len(pushes) == 2:
                raise TryAgainError  # as good as an answer that never arrived
            return None

        async with listening(app.bot, handle) as url:
            await app.bot(SetWebhook(url=url, secret_token=SECRET))
            school = School(play, app, clock, settings, app.services.texts)
            parent = await school.person("parent")
            await school.files(parent, "бірақ бір рет")
            await parent.settled()
            await app.bot(SetWebhook(url=""))
        stop.set()
        app.services.store.mail.set()
        await sending
        async with app.services.store.reading() as work:
            pseudonym = app.services.store.pseudonyms.person(parent.id)
            assert len(await work.cases.filed_by(pseudonym)) == 1
    assert len(pushes) == 3
    assert sum("№ " in message.text for message in parent.messages) == 1


def _failing(_store: Store, **_: object) -> AbstractAsyncContextManager[UnitOfWork]:
    raise StoreFailedError("locked")
