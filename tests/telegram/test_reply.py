"""A slow answer becomes a letter, so that one slow chat never holds the others (DESIGN §3.2)."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot.playground.faults import Rule
from bot.telegram import pauses, reply
from bot.telegram.screen import Screen
from storage.outbox import Letter
from tests.journeys.database import Rows, delivered
from tests.school import School, open_school


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fraction of a second stands for the patience of real life."""
    monkeypatch.setattr(reply, "PATIENCE", 0.3)


def count(folder: Path, *tables: str) -> dict[str, int]:
    """How many rows the tables have."""
    with closing(sqlite3.connect(folder / "adal.db")) as database:
        return {
            table: database.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]  # noqa: S608  # the test's own words
            for table in tables
        }


@pytest.mark.requirement("R-2.5a")
@pytest.mark.usefixtures("impatient")
async def test_an_answer_that_hangs_becomes_a_letter_and_the_batch_goes_on(school: School) -> None:
    """Within the patience the update is done with, and the sender delivers what was meant."""
    parent, child = await school.person("parent"), await school.person("child", "ru")
    help_words = school.words().plain("command-notice")
    await parent.settled()
    school.play.faults.add(Rule("hang", "sendMessage", parent.id, most=1, seconds=60))
    with capture_logs() as logs:
        await parent.send("/help")
        await child.send("/help")
        await child.sees(school.words("ru").plain("command-notice"))
        await parent.sees(help_words)
        await parent.settled()
    assert {"event": "answer_posted", "error": "TimeoutError", "log_level": "info"} in logs
    calls = [c for c in school.play.calls_of("sendMessage") if c.chat_id == parent.id]
    assert [call.fault for call in calls[-2:]] == ["hang", ""]
    assert calls[-1].params["text"] == calls[-2].params["text"]
    asked = [c.params.get("offset") for c in school.play.calls_of("getUpdates")]
    assert asked == sorted(asked, key=lambda offset: offset or 0)


@pytest.mark.requirement("R-2.5a")
@pytest.mark.parametrize("kind", ["too_many_requests", "server_error", "reset_before"])
async def test_a_refused_edit_becomes_a_letter_that_edits_the_same_message(
    school: School, kind: str
) -> None:
    """429, 500 or a cut: the letter turns the pressed message into what was meant."""
    parent = await school.person("parent")
    words = school.words()
    await parent.settled()
    await parent.send("/help")
    pressed = await parent.sees(words.plain("command-notice"))
    school.play.faults.add(
        Rule("too_many_requests", "editMessageText", most=1, seconds=1)
        if kind == "too_many_requests"
        else Rule(
            "server_error" if kind == "server_error" else "reset_before", "editMessageText", most=1
        )
    )
    await parent.press(words.plain("button-menu"))
    menu = await parent.sees(words.plain("menu"))
    assert menu.id == pressed.id
    assert [c.status for c in school.play.calls_of("editMessageText")][-1] == 200


@pytest.mark.requirement("R-2.1v", "R-5.1b")
@pytest.mark.usefixtures("impatient")
async def test_of_a_stranger_nothing_is_stored_even_when_the_answer_is_lost(
    school: School, tmp_path: Path
) -> None:
    """A stranger's lost answer stays lost: no address, no letter, no key is written for it."""
    tables = ("person", "outbox", "conversation", "data_key", "shown", "processed_update", "audit")
    before = count(tmp_path, *tables)
    stranger = await school.stranger("stranger")
    school.play.faults.add(
        Rule("hang", "sendMessage", calls={1}, seconds=60),
        Rule("too_many_requests", "sendMessage", calls={2}, seconds=9),
        Rule("server_error", "sendMessage", calls={3}),
        Rule("forbidden", "sendMessage", calls={4}),
    )
    with capture_logs() as logs:
        for text in ("/start", "/start", "сәлем", "сәлем"):
            await stranger.send(text)
        await stranger.settled()
    lost = [line["error"] for line in logs if line["event"] == "answer_lost_to_stranger"]
    assert lost == ["TimeoutError", "TelegramRetryAfter", "TelegramServerError"]
    assert count(tmp_path, *tables) == before
    await stranger.send("/start")
    await stranger.sees(school.words().plain("mark-ai").replace("<b>", "").replace("</b>", ""))
    await school.app.remember.flush()
    known = count(tmp_path, *tables)
    assert {name: known[name] for name in tables if name != "shown"} == {
        name: before[name] for name in tables if name != "shown"
    }


