"""Staff who are curious: hand-made buttons open nothing that their role may not see."""

from __future__ import annotations

import pytest

from bot.domain.people import Audience, Role
from handlers.buttons import Shift, Work
from tests.journeys.database import Rows, delivered
from tests.school import School

NOBODYS = "0" * 32
DEEDS: tuple[Work | Shift, ...] = (
    Work(do="open"), Work(do="take"), Work(do="over"), Work(do="answer"), Work(do="send"),
    *(
        Shift(do=do, case=NOBODYS, what=what)
        for do, what in (
            ("conflict", ""), ("stop", ""), ("materials", ""), ("ask", ""), ("correct", ""),
            ("note", ""), ("extend", ""), ("days", "5"), ("hand", ""), ("to", "head"), ("up", ""),
            ("council", ""), ("read", ""), ("trail", ""), ("level", "3"), ("step", "talk"),
        )
    ),
)  # fmt: skip


@pytest.mark.requirement("R-5.3b", "R-003-5.1-1", "R-8.3ae-2", "R-2.5ae")
async def test_a_foreign_case_answers_like_no_case(school: School) -> None:
    """A complaint about the head is in the council's charge. The head, the responsible person, a
    class teacher and somebody who only says to be of the administration get for every deed what
    a case that does not exist gets; its words reach nobody, and nothing changes or is audited."""
    words = school.words()
    curious = [
        await school.staff(role.value, role)
        for role in (Role.HEAD, Role.RESPONSIBLE, Role.CLASS_TEACHER)
    ]
    curious.append(await school.person("boaster", audience=Audience.ADMIN))
    parent = await school.person("parent")
    await parent.send("/complaint")
    await parent.press(words.plain("kind-complaint"))
    await parent.press(words.plain("subject-head"))
    await parent.send("Директор QWERTY")
    await parent.press(words.plain("button-send"))
    await parent.sees("№ ")
    rows = Rows(school.settings.storage.database)
    ((case,),) = rows.of('SELECT id FROM "case"')
    before = rows.of('SELECT * FROM "case"')
    for person in curious:
        for deed in DEEDS:
            answers = []
            for one in (case, NOBODYS):
                seen = len(person.messages)
                pressed = await person.press(data=deed.model_copy(update={"case": one}).pack())
                await delivered(school, person)
                new = [message.text for message in person.messages[seen:]]
                answers.append((pressed.answer.text if pressed.answer else None, new))
            assert answers[0] == answers[1], f"{person.key}: {deed.do} tells the two apart"
        assert not any("QWERTY" in message.text for message in person.messages)
    assert rows.of('SELECT * FROM "case"') == before
    assert rows.count("case_message") == 1
    assert rows.count("audit", "object = ?", case) == 0


@pytest.mark.requirement("R-4.4v", "R-003-5.1-1")
async def test_what_staff_do_with_a_case_is_audited_without_its_words(school: School) -> None:
    """Opening and taking a case leave a line each: who, in which role, what; never what it says,
    and never who wrote it."""
    words = school.words()
    responsible = await school.staff("responsible", Role.RESPONSIBLE)
    parent = await school.person("parent")
    await school.files(parent, "QWERTY")
    await responsible.press(words.plain("button-open"))
    await responsible.sees("QWERTY")
    await responsible.press(words.plain("button-take"))
    await responsible.sees(words.plain("state-taken"))
    rows = Rows(school.settings.storage.database)
    store = school.app.services.store
    lines = rows.of("SELECT person_id, role, action, object, old, new FROM audit ORDER BY id")
    worked = [line for line in lines if line[3] is not None]
    assert [line[2] for line in worked][:2] == ["open", "take"]
    assert {line[0] for line in worked} == {store.pseudonyms.person(responsible.id)}
    assert {line[1] for line in worked} == {Role.RESPONSIBLE.value}
    assert "QWERTY" not in str(lines)
    assert store.pseudonyms.person(parent.id) not in str(lines)


@pytest.mark.requirement("R-004-13.3", "R-2.1v")
async def test_staff_never_see_who_wrote(school: School) -> None:
    """Neither the Telegram id, nor a name, nor even the pseudonym stands in what staff get."""
    words = school.words()
    responsible = await school.staff("responsible", Role.RESPONSIBLE)
    parent = await school.person("parent")
    await school.files(parent, "QWERTY")
    await responsible.press(words.plain("button-open"))
    await responsible.sees("QWERTY")
    await responsible.press(words.plain("button-take"))
    await responsible.sees(words.plain("state-taken"))
    got = [call.params for call in school.play.calls if call.chat_id == responsible.id]
    pseudonym = school.app.services.store.pseudonyms.person(parent.id)
    assert "QWERTY" in str(got)
    for sign in (str(parent.id), pseudonym, parent.key):
        assert sign not in str(got)
