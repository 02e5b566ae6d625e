"""Much at once, the same again, rude words: nobody is refused, nothing is lost, staff can work."""

from __future__ import annotations

import pytest

from bot.domain.floods import ADDITIONS_A_DAY, CASES_A_DAY
from bot.domain.people import Role
from bot.playground.person import Person
from bot.usecases.tell_of_floods import tell_of_floods
from handlers.buttons import Mine
from tests.journeys.database import Rows, delivered
from tests.school import School

MORE = 7


def _with(person: Person, label: str) -> int:
    return sum(label in one.labels for one in person.messages)


@pytest.mark.requirement("R-2.4ae", "R-6.12a")
async def test_a_flood_is_kept_in_full_and_shown_as_one_message(school: School, rows: Rows) -> None:
    """Twelve cases of one person: each has its number, its day and its place in the queue. Staff
    get five alerts, and one message at the full hour; the person is told when. Somebody else's
    case is announced at once all the same.
    """
    words, services = school.words(), school.app.services
    responsible = await school.staff("responsible", Role.RESPONSIBLE)
    parent = await school.person("parent")
    numbers = [await school.files(parent, f"Сұрақ {n}") for n in range(CASES_A_DAY + MORE)]
    assert len(set(numbers)) == rows.count("case") == CASES_A_DAY + MORE
    assert len(rows.of('SELECT DISTINCT due_on FROM "case"')) == 1
    told = [one.text for one in parent.messages if "11:00" in one.text]
    assert len(told) == MORE
    await school.files(await school.person("other"), "Менде де сұрақ бар")
    await delivered(school, responsible)
    assert _with(responsible, words.plain("button-open")) == CASES_A_DAY + 1
    for minutes, digests in ((59, 0), (1, 1), (60, 1)):
        school.clock.move(minutes=minutes)
        await tell_of_floods(services.store, services.clock())
        await delivered(school, responsible)
        digest = words.plain("letter-digest", count=MORE).splitlines()[1]
        assert sum(digest in one.text for one in responsible.messages) == digests
    assert rows.count("held_alert") == 0
    await responsible.send("/queue")
    await responsible.sees(f": {CASES_A_DAY + MORE + 1}")


@pytest.mark.requirement("R-2.4ae", "R-6.12a")
async def test_the_same_again_joins_the_open_case(school: School, rows: Rows) -> None:
    """But for blanks and capitals: no second ticket, no second alert, the same promise; staff see
    that it was sent again. Other words, or the same from somebody else, are a case of their own.
    """
    words = school.words()
    responsible = await school.staff("responsible", Role.RESPONSIBLE)
    parent = await school.person("parent")
    number = await school.files(parent, "Камера неге қосулы?")
    assert await school.files(parent, "камера  неге\nҚОСУЛЫ?") == number
    assert await school.files(parent, "Камера неге қосулы? ") == number
    assert rows.count("case") == rows.count("case_message") == 1
    assert rows.count("case_event", "kind = 'repeated'") == 1
    await delivered(school, responsible)
    assert _with(responsible, words.plain("button-open")) == 1
    await responsible.press(words.plain("button-open"))
    await responsible.sees(words.plain("sent-again", day="23 қараша"))
    await school.files(parent, "Камера қашан өшеді?")
    await school.files(await school.person("other"), "Камера неге қосулы?")
    assert rows.count("case") == 3


@pytest.mark.requirement("R-2.4ae")
async def test_rude_words_are_delivered_and_many_additions_are_told_together(
    school: School, rows: Rows
) -> None:
    """Whoever is angry is heard in their own words. Of many additions to a case that somebody
    has in hand each is kept, and those beyond a few are told at the full hour.
    """
    words, services = school.words(), school.app.services
    responsible = await school.staff("responsible", Role.RESPONSIBLE)
    parent = await school.person("parent")
    rude = "Ақымақсыңдар, сволочи, бәрің суайтсыңдар!"
    await school.files(parent, rude)
    await responsible.press(words.plain("button-open"))
    await responsible.sees(rude)
    await responsible.press(words.plain("button-take"))
    await delivered(school, responsible)
    ((case,),) = rows.of('SELECT id FROM "case"')
    for n in range(ADDITIONS_A_DAY + 3):
        await parent.press(data=Mine(do="add", case=case).pack())
        await parent.send(f"Тағы {n}")
        await parent.settled()
        await delivered(school, parent)
    assert rows.count("case_message", "role IS NULL") == ADDITIONS_A_DAY + 4
    added = "dedupe_key NOT LIKE 'digest:%' AND recipient = (SELECT assignee FROM \"case\")"
    before = rows.count("outbox", added)
    school.clock.move(hours=1)
    assert await tell_of_floods(services.store, services.clock()) == 1
    await responsible.sees(words.plain("letter-digest", count=1).splitlines()[1])
    assert rows.count("outbox", added) == before
