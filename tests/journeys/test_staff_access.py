"""Who may see and touch a case: the role in charge, never its subject, never who filed it."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from bot.domain.people import Audience, Band, Role
from bot.playground.person import Person
from handlers.buttons import Work
from tests.journeys.database import Rows, delivered
from tests.school import School

SECRET = "Құпия айғақ"
"""Words of a complaint by which every leak of it is known."""


async def _complain(school: School, writer: Person, about: str) -> str:
    """File a complaint about somebody; the id of the case."""
    words = school.words()
    await writer.send("/complaint")
    await writer.press(words.plain("kind-complaint"))
    await writer.press(words.plain(f"subject-{about}"))
    await writer.sees(words.plain("kind-complaint"))
    await writer.send(SECRET)
    await writer.press(words.plain("button-send"))
    number = (await writer.sees("№ ")).text.partition("№ ")[2].split()[0]
    return _case_id(school, number)


def _case_id(school: School, number: str) -> str:
    rows = Rows(school.settings.storage.database)
    ((case,),) = rows.of('SELECT id FROM "case" WHERE number = ?', number)
    return str(case)


async def _file(school: School, writer: Person, text: str = SECRET) -> str:
    """File a question; the id of the case."""
    return _case_id(school, await school.files(writer, text))


def _deeds(case: str, *screens: Person) -> list[str]:
    """Callback data for the case: the usual ones, and all that staff were offered for it."""
    offered = {
        button.data
        for person in screens
        for seen in person.messages
        for row in seen.buttons
        for button in row
        if case in button.data
    }
    usual = {Work(do=do, case=case).pack() for do in ("open", "take", "answer")}
    return sorted(offered | usual)


def _state(rows: Rows, case: str) -> list[tuple[object, ...]]:
    return rows.of('SELECT state, assignee, round, due_on FROM "case" WHERE id = ?', case)


async def _is_shut_out(school: School, person: Person, deeds: Iterable[str], case: str) -> int:
    """Try each deed; nothing of the case may be shown or changed. How often it was tried."""
    rows = Rows(school.settings.storage.database)
    before, tried = _state(rows, case), 0
    ((number,),) = rows.of('SELECT number FROM "case" WHERE id = ?', case)
    mine = {one.id for one in person.messages}
    for data in deeds:
        pressed = await person.press(data=data)
        await delivered(school, person)
        assert pressed.answer is not None
        tried += 1
        assert _state(rows, case) == before, data
    for seen in person.messages:
        if seen.from_bot:
            assert SECRET not in seen.text
            assert seen.id in mine or number not in seen.text
    return tried


@pytest.mark.requirement("R-003-5.1-1", "R-8.3ae-2", "R-2.4ae")
async def test_a_complaint_about_the_responsible_person_is_hidden_from_them(
    school: School, rows: Rows
) -> None:
    """It goes to the head; its subject gets no alert, no line in the queue, and opens nothing."""
    words = school.words()
    responsible = await school.staff("responsible", Role.RESPONSIBLE)
    head = await school.staff("head", Role.HEAD)
    parent = await school.person("parent")
    case = await _complain(school, parent, "resp")

    await head.sees(words.plain("kind-complaint"))
    await head.press(words.plain("button-open"))
    await head.sees(SECRET)
    await head.press(words.plain("button-take"))
    await head.sees(SECRET)
    await delivered(school, head)
    await delivered(school, responsible)
    assert not any(words.plain("kind-complaint") in one.text for one in responsible.messages)

    await responsible.send("/queue")
    await responsible.sees(words.plain("queue-empty"))
    deeds = _deeds(case, head)
    tried = await _is_shut_out(school, responsible, deeds, case)
    assert rows.count("audit", "action = 'refused'") >= min(tried, 3)


@pytest.mark.requirement("R-003-5.1-1", "R-8.3ae-2")
async def test_a_complaint_about_the_head_is_heard_by_the_council(school: School) -> None:
    """Neither the head nor the responsible person can open it."""
    council = await school.staff("council", Role.COUNCIL)
    head = await school.staff("head", Role.HEAD)
    responsible = await school.staff("responsible", Role.RESPONSIBLE)
    parent = await school.person("parent")
    case = await _complain(school, parent, "head")
    await council.press(school.words().plain("button-open"))
    await council.sees(SECRET)
    for outsider in (head, responsible):
        await _is_shut_out(school, outsider, _deeds(case, council), case)


@pytest.mark.requirement("R-003-5.1-1", "R-8.3ae-2")
async def test_who_is_complained_about_is_shut_out_in_every_role(school: School) -> None:
    """A responsible person who also is the head, or sits in the council, sees no more for it."""
    words = school.words()
    both = await school.staff("both", Role.RESPONSIBLE)
    await school.staff("both", Role.HEAD)
    parent = await school.person("parent")
    case = await _complain(school, parent, "resp")
    await delivered(school, both)
    assert not any(words.plain("button-open") in one.labels for one in both.messages)
    await both.send("/queue")
    await both.settled()
    assert not any("№" in label for one in both.messages for label in one.labels)
    await _is_shut_out(school, both, _deeds(case), case)


@pytest.mark.requirement("R-5.3b", "R-003-5.1-1")
async def test_whoever_is_not_staff_is_refused_and_written_down(school: School, rows: Rows) -> None:
    """Parent, pupil, class teacher and council with the right callback data open nothing."""
    words = school.words()
    responsible = await school.staff("responsible", Role.RESPONSIBLE)
    writer = await school.person("writer")
    case = await _file(school, writer)
    await responsible.press(words.plain("button-open"))
    await responsible.sees(SECRET)
    await responsible.press(words.plain("button-take"))
    await responsible.sees(SECRET)
    await delivered(school, responsible)
    deeds = _deeds(case, responsible)
    outsiders = [
        await school.person("parent"),
        await school.person("pupil", audience=Audience.STUDENT, band=Band.SENIOR),
        await school.person("teacher", audience=Audience.TEACHER),
        await school.staff("class", Role.CLASS_TEACHER),
        await school.staff("council", Role.COUNCIL),
    ]
    for outsider in outsiders:
        pseudonym = school.app.services.store.pseudonyms.person(outsider.id)
        await _is_shut_out(school, outsider, deeds, case)
        refusals = rows.count("audit", "person_id = ? AND action = 'refused'", pseudonym)
        assert refusals >= len({"open", "take", "answer"})
    assert rows.count("audit", "object IS NOT NULL AND action = 'refused'") == 0
    await outsiders[0].send("/queue")
    await outsiders[0].settled()
    assert words.plain("command-unknown") in outsiders[0].last.text


@pytest.mark.requirement("R-5.3b", "R-2.1v")
async def test_a_stranger_with_staff_callback_data_is_only_greeted(
    school: School, rows: Rows
) -> None:
    """They learn nothing of the case, and nothing of them is stored."""
    writer = await school.person("writer")
    case = await _file(school, writer)
    stranger = await school.stranger("stranger")
    await stranger.start()
    await stranger.settled()
    people = rows.count("person")
    await _is_shut_out(school, stranger, _deeds(case), case)
    assert school.words().plain("language-name") in stranger.last.labels
    assert rows.count("person") == people


@pytest.mark.requirement("R-003-5.1-1", "R-5.3b", "R-2.1v")
async def test_staff_never_see_who_wrote(school: School) -> None:
    """From the alert to the answer nothing shown to staff has name, username, id or pseudonym."""
    words = school.words()
    responsible = await school.staff("responsible", Role.RESPONSIBLE)
    head = await school.staff("head", Role.HEAD)
    writer = await school.person("Гүлбаршын")
    writer.user.username = "gulbarshyn_k"
    writer.user.last_name = "Қосымова"
    await _file(school, writer)
    for key in ("button-open", "button-take", "button-answer"):
        await responsible.press(words.plain(key))
        await delivered(school, responsible)
    await responsible.send("Жауап")
    await responsible.press(words.plain("button-send-answer"))
    await writer.press("2")
    await writer.press(words.plain("button-reopen"))
    await writer.settled()
    await responsible.send("/queue")
    await responsible.settled()
    await delivered(school, responsible)
    pseudonym = school.app.services.store.pseudonyms.person(writer.id)
    hidden = ("Гүлбаршын", "gulbarshyn_k", "Қосымова", str(writer.id), pseudonym)
    to_staff = [call for call in school.play.calls if call.chat_id in (responsible.id, head.id)]
    assert len(to_staff) > 5
    for call in to_staff:
        told = str(call.params)
        assert not [one for one in hidden if one in told], call.method
    assert not school.play.calls_of("forwardMessage")


@pytest.mark.requirement("R-2.4ae", "R-003-5.1-3")
async def test_nobody_handles_a_case_they_filed(school: School, rows: Rows) -> None:
    """The responsible person's own question goes to a colleague; they are not even alerted."""
    words = school.words()
    writer = await school.staff("writer", Role.RESPONSIBLE)
    colleague = await school.staff("colleague", Role.RESPONSIBLE)
    case = await _file(school, writer)
    await delivered(school, writer)
    assert words.plain("button-open") not in [
        label for one in writer.messages for label in one.labels
    ]
    await colleague.press(words.plain("button-open"))
    await colleague.sees(SECRET)
    await colleague.press(words.plain("button-take"))
    await colleague.sees(SECRET)
    deeds = _deeds(case, colleague)
    before = _state(rows, case)
    for data in deeds:
        await writer.press(data=data)
        await delivered(school, writer)
    assert _state(rows, case) == before
    pseudonym = school.app.services.store.pseudonyms.person(writer.id)
    assert rows.count("audit", "person_id = ? AND action = 'refused'", pseudonym) >= 3


