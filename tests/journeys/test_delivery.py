"""Telling people of a notice: begun by a person, in school hours, at most three letters each."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot.domain.broadcasts import Progress
from bot.domain.ledger import Mark
from bot.domain.people import Language, Role
from bot.playground.person import Person
from bot.usecases.publish_notice import publish_notice
from bot.usecases.tell_of_notice import go_on_telling, remind
from tests.domain.notices import EFFECTIVE, a_notice, both
from tests.journeys.database import Rows, delivered
from tests.school import School

TITLE = a_notice().title[Language.KK]


async def publish(school: School, **changes: Any) -> None:
    """Publish the sample notice on progress analytics, for parents."""
    services, content = school.app.services, a_notice(audiences=["parent"], **changes)
    async with services.store.writing() as work:
        await publish_notice(work, services.promises, ("head", Role.HEAD), content, school.clock())


async def tell(school: School) -> None:
    """What the bot's own job does every few seconds."""
    services, records = school.app.services, school.settings.records
    told = (services.store, services.promises, services.own_notice, school.clock())
    await remind(*told, reminders=records.reminders, every=records.reminder_days)
    await go_on_telling(*told)


async def begin(school: School, head: Person, version: str = "1") -> None:
    """Begin by the buttons."""
    words = school.words()
    await head.send("/delivery")
    await head.press(words.plain("delivery-line", title=TITLE, version=version))
    await head.press(words.plain("delivery-begin"))
    await delivered(school, head)


def letters(person: Person) -> int:
    """How many letters on the notice the person got."""
    return sum(TITLE in one.text and "хабарлама" in one.text for one in person.messages)


async def progress(school: School, version: str = "1", stage: int = 0) -> Progress:
    """The figures of a round."""
    async with school.app.services.store.reading() as work:
        (one,) = [
            one for one in await work.broadcasts.rounds("progress", version) if one.stage == stage
        ]
        log = await work.notices.log("progress")
        assert log is not None
        return await work.broadcasts.progress(one, log.newest.content.readers, log.alike)


async def answers(school: School, person: Person, mark: Mark) -> None:
    """The person has answered the newest edition."""
    services = school.app.services
    async with services.store.writing() as work:
        await work.records.append(
            services.store.pseudonyms.person(person.id), mark, "progress", "1", Language.KK,
            "0" * 64, services.today(),
        )  # fmt: skip


@pytest.mark.requirement("R-4.4ae", "R-6.10a", "R-3.5b")
async def test_told_once_reminded_twice_then_silence(school: School, rows: Rows) -> None:
    """Who answers, also by refusing, is not reminded; who blocked the bot is counted apart."""
    head = await school.staff("head", Role.HEAD)
    people = [await school.person(f"parent{n}") for n in range(4)]
    silent, refuses, acknowledges, blocks = people
    await blocks.block()
    await publish(school)
    await begin(school, head)
    await tell(school)
    for one in (silent, refuses, acknowledges):
        await one.sees(TITLE)
        await delivered(school, one)
    assert await progress(school) == Progress(4, 0, 1, 0, finished=True)
    await answers(school, refuses, Mark.REFUSED)
    await answers(school, acknowledges, Mark.ACKNOWLEDGED)
    for _ in range(20):
        school.clock.move(days=1)
        await tell(school)
        await tell(school)
    await delivered(school, silent)
    assert [letters(one) for one in people] == [3, 1, 1, 0]
    assert rows.of("SELECT stage, posted FROM broadcast ORDER BY 1") == [(0, 4), (1, 1), (2, 1)]
    school.clock.move(days=1)
    await blocks.unblock()
    await blocks.sees(TITLE)
    assert (await progress(school)).unreachable == 0


@pytest.mark.requirement("R-3.5b", "R-6.10a")
async def test_letters_to_many_wait_for_the_school_and_hold_nobody_up(
    school: School, rows: Rows
) -> None:
    """At night none goes, other answers do; in the morning they go, each once after a restart."""
    words = school.words()
    head = await school.staff("head", Role.HEAD)
    parent = await school.person("parent")
    await publish(school)
    await begin(school, head)
    school.clock.move(hours=12)
    await tell(school)
    await parent.press(words.plain("notice-ack"))
    await parent.sees("R-")
    assert letters(parent) == 0
    assert rows.count("outbox", "quiet AND state = 'waiting'") == 1
    school.clock.move(hours=12)
    school.app.services.store.mail.set()
    await parent.sees(TITLE)
    await tell(school)
    await delivered(school, parent)
    assert letters(parent) == 1


@pytest.mark.requirement("R-6.10a")
async def test_a_newer_edition_takes_the_place_of_what_was_not_sent_yet(school: School) -> None:
    """Of two editions in one hour people are told of the newer only, with what changed."""
    words = school.words()
    head = await school.staff("head", Role.HEAD)
    parent = await school.person("parent")
    await publish(school)
    await begin(school, head)
    changed = {"changed": both("Көрсеткіш қосылды"), "indicators": both("Жаңа")}
    await publish(school, effective=EFFECTIVE + timedelta(days=1), **changed)
    pressed = await head.press(data="dl:begin:progress:1", message_id=head.last.id)
    assert pressed.answer is not None
    assert words.plain("delivery-changed") in pressed.answer.text
    await begin(school, head, "2")
    await tell(school)
    await parent.sees("Көрсеткіш қосылды")
    await delivered(school, parent)
    assert letters(parent) == 1


@pytest.mark.requirement("R-6.10a", "R-5.3b")
async def test_an_editorial_change_is_told_to_nobody(school: School, rows: Rows) -> None:
    """Its screen says so, and a button made by hand begins nothing."""
    words = school.words()
    head = await school.staff("head", Role.HEAD)
    await publish(school)
    changed = {"changed": both("Қате түзелді"), "indicators": both("Жаңа"), "material": False}
    await publish(school, **changed)
    await head.send("/delivery")
    await head.press(words.plain("delivery-line", title=TITLE, version="2"))
    await head.sees(words.plain("delivery-editorial"))
    pressed = await head.press(data="dl:begin:progress:2", message_id=head.last.id)
    assert pressed.answer is not None
    assert words.plain("delivery-not-now") in pressed.answer.text
    assert rows.count("broadcast") == 0
