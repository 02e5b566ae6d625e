"""Nothing personal in logs, errors or plain bytes, whatever fails (DESIGN §3.7).

A canary is a string nobody else writes. Each way into the bot gets its own, every layer is
made to fail with the canary in its exception, and then all that left the bot is searched.
"""

from __future__ import annotations

import io
import itertools
import json
import logging
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from aiogram.types import Message, TelegramObject
from sqlalchemy.exc import OperationalError
from structlog.testing import capture_logs

from bot.domain.people import Language, Role
from bot.playground.faults import Faults, Rule
from bot.playground.person import Person
from bot.telegram import polling
from bot.telegram.screen import Screen, Topic
from bot.usecases.handle_case import answer_case
from bot.usecases.receive_case import receive_case
from storage.conversations import Conversations
from storage.outbox import Letter, Outbox
from storage.store import Repositories
from tests.school import TOKEN, School, open_school

COMPLAINT = "kanareyka-complaint-9d41"
ANSWER = "kanareyka-answer-52c7"
LOOSE = "kanareyka-loose-text-07be"
CAPTION = "kanareyka-caption-e3f0"
EDITED = "kanareyka-edited-8812"
CALLBACK = "kanareyka-callback-44aa"
PAYLOAD = "kanareyka-payload-c61d"
LETTER = "kanareyka-letter-1b9f"
FORWARDED = "kanareyka-forwarded-aa05"
LONG = 30.0
"""Seconds a person here waits: with every library at DEBUG all is slow."""
PARENT, STAFF, STRANGER = "Kanareyka-Aruzhan", "Kanareyka-Bolat", "Kanareyka-Dana"
EVERYWHERE_FORBIDDEN = (LOOSE, CAPTION, EDITED, CALLBACK, PAYLOAD, LETTER, FORWARDED)

Fails = Callable[..., Any]


@contextmanager
def every_log_line() -> Iterator[Callable[[], str]]:
    """All that anybody logs, libraries at DEBUG with their tracebacks; structlog unfiltered."""
    text = io.StringIO()
    handler = logging.StreamHandler(text)
    handler.setFormatter(logging.Formatter("%(name)s %(message)s"))
    names = [None, "sqlalchemy", "aiosqlite", "aiogram", "aiohttp", "asyncio", "apscheduler"]
    loggers = [logging.getLogger(name) for name in names]
    levels = [logger.level for logger in loggers]
    loggers[0].addHandler(handler)
    for logger in loggers:
        logger.setLevel(logging.DEBUG)
    try:
        with capture_logs() as events:
            yield lambda: text.getvalue() + json.dumps(events, default=repr, ensure_ascii=False)
    finally:
        loggers[0].removeHandler(handler)
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


def files(folder: Path) -> dict[str, bytes]:
    """Every file of the database, as it lies there now."""
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def failing_once(real: Fails) -> Fails:
    """`real`, but its first call raises with all it was given."""
    first = iter([True])

    async def call(*args: Any, **kwargs: Any) -> Any:
        if next(first, False):
            raise RuntimeError(repr(args))
        return await real(*args, **kwargs)

    return call


def fail_once_wherever_handlers_use(use_case: Fails, monkeypatch: pytest.MonkeyPatch) -> None:
    """Puts a failing use case in the place of the real one, in each conversation that has it."""
    failing, places = failing_once(use_case), 0
    for name, module in list(sys.modules.items()):
        if name.startswith("handlers.") and vars(module).get(use_case.__name__) is use_case:
            monkeypatch.setattr(module, use_case.__name__, failing)
            places += 1
    assert places, f"no conversation uses {use_case.__name__}"


def storage_failing_once(real: Fails) -> Fails:
    """`real`, but its first call finds the database locked; the error names its arguments."""
    first = iter([True])

    async def call(*args: Any, **kwargs: Any) -> Any:
        if next(first, False):
            raise OperationalError("INSERT", {"all": repr(args)}, ValueError(repr(args)))
        return await real(*args, **kwargs)

    return call


