"""Reminders, lateness and a new round, by a clock that is moved; the promise never moves."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time, timedelta

import pytest

from bot.domain.people import Role
from bot.playground.person import Person
from bot.usecases.sweep_deadlines import sweep_deadlines
from tests.journeys.database import Rows, delivered
from tests.school import ALMATY, School

OUTSIDE = (time(7, 59), time(18, 0), time(22, 30))
WITHIN = (time(9, 0), time(12, 0), time(17, 59))
FILED_ON = date(2026, 11, 23)
"""The Monday on which a test's clock stands; ten working days later is Monday, 7 December."""
STAGES = (
    date(2026, 11, 26), date(2026, 11, 30), date(2026, 12, 4), date(2026, 12, 7),
    date(2026, 12, 8), date(2026, 12, 9), date(2026, 12, 10),
)  # fmt: skip
"""Nobody took it in two days, half time, the day before, the due day, each working day after."""
DUE = date(2026, 12, 7)


async def _complain(school: School, parent: Person) -> str:
    words = school.words()
    await parent.send("/complaint")
    await parent.press(words.plain("kind-complaint"))
    await parent.press(words.plain("subject-unfair"))
    await parent.sees(words.plain("kind-complaint"))
    await parent.send("Әділ емес")
    await parent.press(words.plain("button-send"))
    return (await parent.sees("№ ")).text.partition("№ ")[2].split()[0]


async def _sweep(school: School, day: date, at: time) -> int:
    school.clock.now = datetime.combine(day, at, tzinfo=ALMATY)
    services = school.app.services
    return await sweep_deadlines(services.store, services.promises, school.clock())


def _naming(person: Person, number: str) -> int:
    return sum(number in one.text for one in person.messages if one.from_bot)


@pytest.mark.requirement("R-6.12a", "R-2.11b", "R-003-5.1-2")
async def test_each_reminder_comes_once_and_only_in_working_hours(
    school: School, rows: Rows
) -> None:
    """Swept six times a day for eighteen days: seven stages, the head when nobody took it in time
    and from the first late day on, the person told once that it is late, the promise not moved.
    """
    responsible = await school.staff("responsible", Role.RESPONSIBLE)
    head = await school.staff("head", Role.HEAD)
    parent = await school.person("parent")
    number = await _complain(school, parent)
    for person in (responsible, head, parent):
        await delivered(school, person)
    known = {p.key: _naming(p, number) for p in (responsible, head, parent)}
    sent: Counter[date] = Counter()
    for days in range(18):
        day = FILED_ON + timedelta(days=days)
        for at in OUTSIDE:
            assert await _sweep(school, day, at) == 0, (day, at)
        for at in WITHIN:
            sent[day] += await _sweep(school, day, at)
    assert {day: count for day, count in sent.items() if count} == dict.fromkeys(STAGES, 1)
    for person in (responsible, head, parent):
        await delivered(school, person)
    assert _naming(responsible, number) - known["responsible"] == len(STAGES)
    assert _naming(head, number) - known["head"] == 1 + sum(day > DUE for day in STAGES)
    assert _naming(parent, number) - known["parent"] == 1
    assert "Әділ емес" not in str([one.text for one in (*responsible.messages, *head.messages)])
    assert rows.of('SELECT due_on FROM "case"') == [(DUE.isoformat(),)]


@pytest.mark.requirement("R-6.12a")
async def test_who_took_the_case_is_reminded_and_their_colleague_is_not(school: School) -> None:
    """Once somebody has it in hand, it is theirs."""
    words = school.words()
    first = await school.staff("first", Role.RESPONSIBLE)
    second = await school.staff("second", Role.RESPONSIBLE)
    number = await _complain(school, await school.person("parent"))
    await first.press(words.plain("button-open"))
    await first.sees(number)
    await first.press(words.plain("button-take"))
    await delivered(school, first)
    await delivered(school, second)
    known = _naming(first, number), _naming(second, number)
    assert await _sweep(school, STAGES[1], WITHIN[0]) == 1
    await delivered(school, first)
    await delivered(school, second)
    assert (_naming(first, number), _naming(second, number)) == (known[0] + 1, known[1])


@pytest.mark.requirement("R-6.12a")
async def test_a_bot_that_slept_sends_one_reminder_not_all(school: School) -> None:
    """After three weeks without a sweep the only reminder is the one that is due now."""
    responsible = await school.staff("responsible", Role.RESPONSIBLE)
    number = await _complain(school, await school.person("parent"))
    await delivered(school, responsible)
    known = _naming(responsible, number)
    assert await _sweep(school, STAGES[-1], WITHIN[0]) == 1
    await delivered(school, responsible)
    assert _naming(responsible, number) == known + 1


@pytest.mark.requirement("R-2.4ae", "R-6.12a")
async def test_reopening_starts_a_new_round_with_a_promise_of_its_own(
    school: School, rows: Rows
) -> None:
    """New due day, nobody in charge yet, a new alert, and reminders that start again."""
    words = school.words()
    responsible = await school.staff("responsible", Role.RESPONSIBLE)
    parent = await school.person("parent")
    number = await _complain(school, parent)
    for key in ("button-open", "button-take", "button-answer"):
        await responsible.press(words.plain(key))
        await delivered(school, responsible)
    await responsible.send("Қарадық")
    await school.decides(responsible)
    await parent.sees("Қарадық")
    school.clock.now = datetime.combine(date(2026, 11, 25), WITHIN[0], tzinfo=ALMATY)
    known = _naming(responsible, number)
    await parent.press(words.plain("button-reopen"))
    await delivered(school, parent)
    await delivered(school, responsible)
    ((state, assignee, round_, due, answered),) = rows.of(
        'SELECT state, assignee, round, due_on, answered_on FROM "case"'
    )
    assert (state, assignee, round_, due) == ("new", None, 1, "2026-12-09")
    assert answered is None
    assert _naming(responsible, number) == known + 1
    assert await _sweep(school, date(2026, 12, 8), WITHIN[0]) == 1
    assert await _sweep(school, date(2026, 12, 9), WITHIN[0]) == 1
    assert await _sweep(school, date(2026, 12, 9), WITHIN[1]) == 0
