"""What each kind of case may be about, and the day of a decision."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.cases import Kind, Subject
from bot.domain.forms import ABOUT, kind_of, past_day

TODAY = date(2026, 11, 23)


@pytest.mark.requirement("R-5.3g", "R-8.3ae-2")
def test_every_subject_belongs_to_one_kind() -> None:
    """Listed once; only distress is offered elsewhere and reported as an incident."""
    listed = [subject for about in ABOUT.values() for subject in about]
    assert len(listed) == len(set(listed))
    assert set(Subject) - set(listed) == {Subject.DISTRESS}
    for kind, about in ABOUT.items():
        assert {kind_of(subject) for subject in about} == {kind}
    assert kind_of(Subject.DISTRESS) is Kind.INCIDENT


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12.10.2026", date(2026, 10, 12)),
        (" 1.9.2026 ", date(2026, 9, 1)),
        ("23.11.2026", TODAY),
        ("24.11.2026", None),
        ("31.02.2026", None),
        ("12.10.1999", None),
        ("12.10", None),
        ("вчера", None),
    ],
)
def test_a_day_is_read_only_when_it_is_one_and_over(text: str, day: date | None) -> None:
    """As dd.mm.yyyy, today or before; anything else is asked for again."""
    assert past_day(text, TODAY) == day