@asynccontextmanager
async def troubled_school(folder: Path) -> AsyncIterator[School]:
    """A school whose sender never has to wait, since its clock runs ahead."""
    faults = Faults()
    async with open_school(folder, faults=faults) as school:
        seconds = itertools.count(0, 30)
        school.app.sender.clock = lambda: school.clock() + timedelta(seconds=next(seconds))

        async def explode(
            handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
            event: TelegramObject,
            data: dict[str, Any],
        ) -> Any:
            if isinstance(event, Message) and "explode" in (event.text or event.caption or ""):
                raise RuntimeError(f"{event!r}")
            return await handler(event, data)

        school.app.dispatcher.message.middleware(explode)
        yield school


async def everything_unexpected(school: School, parent: Person, stranger: Person) -> None:
    """All ways in but the form: each with its canary, some with a failing handler."""
    await stranger.start(PAYLOAD)
    await stranger.start(f"s_{PAYLOAD}")
    await stranger.send(LOOSE)
    await stranger.send(f"{LOOSE} explode")
    for text in (LOOSE, f"{LOOSE} explode", f"/{LOOSE}"):
        await parent.send(text)
    await parent.start(PAYLOAD)
    await parent.start(f"s_{PAYLOAD}")
    await parent.forward(FORWARDED)
    await parent.attach("photo", CAPTION)
    await parent.attach("document", f"{CAPTION} explode", name=f"{CAPTION}.pdf")
    said = await parent.send("plain")
    await parent.edit(said.id, EDITED)
    await parent.settled()
    await stranger.settled()
    for data in (
        CALLBACK, f"go:{CALLBACK}", f"f:kind:{CALLBACK}", f"f:subject:{CALLBACK}",
        f"m:show:{CALLBACK}:0", f"m:rate:{CALLBACK}:5", f"w:open:{CALLBACK}", f"w:take:{CALLBACK}",
        f"n:ack:{CALLBACK}", f"su:{CALLBACK}::", f"c:{CALLBACK}:1-4:0:x:front",
    ):  # fmt: skip
        await parent.press(data=data, wait=False)
        await parent.settled()


async def a_complaint(school: School, parent: Person, staff: Person) -> None:
    """The main road, stumbling at each step."""
    words = school.words()
    await parent.send("/complaint")
    await parent.press(words.plain("kind-question"))
    await parent.press(words.plain("button-cancel"))
    await parent.send("/complaint")
    await parent.press(words.plain("kind-question"))
    await parent.sees(words.plain("kind-question"), timeout=LONG)
    await parent.send(f"{COMPLAINT} explode")
    await parent.send(COMPLAINT)
    await parent.sees(COMPLAINT, timeout=LONG)
    await parent.press(words.plain("button-send"))
    await parent.settled()
    await parent.press(words.plain("button-send"))
    await parent.sees("№ ", timeout=LONG)
    await staff.press(words.plain("button-open"))
    await staff.sees(COMPLAINT, timeout=LONG)
    await staff.press(words.plain("button-take"))
    await staff.press(words.plain("button-answer"))
    await staff.send(f"{ANSWER} explode")
    await staff.send(ANSWER)
    await staff.sees(ANSWER, timeout=LONG)
    await staff.press(words.plain("button-send-answer"))
    await staff.settled()
    await staff.press(words.plain("button-send-answer"))
    await parent.sees(ANSWER, timeout=LONG)


async def a_letter_that_cannot_be_drawn(school: School, person: str) -> None:
    """The sender's own failure: the exception holds the letter."""
    real = school.app.sender.draw

    async def draw(
        work: Repositories, recipient: str, language: Language, letter: Letter
    ) -> Screen | Topic | None:
        if LETTER in str(letter):
            raise RuntimeError(str(letter))
        return await real(work, recipient, language, letter)

    school.app.sender.draw = draw
    store = school.app.services.store
    async with store.writing() as work:
        letter = Letter("screen", Screen(LETTER).to_args())
        await work.outbox.put(person, letter, school.clock())


