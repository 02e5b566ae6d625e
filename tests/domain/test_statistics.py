"""Public figures: whole months, no case that could be picked out."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.cases import Decision, Kind
from bot.domain.statistics import (
    FEWEST_COUNTED,
    Outcome,
    Period,
    periods,
    published,
    suppressed,
)

COUNTS = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 12))


@pytest.mark.requirement("R-6.12ae")
@given(COUNTS)
def test_what_is_hidden_cannot_be_worked_out(counts: dict[str, int]) -> None:
    """Given the sum and all that is shown, no single hidden figure follows, nor a small sum."""
    shown = suppressed(counts)
    hidden = {key: counts[key] for key, count in shown.items() if count is None}
    assert all(
        count == 0 or count >= FEWEST_COUNTED for count in shown.values() if count is not None
    )
    everything = len(hidden) == sum(1 for count in counts.values() if count)
    assert not hidden or everything or (len(hidden) > 1 and sum(hidden.values()) >= FEWEST_COUNTED)


@given(COUNTS)
def test_no_more_is_hidden_than_must_be(counts: dict[str, int]) -> None:
    """Where every figure is large enough, nothing is hidden; what is shown is true."""
    shown = suppressed(counts)
    assert all(counts[key] == count for key, count in shown.items() if count is not None)
    if all(count == 0 or count >= FEWEST_COUNTED for count in counts.values()):
        assert None not in shown.values()


@pytest.mark.parametrize(
    ("today", "told"),
    [
        (date(2026, 11, 22), [("2026-07-01", "2026-10-31"), ("2026-01-01", "2026-06-30")]),
        (date(2026, 7, 31), [("2026-01-01", "2026-06-30")]),
        (date(2026, 8, 1), [("2026-07-01", "2026-07-31"), ("2026-01-01", "2026-06-30")]),
        (date(2027, 1, 15), [("2026-07-01", "2026-12-31")]),
        (date(2027, 3, 1), [("2027-01-01", "2027-02-28"), ("2026-07-01", "2026-12-31")]),
    ],
)
def test_a_period_ends_with_a_whole_month(today: date, told: list[tuple[str, str]]) -> None:
    """The running half-year up to the end of last month, and the one before."""
    expected = [Period(*map(date.fromisoformat, pair)) for pair in told]
    assert list(periods(today)) == expected


@pytest.mark.requirement("R-6.12ae")
@given(
    st.dictionaries(st.tuples(st.sampled_from(Kind), st.sampled_from(Outcome)), st.integers(1, 9)),
    st.sampled_from(Decision),
)
def test_a_period_too_small_tells_nothing(
    counts: dict[tuple[Kind, Outcome], int], decision: Decision
) -> None:
    """Under five cases neither sum nor kinds nor outcomes nor decisions nor the share are told."""
    period = Period(date(2026, 1, 1), date(2026, 6, 30))
    total = sum(counts.values())
    figures = published(period, counts, {decision: total})
    if 0 < total < FEWEST_COUNTED:
        assert figures.total is None
        assert figures.in_time is None
        every = (figures.kinds, figures.outcomes, figures.decisions)
        assert all(not count for told in every for count in told.values())
    else:
        assert figures.total == total
