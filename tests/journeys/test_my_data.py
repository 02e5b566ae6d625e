"""/mydata: full sight of what is held, and its deletion at a word."""

from __future__ import annotations

import json

import pytest

from bot.domain.ledger import first_break
from bot.domain.people import Role
from bot.playground.faults import Rule
from tests.journeys.database import Rows, delivered
from tests.school import School


@pytest.mark.requirement("R-5.3g", "R-5.1b")
async def test_a_person_sees_and_downloads_everything_held(school: School) -> None:
    """Profile, records and cases stand on the screen and, with their words, in the file."""
    words = school.words()
    parent = await school.person("parent")
    await parent.press(words.plain("notice-ack"))
    await parent.sees("R-")
    number = await school.files(parent, "Менің сұрағым")
    await parent.send("/mydata")
    screen = await parent.sees(number)
    assert words.plain("mark-acknowledged") in screen.text
    assert words.plain("who-parent") in screen.text
    await parent.press(words.plain("mydata-file"))
    message = await parent.sees(words.plain("mydata-caption"))
    assert message.document is not None
    held = json.loads(school.play.world.files[message.document.file_id].content)
    assert held["cases"][0]["messages"][0]["text"] == "Менің сұрағым"
    assert {record["mark"] for record in held["records"]} == {"served", "acknowledged"}
    assert str(parent.id) not in json.dumps(held)


@pytest.mark.requirement("R-5.3g", "R-2.7b", "R-5.3v")
async def test_deleting_leaves_no_readable_byte_and_a_whole_chain(school: School) -> None:
    """After "delete all" the person is a stranger, and the records' chain still holds."""
    words = school.words()
    parent = await school.person("parent")
    other = await school.person("other")
    for person in (parent, other):
        await person.press(words.plain("notice-ack"))
        await person.sees("R-")
    await school.files(parent, "Өшірілетін мәтін")
    await parent.send("/mydata")
    await parent.press(words.plain("mydata-delete"))
    await parent.sees("1")
    await parent.press(words.plain("mydata-withdraw"))
    await parent.sees(words.plain("mydata-erased"))
    await school.app.remember.flush()
    store = school.app.services.store
    pseudonym = store.pseudonyms.person(parent.id)
    async with store.reading() as work:
        assert not (await work.people.visitor(pseudonym)).known
        assert await work.cases.filed_by(pseudonym) == []
        assert await work.records.of_person(pseudonym) == []
        chain = await work.records.chain()
    assert len(chain) == 4
    assert first_break(chain) is None
    for file in school.settings.storage.database.parent.iterdir():
        assert pseudonym.encode() not in file.read_bytes()
    await parent.send("/rules")
    await parent.sees(words.plain("hello")[:30])


@pytest.mark.requirement("R-5.3g", "R-2.7b")
async def test_a_refused_last_screen_stores_nothing_of_who_was_deleted(
    school: School, rows: Rows
) -> None:
    """It is lost, rather than kept for somebody who was to be forgotten."""
    words = school.words()
    parent = await school.person("parent")
    await parent.send("/mydata")
    await parent.press(words.plain("mydata-delete"))
    await delivered(school, parent)
    school.play.faults.add(Rule("too_many_requests", "*message*", parent.id, seconds=9))
    await parent.press(words.plain("mydata-yes"))
    await parent.settled()
    pseudonym = school.app.services.store.pseudonyms.person(parent.id)
    assert rows.count("outbox", "recipient = ?", pseudonym) == 0
    assert rows.count("data_key", "owner = ?", f"person:{pseudonym}") == 0


async def test_staff_cannot_vanish_while_they_hold_a_role(school: School) -> None:
    """A member of staff is told that the school ends the role first."""
    words = school.words()
    head = await school.staff("head", Role.HEAD)
    await head.send("/mydata")
    await head.press(words.plain("mydata-delete"))
    await head.sees(words.plain("mydata-holds-role"))
