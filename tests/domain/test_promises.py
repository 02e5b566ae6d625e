"""What the school promised: when a case is registered, when it is due, until when it reopens."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.cases import Kind
from tests.domain.sample import ALMATY, CALENDAR, promises

moments = st.datetimes(
    datetime(2026, 1, 1),  # noqa: DTZ001  # hypothesis wants naive bounds and adds the zone
    datetime(2028, 6, 30),  # noqa: DTZ001  # the same
    timezones=st.just(UTC),
)
terms = st.integers(1, 15)


@pytest.mark.requirement("R-6.12a")
@given(moments, terms, st.sampled_from(Kind))
def test_a_case_is_promised_within_its_own_term(moment: datetime, term: int, kind: Kind) -> None:
    """Registered on a working day, not before it came, due exactly `term` working days later."""
    promise = promises(term)
    day, due = promise.register(kind, moment)
    assert CALENDAR.is_working(day)
    assert day >= promise.today(moment)
    assert CALENDAR.working_days_between(day, due.due_on) == due.days == term


@pytest.mark.requirement("R-6.12a")
@given(moments, terms, st.integers(1, 5), st.sampled_from(Kind))
def test_a_case_is_taken_up_in_its_time_and_never_after_its_answer(
    moment: datetime, term: int, days: int, kind: Kind
) -> None:
    """So many working days as the school said, or the whole term where that is shorter."""
    promise = promises(term, first_answer=days)
    day, due = promise.register(kind, moment)
    first = promise.first_due(kind, day)
    assert CALENDAR.working_days_between(day, first) == min(days, term)
    assert first <= due.due_on


@given(moments, st.integers(0, 10**6), terms)
def test_who_comes_later_is_never_promised_earlier(
    moment: datetime, seconds: int, term: int
) -> None:
    """Waiting with a complaint never brings its answer forward."""
    promise = promises(term)
    _, first = promise.register(Kind.COMPLAINT, moment)
    _, second = promise.register(Kind.COMPLAINT, moment + timedelta(seconds=seconds))
    assert first.due_on <= second.due_on


def test_the_day_is_the_schools_and_not_the_servers() -> None:
    """Late in the evening in UTC it is already tomorrow at the school."""
    late = datetime(2026, 11, 23, 20, 30, tzinfo=UTC)
    assert promises().today(late) == date(2026, 11, 24)


@given(moments)
def test_working_time_is_within_the_hours_of_a_working_day(moment: datetime) -> None:
    """Nothing that waits for working time goes out at night, on a weekend or on a holiday."""
    promise = promises()
    if promise.is_working_time(moment):
        local = moment.astimezone(ALMATY)
        assert CALENDAR.is_working(local.date())
        assert 9 <= local.hour < 18
        assert promise.register(Kind.QUESTION, moment)[0] == local.date()


@pytest.mark.parametrize(
    ("local", "working"),
    [
        ("2026-11-23T08:59", False),
        ("2026-11-23T09:00", True),
        ("2026-11-23T17:59", True),
        ("2026-11-23T18:00", False),
        ("2026-11-22T12:00", False),
        ("2026-12-16T12:00", False),
    ],
)
def test_hours_begin_sharp_and_end_sharp(local: str, working: bool) -> None:
    """From 9:00 and before 18:00, not on Sunday, not on Independence Day."""
    moment = datetime.fromisoformat(local).replace(tzinfo=ALMATY)
    assert promises().is_working_time(moment) == working


@given(st.dates(date(2026, 1, 1), date(2028, 1, 1)), st.integers(0, 60))
def test_an_answer_can_be_reopened_for_the_promised_working_days(answered: date, days: int) -> None:
    """Once the time is over it stays over, and the promised number of days is given whole."""
    promise = promises()
    today = answered + timedelta(days=days)
    passed = CALENDAR.working_days_between(answered, today)
    assert promise.may_reopen(answered, today) == (passed <= promise.reopen_days)
    if not promise.may_reopen(answered, today):
        assert not promise.may_reopen(answered, today + timedelta(days=1))
