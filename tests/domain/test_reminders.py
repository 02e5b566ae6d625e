"""Reminders: each stage once, only on working days, and none that moves the promise."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.cases import OPEN, Case, State
from bot.domain.reminders import due_stage
from tests.domain.sample import CALENDAR, a_case

starts = st.dates(date(2026, 1, 1), date(2028, 1, 1)).map(CALENDAR.next_working_day)
terms = st.integers(1, 15)


def promised(start: date, term: int) -> Case:
    """A case registered on `start` with a term of `term` working days."""
    return a_case(registered_on=start, due_on=CALENDAR.due(start, term).due_on, term=term)


def stages(case: Case, days: int) -> dict[date, str]:
    """What a bot that looks once a day sends in `days` days; a stage goes out only once."""
    sent: dict[date, str] = {}
    for n in range(days):
        today = case.registered_on + timedelta(days=n)
        stage = due_stage(case, today, CALENDAR)
        if stage is not None and stage.name not in sent.values():
            sent[today] = stage.name
    return sent


@pytest.mark.requirement("R-6.12a")
@given(starts, terms)
def test_every_stage_comes_in_its_order_and_on_a_working_day(start: date, term: int) -> None:
    """Half time, the day before, the day itself, then each working day after it, none twice."""
    case = promised(start, term)
    sent = stages(case, (case.due_on - start).days + 8)
    assert all(CALENDAR.is_working(day) for day in sent)
    assert sent[case.due_on] == "due"
    before = [name for day, name in sent.items() if day < case.due_on]
    assert before == [name for name in ("half-time", "day-before") if name in before]
    late = {day: name for day, name in sent.items() if day > case.due_on}
    assert late == {day: f"overdue-{day.isoformat()}" for day in late}
    assert len(late) == CALENDAR.working_days_between(case.due_on, max(late))
    if term >= 4:
        assert before == ["half-time", "day-before"]


@pytest.mark.requirement("R-6.12a")
def test_ten_working_days_bring_these_reminders() -> None:
    """The sample complaint, written out: registered Monday 23 November, due 7 December."""
    assert stages(a_case(), 17) == {
        date(2026, 11, 30): "half-time",
        date(2026, 12, 4): "day-before",
        date(2026, 12, 7): "due",
        date(2026, 12, 8): "overdue-2026-12-08",
        date(2026, 12, 9): "overdue-2026-12-09",
    }


@given(starts, terms, st.integers(0, 40))
def test_a_bot_that_slept_sends_one_reminder_and_not_all_it_missed(
    start: date, term: int, days: int
) -> None:
    """There is at most one stage a day, and it says whether the promise is broken."""
    case = promised(start, term)
    today = start + timedelta(days=days)
    stage = due_stage(case, today, CALENDAR)
    if stage is None:
        return
    assert CALENDAR.is_working(today)
    assert stage.overdue == (today > case.due_on) == case.is_overdue(today)


@pytest.mark.requirement("R-6.12a")
def test_a_case_is_untaken_from_the_day_after_its_first_day_until_somebody_takes_it() -> None:
    """The sample complaint is to be taken up by Wednesday, 25 November."""
    case = a_case()
    assert not case.is_untaken(date(2026, 11, 25))
    assert case.is_untaken(date(2026, 11, 26))
    for state in set(State) - {State.NEW}:
        assert not a_case(state=state).is_untaken(date(2026, 11, 26))


@given(starts, terms)
def test_nothing_is_due_on_the_day_of_registration(start: date, term: int) -> None:
    """Whoever has just got the alert is not reminded the same day."""
    assert due_stage(promised(start, term), start, CALENDAR) is None


@given(starts, terms, st.integers(0, 40), st.sampled_from(sorted(set(State) - OPEN)))
def test_a_case_that_is_over_reminds_nobody(
    start: date, term: int, days: int, state: State
) -> None:
    """Answered, closed or withdrawn: silence."""
    case = a_case(
        registered_on=start, due_on=CALENDAR.due(start, term).due_on, term=term, state=state
    )
    assert due_stage(case, start + timedelta(days=days), CALENDAR) is None
