"""While somebody is away their work goes to a deputy, the role or the head; no promise moves."""

from __future__ import annotations

import pytest

from bot.domain.cases import Kind, Subject
from bot.domain.duty import absence, label
from bot.domain.people import Language, Role
from bot.playground.person import Person
from bot.usecases.alert_staff import who_answers, who_is_told
from bot.usecases.file_case import Filing, file_case
from bot.usecases.tell_of_floods import tell_of_floods
from tests.journeys.database import Rows, delivered
from tests.school import School


def _name(school: School, person: Person) -> str:
    return school.app.services.store.pseudonyms.person(person.id)


@pytest.mark.requirement("R-2.11b", "R-6.12a", "R-8.2")
async def test_a_deputy_is_reminded_and_takes_over(school: School, rows: Rows) -> None:
    """Days and deputy are said in the chat; the deputy is told, hears alone of the cases, and can
    take one over, which only staff read in the trail; nobody of another role can be chosen by
    hand."""
    words = school.words()
    head = await school.staff("head", Role.HEAD)
    away = await school.staff("away", Role.RESPONSIBLE)
    deputy = await school.staff("deputy", Role.RESPONSIBLE)
    await school.staff("third", Role.RESPONSIBLE, enrolled=False)
    parent = await school.person("parent")
    await school.files(parent, "QWERTY")
    await away.press(words.plain("button-open"))
    await away.press(words.plain("button-take"))
    await delivered(school, away)
    due = rows.of('SELECT due_on FROM "case"')
    await away.send("/staff")
    await away.press(words.plain("staff-away"))
    await away.sees("24.11.2026")
    await away.send("скоро")
    await away.sees(words.plain("staff-away-unread").split("\n")[0][:20])
    await away.send("23.11.2026 – 04.12.2026")
    await away.sees(words.plain("staff-deputy-ask"))
    await away.press(data=f"st:deputy::{_name(school, head)}")
    assert rows.count("absence") == 0
    mark, theirs = label(_name(school, deputy)), label(_name(school, away))
    role = words.plain("role-responsible")
    await away.press(words.plain("staff-line", role=role, label=mark))
    await away.sees(mark)
    await deputy.sees(theirs)
    await head.sees(theirs)
    assert rows.of("SELECT action, old, new FROM audit WHERE action = 'away'") == [
        ("away", "2026-11-23", "2026-12-04")
    ]
    async with school.app.services.store.reading() as work:
        (case,) = await work.cases.open_for(frozenset({Role.RESPONSIBLE}))
        assert await who_answers(work, case, school.clock()) == [_name(school, deputy)]
    async with school.app.services.store.writing() as work:
        await work.held.hold(case.id, school.clock())
    await tell_of_floods(school.app.services.store, school.clock())
    told = "SELECT recipient FROM outbox WHERE dedupe_key LIKE 'digest:%'"
    assert rows.of(told) == [(_name(school, deputy),)]
    await deputy.send("/queue")
    await deputy.press(case.number)
    await deputy.press(words.plain("button-take-over"))
    await delivered(school, deputy)
    assert rows.of('SELECT state, assignee FROM "case"') == [("taken", _name(school, deputy))]
    assert rows.of('SELECT due_on FROM "case"') == due
    assert rows.count("audit", "action = 'take_over'") == 1
    await deputy.press(words.plain("button-trail"))
    await deputy.sees(words.plain("event-taken-over"))
    await parent.press(words.plain("button-case"))
    await parent.press(words.plain("button-trail"))
    trail = await parent.sees(words.plain("event-taken"))
    assert words.plain("event-taken-over") not in trail.text
    await away.send("/staff")
    await away.press(words.plain("staff-back"))
    await delivered(school, away)
    assert rows.count("absence") == 0


@pytest.mark.requirement("R-2.11b", "R-8.3ae-2", "R-003-5.1-1")
async def test_when_a_role_is_empty_for_a_while_the_next_in_line_is_told(school: School) -> None:
    """The head instead of the only responsible person, never the one complained about; when all
    are away those in charge all the same; and it ends by itself."""
    people = {
        role: _name(school, await school.staff(role.value, role))
        for role in (Role.RESPONSIBLE, Role.HEAD, Role.COUNCIL)
    }
    services, now = school.app.services, school.clock()
    writer = _name(school, await school.person("parent"))
    today = services.today()
    off = absence(today, today, services.promises.zone, None)
    async with services.store.writing() as work:
        question, about_head = [
            await file_case(
                work, services.promises, Filing(writer, Language.KK, kind, subject, "?"), now
            )
            for kind, subject in (
                (Kind.QUESTION, None), (Kind.COMPLAINT, Subject.HEAD),
            )
        ]  # fmt: skip
        await work.staff.set_absence(people[Role.RESPONSIBLE], off)
        assert await who_is_told(work, question, now) == [people[Role.HEAD]]
        await work.staff.set_absence(people[Role.COUNCIL], off)
        assert await who_is_told(work, about_head, now) == [people[Role.COUNCIL]]
        await work.staff.set_absence(people[Role.HEAD], off)
        assert await who_is_told(work, question, now) == [people[Role.RESPONSIBLE]]
        assert await work.staff.purge_absences(now) == 0
    school.clock.move(days=1)
    now = school.clock()
    async with services.store.writing() as work:
        assert await who_is_told(work, question, now) == [people[Role.RESPONSIBLE]]
        assert await work.staff.away(now) == {}
        assert await work.staff.purge_absences(now) == 3
