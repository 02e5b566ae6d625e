"""Every update is attended to: in the person's language, kindly when a handler fails."""

from __future__ import annotations

import logging
import re

import pytest
from structlog.testing import capture_logs

from bot.playground.faults import Rule
from bot.playground.person import Person
from bot.telegram.screen import Screen
from bot.wording import contact_args
from handlers import menu
from storage.outbox import Letter
from tests.school import School

SECRET = "canary-in-an-exception"


def introductions(school: School, person: Person, language: str = "kk") -> int:
    """How often the full introduction stands in the chat."""
    words = school.words(language)
    first = menu.introduction(words, school.app.services).partition("\n")[0]
    plain = re.sub(r"<[^>]+>", "", first)
    return sum(plain in message.text for message in person.messages)


@pytest.mark.requirement("R-2.5a", "R-6.1b", "R-3.1a", "R-000B-VI.6-2")
@pytest.mark.parametrize("language", ["kk", "ru"])
async def test_a_failing_handler_apologises_with_a_number_and_logs_nothing_else(
    school: School, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, language: str
) -> None:
    """The person can quote the number and learns the way without the bot; the log has the number
    with the error's class, and no words.
    """
    person = await school.person("person", language)
    await person.settled()

    def fail(*_: object) -> None:
        raise LookupError(SECRET)

    monkeypatch.setattr(menu, "help_screen", fail)
    caplog.set_level(logging.DEBUG)
    with capture_logs() as logs:
        await person.send("/help")
        words = school.words(language)
        before, after = (
            re.sub(r"<[^>]+>", "", part)
            for part in words(
                "sorry", incident="######", **contact_args(words, school.settings)
            ).split("######")
        )
        sorry = await person.sees(re.compile(f"{re.escape(before)}[0-9A-F]{{6}}{re.escape(after)}"))
        await person.settled()
    assert school.settings.contacts.phone in sorry.text
    assert words.plain("button-menu") in sorry.labels
    incident = sorry.text.partition(before)[2][:6]
    failed = [line for line in logs if line["log_level"] in ("error", "warning")]
    assert failed == [
        {
            "event": "handler_failed",
            "incident": incident,
            "error": "LookupError",
            "log_level": "error",
        }
    ]
    assert SECRET not in str(logs)
    assert SECRET not in caplog.text


@pytest.mark.requirement("R-2.5a")
async def test_an_apology_that_fails_too_ends_quietly(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing more can be done for that update; the next one is answered as ever."""
    person = await school.person("person")
    await person.settled()

    def fail(*_: object) -> None:
        raise LookupError(SECRET)

    with monkeypatch.context() as broken, capture_logs() as logs:
        broken.setattr(menu, "help_screen", fail)
        broken.setattr("bot.app.apology_screen", fail)
        await person.send("/help")
        await person.settled()
    events = [line for line in logs if line["log_level"] == "error"]
    assert [line["event"] for line in events] == ["handler_failed", "apology_failed"]
    assert events[0]["incident"] == events[1]["incident"]
    await person.send("/help")
    await person.sees(school.words().plain("command-notice"))


@pytest.mark.requirement("R-6.2a", "R-2.3a")
async def test_a_new_day_begins_with_the_full_introduction_once(school: School) -> None:
    """The day's first contact says who is talking, whatever it is; the rest of the day does not."""
    person = await school.person("person")
    words = school.words()
    await person.settled()
    met = introductions(school, person)
    await person.send("/help")
    await person.sees(words.plain("command-notice"))
    assert introductions(school, person) == met

    for day in (1, 2):
        school.clock.move(days=1)
        await person.send("/help")
        await person.sees(words.plain("command-notice"))
        await person.press(words.plain("button-menu"))
        await person.sees(words.plain("menu"))
        await person.send("/notice")
        await person.settled()
        assert introductions(school, person) == met + day


@pytest.mark.requirement("R-6.2a")
async def test_starting_on_a_new_day_introduces_once(school: School) -> None:
    """/start gives the introduction itself, so the day adds none."""
    person = await school.person("person", "ru")
    await person.settled()
    met = introductions(school, person, "ru")
    school.clock.move(days=1)
    await person.start()
    await person.settled()
    assert introductions(school, person, "ru") == met + 1
    await person.send("/help")
    await person.settled()
    assert introductions(school, person, "ru") == met + 1


async def test_a_new_day_in_a_group_introduces_nobody(school: School) -> None:
    """What is written among others in a group is no contact with the bot."""
    person = await school.person("person")
    await person.settled()
    group = school.play.group("Class", members=(person,))
    school.clock.move(days=1)
    there = person.at(group)
    await there.send("Who does the homework with me?")
    await person.settled()
    assert [message for message in there.messages if message.from_bot] == []
    met = introductions(school, person)
    await person.send("/help")
    await person.sees(school.words().plain("command-notice"))
    assert introductions(school, person) == met + 1


async def test_what_happens_in_a_group_makes_nobody_unreachable(school: School) -> None:
    """The bot refused or thrown out there: the person's own letters still arrive."""
    person = await school.person("person")
    await person.settled()
    play, services = school.play, school.app.services
    group = play.group("Class", members=(person,))
    play.faults.add(Rule("forbidden", "sendMessage", group.id, most=1))
    await person.at(group).send("/help")
    await person.settled()
    assert play.calls_of("sendMessage")[-1].fault == "forbidden"
    play.faults.add(Rule("too_many_requests", "sendMessage", group.id, most=1))
    await person.at(group).send("/help")
    await person.settled()
    play.world.set_member(group, play.first_bot().user, "kicked", person.user)
    await person.settled()
    before = len(person.messages)
    async with services.store.writing() as work:
        letter = Letter("screen", Screen("your own letter").to_args())
        await work.outbox.put(services.store.pseudonyms.person(person.id), letter, services.clock())
    await person.sees("your own letter")
    assert len(person.messages) == before + 1


async def test_who_writes_can_be_reached(school: School) -> None:
    """Telegram forgets after a day that the bot was unblocked; a message tells it again."""
    person = await school.person("person")
    await person.settled()
    services = school.app.services
    pseudonym = services.store.pseudonyms.person(person.id)
    async with services.store.writing() as work:
        await work.people.set_reachable(pseudonym, reachable=False)
        letter = Letter("screen", Screen("your own letter").to_args())
        await work.outbox.put(pseudonym, letter, services.clock())
    await person.send("/help")
    await person.sees("your own letter")


@pytest.mark.requirement("R-6.1b")
async def test_a_stranger_is_met_in_the_language_of_their_telegram(school: School) -> None:
    """Russian for a Russian client, Kazakh for every other, until they choose."""
    for code, language in (("ru", "ru"), ("kk", "kk"), ("en", "kk"), ("", "kk")):
        stranger = await school.stranger(f"stranger-{code}", code)
        await stranger.start("nonsense")
        words = school.words(language)
        seen = await stranger.next_message()
        assert words.plain("mark-ai").split("<b>")[1].split("</b>")[0] in seen.text
        assert re.sub(r"<[^>]+>", "", words("start-link-unknown")) in seen.text
