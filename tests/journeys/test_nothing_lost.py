"""What nobody could receive: complaints about the only person in charge, stages without a role,
letters Telegram refuses. None of it disappears, and nobody is told what is not true.
"""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from bot.domain.people import Role
from bot.playground.person import Person
from bot.usecases.enforce_retention import Periods, enforce_retention
from bot.usecases.mind_undelivered import tell_of_undelivered
from handlers.buttons import Undelivered
from storage.outbox import Letter
from tests.journeys.database import Rows, delivered, mailed
from tests.journeys.test_deadlines_kept import _sweep
from tests.school import School

SECRET = "Құпия айғақ"
MORNING = time(10, 0)


async def _complains_about(school: School, writer: Person, about: str) -> str:
    """File a complaint about somebody; the receipt's text."""
    words = school.words()
    await writer.send("/complaint")
    await writer.press(words.plain("kind-complaint"))
    await writer.press(words.plain(f"subject-{about}"))
    await writer.sees(words.plain("kind-complaint"))
    await writer.send(SECRET)
    await writer.press(words.plain("button-send"))
    return (await writer.sees("№ ")).text


@pytest.mark.requirement("R-003-5.1-1", "R-8.3ae-2")
async def test_a_complaint_about_the_only_head_and_responsible_person_reaches_the_council(
    school: School, rows: Rows
) -> None:
    """One person holds both roles: the council is in charge, and opens it; they learn nothing."""
    words = school.words()
    both = await school.staff("both", Role.RESPONSIBLE)
    await school.staff("both", Role.HEAD)
    council = await school.staff("council", Role.COUNCIL)
    receipt = await _complains_about(school, await school.person("parent"), "resp")
    assert words.plain("role-council") in receipt
    await council.press(words.plain("button-open"))
    await council.sees(SECRET)
    await delivered(school, both)
    assert not any(words.plain("button-open") in one.labels for one in both.messages)
    assert rows.of('SELECT role FROM "case"') == [("council",)]


@pytest.mark.requirement("R-003-5.1-1", "R-2.4ae")
async def test_who_complains_to_nobody_is_told_another_way_and_is_heard_later(
    school: School, rows: Rows
) -> None:
    """Nobody but its subject could receive it: the receipt says so and names the ways without
    Telegram. The first council member to be bound gets it at once.
    """
    words = school.words()
    await school.staff("both", Role.RESPONSIBLE)
    await school.staff("both", Role.HEAD)
    receipt = await _complains_about(school, await school.person("parent"), "resp")
    assert school.settings.contacts.phone in receipt
    assert "e-Otinish" in receipt
    promised = rows.of('SELECT due_on FROM "case"')
    council = await school.staff("council", Role.COUNCIL)
    await council.press(words.plain("button-open"))
    await council.sees(SECRET)
    assert rows.of('SELECT role, due_on FROM "case"') == [("council", *promised[0])]


@pytest.mark.requirement("R-6.12a")
async def test_a_reminder_waits_until_somebody_can_be_reminded(school: School, rows: Rows) -> None:
    """Nobody holds any role on the due day, nor after it: the stage is not marked as sent, but
    the person is told once that it is late. Who is bound then is reminded the same day.
    """
    parent = await school.person("parent")
    await _complains_about(school, parent, "unfair")
    assert await _sweep(school, date(2026, 12, 7), MORNING) == 0
    for _ in range(2):
        assert await _sweep(school, date(2026, 12, 8), MORNING) == 0
    await delivered(school, parent)
    late = [one.text for one in parent.messages if "кешікті" in one.text]
    assert len(late) == 1
    assert "Директорға" not in late[0]
    assert rows.of("SELECT stage FROM reminder") == [("late:2026-12-07",)]
    responsible = await school.staff("responsible", Role.RESPONSIBLE)
    assert await _sweep(school, date(2026, 12, 8), time(11, 0)) == 1
    await responsible.sees("Мерзімі өтті")


@pytest.mark.requirement("R-5.3b")
async def test_a_spent_link_is_answered_again_when_it_comes_again(
    school: School, rows: Rows
) -> None:
    """The answer to it is no effect, so the update is not written down as done before it is out."""
    words = school.words()
    person = await school.person("person")
    done = rows.count("processed_update")
    await person.start("s_nothing")
    await person.sees(words.plain("staff-link-spent")[:20])
    await person.settled()
    assert rows.count("processed_update") == done


@pytest.mark.requirement("R-9.1ae", "R-2.7b")
async def test_letters_that_telegram_refuses_are_told_to_staff_as_numbers(
    school: School, rows: Rows
) -> None:
    """The IT specialist learns once a day how many and of what kind, never what or to whom; they
    can be sent again, and dropped. Others may not; what is left for a month is destroyed.
    """
    words, services = school.words(), school.app.services
    it = await school.staff("it", Role.IT)
    teacher = await school.staff("teacher", Role.CLASS_TEACHER)
    parent = await school.person("parent")
    broken = Letter("screen", {"text": f"<b>{SECRET}", "rows": []})
    async with services.store.writing() as work:
        await work.outbox.put(services.store.pseudonyms.person(parent.id), broken, school.clock())
    parked = "state = 'parked' AND attempts = 0"
    await mailed(school, lambda: rows.count("outbox", parked) == 1)
    for _ in range(2):
        await tell_of_undelivered(services.store, services.promises, services.clock())
    await it.press(words.plain("button-undelivered"))
    kind = words.plain("undelivered-kind-reply")
    shown = await it.sees(kind)
    assert SECRET not in shown.text
    pressed = await teacher.press(data=Undelivered(do="drop", kind="reply").pack())
    assert pressed.answer is not None
    assert words.plain("not-allowed") in pressed.answer.text
    await it.press(kind)
    await it.press(words.plain("undelivered-again"))
    await delivered(school, it)
    refused = [call for call in school.play.calls_of("sendMessage") if call.status == 400]
    await mailed(school, lambda: rows.count("outbox", parked) == 1)
    assert len(refused) == 2
    await it.send("/undelivered")
    await it.press(kind)
    await it.press(words.plain("undelivered-drop"))
    await it.sees(words.plain("undelivered-none"))
    assert rows.count("outbox", "dedupe_key LIKE 'undelivered:%'") == 1
    deeds = rows.of("SELECT action, old, new FROM audit WHERE action LIKE 'letters%' ORDER BY id")
    assert deeds == [("letters_again", "reply", "1"), ("letters_drop", "reply", "1")]


async def test_what_was_refused_is_destroyed_after_a_month(school: School, rows: Rows) -> None:
    """Nobody decided anything: retention does."""
    services = school.app.services
    parent = services.store.pseudonyms.person((await school.person("parent")).id)
    async with services.store.writing() as work:
        await work.outbox.put(parent, Letter("nothing of the kind"), school.clock())
    await mailed(school, lambda: rows.count("outbox", "state = 'parked'") == 1)
    days = school.settings.retention
    periods = Periods(days.profiles, days.acknowledgements, days.consents, days.cases, days.audit)
    for later, left in ((30, 1), (31, 0)):
        day = services.today() + timedelta(days=later)
        await enforce_retention(services.store, periods, day)
        assert rows.count("outbox", "state = 'parked'") == left