def troubles() -> list[Rule]:
    """Telegram's share: every kind of failure, on what is sent, edited and answered."""
    return [
        Rule("server_error", "sendMessage", calls=range(3, 500, 11)),
        Rule("too_many_requests", "sendMessage", calls=range(5, 500, 13), seconds=1),
        Rule("reset_before", "sendMessage", calls=range(8, 500, 17)),
        Rule("reset_after", "editMessageText", calls=range(2, 500, 7)),
        Rule("server_error", "editMessageText", calls=range(4, 500, 7)),
        Rule("server_error", "answerCallbackQuery", calls=range(2, 500, 5)),
        Rule("reset_after", "answerCallbackQuery", calls=range(4, 500, 5)),
        Rule("duplicate_update", "*", calls=range(2, 500, 3)),
        Rule("server_error", "getUpdates", calls={4, 9}),
    ]


@pytest.mark.long
@pytest.mark.requirement("R-3.1a", "R-2.1v", "R-2.5ae", "R-5.1b")
async def test_no_canary_is_found_where_it_does_not_belong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """No log line, no request to another chat, no byte of the database holds what was written."""

    async def no_nap(*_: object) -> None:
        return

    monkeypatch.setattr(polling, "_sleep", no_nap)
    for use_case in (receive_case, answer_case):
        fail_once_wherever_handlers_use(use_case, monkeypatch)
    with every_log_line() as logged:
        async with troubled_school(tmp_path) as school:
            staff = await school.staff(STAFF, Role.RESPONSIBLE)
            parent = await school.person(PARENT)
            stranger = await school.stranger(STRANGER)
            school.play.faults.add(*troubles())
            await everything_unexpected(school, parent, stranger)
            for owner, name in ((Conversations, "save"), (Outbox, "put"), (Outbox, "due")):
                monkeypatch.setattr(owner, name, storage_failing_once(getattr(owner, name)))
            await a_complaint(school, parent, staff)
            pseudonym = school.app.services.store.pseudonyms.person(parent.id)
            await a_letter_that_cannot_be_drawn(school, pseudonym)
            await parent.send("/help")
            await parent.sees(school.words().plain("command-notice"), timeout=LONG)
            await parent.settled()
            await school.app.remember.flush()
            on_disk = files(tmp_path)
            calls = list(school.play.calls)
        on_disk |= {f"closed {name}": content for name, content in files(tmp_path).items()}
        lines = logged() + "".join(capfd.readouterr())

    assert {"adal.db", "adal.db-wal", "adal.db-shm"} <= on_disk.keys()
    logged_at_all = (
        "handler_failed",
        "updates_kept",
        "sender_failed",
        "letter_parked",
        "INSERT INTO outbox",
    )
    for event in logged_at_all:
        assert event in lines, f"{event} was not even logged: this test looks at nothing"
    assert {call.fault for call in calls} >= {
        "server_error", "too_many_requests", "reset_before", "reset_after",
    }  # fmt: skip

    canaries = (COMPLAINT, ANSWER, *EVERYWHERE_FORBIDDEN)
    people = (PARENT, STAFF, STRANGER, str(parent.id), str(staff.id), str(stranger.id))
    for secret in (*canaries, *people, TOKEN):
        assert secret not in lines, f"{secret} is in the log: {_around(lines, secret)}"
        for name, content in on_disk.items():
            assert secret.encode() not in content, f"{secret} is in {name}"
            assert secret.encode("utf-16-le") not in content, f"{secret} is in {name}"

    allowed = {secret: set[int | None]() for secret in EVERYWHERE_FORBIDDEN}
    allowed |= {secret: {parent.id, staff.id} for secret in (COMPLAINT, ANSWER)}
    for secret, chats in allowed.items():
        told = {
            call.chat_id
            for call in calls
            if secret in json.dumps(call.params, ensure_ascii=False, default=str)
        }
        assert told <= chats, f"{secret} was sent to {told - chats}"
        assert not chats or told == chats
    for name in (PARENT, STAFF, STRANGER):
        assert not any(name in str(call.params) for call in calls)


def _around(text: str, secret: str) -> str:
    at = text.find(secret)
    return text[max(0, at - 300) : at + 300]