@pytest.mark.requirement("R-7.12a", "R-8.3ae-2", "R-003-5.1-2")
async def test_a_case_nobody_is_in_charge_of_alerts_the_head(school: School) -> None:
    """The head learns that it waits and whom to bind, not what it says; the new member gets it."""
    words = school.words()
    head = await school.staff("head", Role.HEAD)
    parent = await school.person("parent")
    await parent.send("/complaint")
    await parent.press(words.plain("kind-appeal"))
    await parent.press(words.plain("button-no-day"))
    await parent.sees(words.plain("kind-appeal"))
    await parent.send(SECRET)
    await parent.press(words.plain("button-send"))
    number = (await parent.sees("№ ")).text.partition("№ ")[2].split()[0]
    alert = await head.sees(words.plain("role-council"))
    assert words.plain("kind-appeal") in alert.text
    assert number not in alert.text
    assert words.plain("button-open") not in alert.labels
    await _is_shut_out(school, head, _deeds(_case_id(school, number)), _case_id(school, number))

    council = await school.staff("council", Role.COUNCIL)
    await council.sees(number)
    await council.press(words.plain("button-open"))
    await council.sees(SECRET)


async def test_taking_at_the_same_time_gives_the_case_to_one(school: School, rows: Rows) -> None:
    """The second one is told that it moved on."""
    words = school.words()
    first = await school.staff("first", Role.RESPONSIBLE)
    second = await school.staff("second", Role.RESPONSIBLE)
    case = await _file(school, await school.person("parent"))
    for member in (first, second):
        await member.press(words.plain("button-open"))
        await member.sees(SECRET)
    await first.press(words.plain("button-take"))
    await delivered(school, first)
    pressed = await second.press(words.plain("button-take"))
    assert pressed.answer is not None
    assert words.plain("case-moved-on") in pressed.answer.text
    pseudonym = school.app.services.store.pseudonyms.person(first.id)
    assert [one[1] for one in _state(rows, case)] == [pseudonym]