async def test_a_stranger_who_meets_the_limit_is_answered_a_second_later(school: School) -> None:
    """No letter can be kept for somebody unknown, so the answer itself waits."""
    stranger = await school.stranger("stranger")
    school.play.faults.add(Rule("too_many_requests", "sendMessage", calls={1}, seconds=1))
    await stranger.send("/start")
    await stranger.sees(school.words().plain("mark-ai").replace("<b>", "").replace("</b>", ""))


async def test_a_stranger_who_writes_on_and_on_holds_the_others_only_so_long(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All their answers together wait for the allowance; those beyond it are not waited for."""
    monkeypatch.setattr(pauses, "ALLOWANCE", 1.0)
    stranger = await school.stranger("stranger")
    school.play.faults.add(Rule("too_many_requests", "sendMessage", stranger.id, seconds=1))
    with capture_logs() as logs:
        for _ in range(10):
            await stranger.send("/start")
        await stranger.settled()
    lost = [line["error"] for line in logs if line["event"] == "answer_lost_to_stranger"]
    assert lost == ["TelegramRetryAfter"] * 10
    # The first answer was tried once more after its second; nobody waited for the other nine.
    assert len(school.play.calls_of("sendMessage")) == 11


@pytest.mark.requirement("R-2.5a")
async def test_whoever_presses_quickly_gets_every_screen_in_order(tmp_path: Path) -> None:
    """More in a moment than Telegram takes for one chat: what it refused comes a second after
    another, once each, and an answer to what is sent meanwhile does not overtake it.
    """
    async with open_school(tmp_path, flood_control=True) as school:
        school.play.flood.seconds = lambda: school.clock().timestamp()
        parent = await school.person("parent")
        await delivered(school, parent)
        first = len(parent.messages)
        commands = ["/menu", "/mycases", "/help"] * 8
        for command in commands:
            await parent.send(command)
        await parent.settled()
        school.clock.move(seconds=1)
        await parent.send("/mycases")
        await parent.settled()
        assert school.play.too_many
        rows = Rows(school.settings.storage.database)
        while rows.count("outbox", "state = 'waiting'"):
            school.clock.move(seconds=1)
            school.app.services.store.mail.set()
            await school.app.sender.looked.wait()
        shown = [one.text for one in parent.messages[first:] if one.from_bot]
        menu, mine, help_ = shown[:3]
        assert shown == [menu, mine, help_] * 8 + [mine]


async def test_who_has_blocked_the_bot_gets_everything_after_unblocking(school: School) -> None:
    """An answer that comes while the bot is blocked waits; unblocking brings it (DESIGN §3.3)."""
    words = school.words()
    parent = await school.person("parent")
    await parent.settled()
    services = school.app.services
    await parent.block()
    await parent.settled()

    async with services.store.writing() as work:
        pseudonym = services.store.pseudonyms.person(parent.id)
        letter = Letter("screen", Screen("kept for you").to_args())
        await work.outbox.put(pseudonym, letter, services.clock())
    tried = len(school.play.calls_of("sendMessage"))
    other = await school.person("other")
    await other.sees(words.plain("notice-title"))
    assert not any(c.chat_id == parent.id for c in school.play.calls_of("sendMessage")[tried:])
    await parent.unblock()
    await parent.sees("kept for you")
