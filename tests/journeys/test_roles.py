"""Roles in the chat: the head invites and takes away, everybody can lay a role down."""

from __future__ import annotations

import re

import pytest

from bot.domain.duty import label
from bot.domain.people import Role
from bot.playground.person import Person
from tests.journeys.database import Rows, delivered
from tests.school import School


def _name(school: School, person: Person) -> str:
    return school.app.services.store.pseudonyms.person(person.id)


@pytest.mark.requirement("R-8.2", "R-8.2a-2", "R-5.3b")
async def test_the_head_invites_by_a_link_that_is_shown_once(school: School, rows: Rows) -> None:
    """The link gives the role once; the database knows only its hash; heads are told of both the
    newcomer and of who left, by a label and never by a name."""
    words = school.words()
    head = await school.staff("head", Role.HEAD)
    second = await school.staff("second", Role.HEAD)
    await head.send("/staff")
    await head.press(words.plain("staff-all"))
    await head.press(words.plain("staff-invite"))
    await head.press(words.plain("role-psychologist"))
    shown = await head.sees("t.me/")
    found = re.search(r"start=(s_([\w-]+))", shown.text)
    assert found is not None
    assert len(found[2]) >= 22
    await delivered(school, head)
    assert found[2].encode() not in rows.everything()
    newcomer = await school.stranger("newcomer")
    await newcomer.start(found[1])
    await newcomer.sees(words.plain("role-psychologist"))
    await school.enrol(newcomer)
    mark = label(_name(school, newcomer))
    for one in (head, second):
        await one.sees(mark)
    await newcomer.send("/staff")
    await newcomer.sees(mark)
    late = await school.stranger("late")
    await late.start(found[1])
    await late.sees(words.plain("staff-link-spent"))
    await newcomer.send("/staff")
    await newcomer.press(words.plain("staff-leave", role=words.plain("role-psychologist")))
    await newcomer.press(words.plain("staff-leave-yes"))
    role = words.plain("role-psychologist")
    await newcomer.sees(words.plain("staff-left", role=role))
    await head.sees(words.plain("letter-role-ended", role=role, label=mark))
    assert rows.count("staff", "role = 'psychologist'") == 0
    lines = rows.of("SELECT action, role, old, new FROM audit WHERE action IN ('invite', 'bind')")
    assert ("invite", "head", None, "psychologist") in lines
    assert ("bind", "psychologist", None, None) in lines
    assert rows.of("SELECT role, object, old FROM audit WHERE action = 'role_end'") == [
        ("psychologist", _name(school, newcomer), "psychologist")
    ]


@pytest.mark.requirement("R-8.2", "R-5.3b", "R-2.11b", "R-6.12a")
async def test_cases_of_somebody_who_goes_come_back_to_the_role(school: School, rows: Rows) -> None:
    """The colleague is alerted again and can take it; the promised day stays; who went opens
    nothing any more, and the form they had open is gone."""
    words = school.words()
    head = await school.staff("head", Role.HEAD)
    going = await school.staff("going", Role.RESPONSIBLE)
    await school.files(await school.person("parent"), "QWERTY")
    for key in ("button-open", "button-take", "button-answer"):
        await going.press(words.plain(key))
        await delivered(school, going)
    stays = await school.staff("stays", Role.RESPONSIBLE)
    await delivered(school, stays)
    due = rows.of('SELECT due_on FROM "case"')
    alerts = len([one for one in stays.messages if words.plain("button-open") in one.labels])
    await head.send("/staff")
    await head.press(words.plain("staff-all"))
    role = words.plain("role-responsible")
    mark = label(_name(school, going))
    await head.press(words.plain("staff-line", role=role, label=mark))
    await head.press(words.plain("staff-take"))
    await head.press(words.plain("staff-take-yes"))
    await head.sees(words.plain("staff-taken", role=role, label=mark))
    await going.sees(words.plain("letter-role-taken", role=role))
    await delivered(school, stays)
    again = [one for one in stays.messages if words.plain("button-open") in one.labels]
    assert len(again) == alerts + 1
    assert rows.of('SELECT state, assignee, role FROM "case"') == [("new", None, "responsible")]
    assert rows.of('SELECT due_on FROM "case"') == due
    assert rows.count("conversation") == 0
    ((case,),) = rows.of('SELECT id FROM "case"')
    pressed = await going.press(data=f"w:open:{case}")
    assert pressed.answer is not None
    assert words.plain("not-allowed") in pressed.answer.text
    await stays.press(words.plain("button-open"))
    await stays.press(words.plain("button-take"))
    await stays.sees(words.plain("state-taken"))


@pytest.mark.requirement("R-8.2a-2", "R-5.3b")
async def test_the_last_head_stays_and_unused_links_can_be_taken_back(
    school: School, rows: Rows
) -> None:
    """Somebody must be able to give roles; a link sent to the wrong person can be stopped."""
    words = school.words()
    head = await school.staff("head", Role.HEAD)
    await head.send("/staff")
    await head.press(words.plain("staff-leave", role=words.plain("role-head")))
    pressed = await head.press(words.plain("staff-leave-yes"))
    assert pressed.answer is not None
    assert words.plain("staff-last-head") in pressed.answer.text
    assert rows.count("staff") == 1
    await head.send("/staff")
    await head.press(words.plain("staff-all"))
    await head.press(words.plain("staff-invite"))
    await head.press(words.plain("role-head"))
    payload = (await head.sees("t.me/")).text.partition("start=")[2].split()[0]
    await head.press(words.plain("staff-all"))
    await head.press(words.plain("staff-unlink"))
    await delivered(school, head)
    other = await school.stranger("other")
    await other.start(payload)
    await other.sees(words.plain("staff-link-spent"))
    assert rows.count("staff") == 1
