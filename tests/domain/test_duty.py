"""Days away as staff type them, and labels that stand for names."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.duty import LONGEST_AWAY, absence, label, read_days

TODAY = date(2026, 11, 23)
ALMATY = ZoneInfo("Asia/Almaty")


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("24.11.2026 – 05.12.2026", date(2026, 11, 24), date(2026, 12, 5)),
        ("24.11.2026-5.12.2026", date(2026, 11, 24), date(2026, 12, 5)),
        (" 1.11.2026 — 23.11.2026 ", date(2026, 11, 1), TODAY),
        ("24.11.2026 25.11.2026", date(2026, 11, 24), date(2026, 11, 25)),
        ("23.11.2026", TODAY, TODAY),
    ],
)
def test_days_are_read_as_people_write_them(typed: str, first: date, last: date) -> None:
    """Two dates or one, with any dash between; the last day is not over."""
    assert read_days(typed, TODAY) == (first, last)


@pytest.mark.parametrize(
    "typed",
    [
        "", "завтра", "31.02.2027", "22.11.2026", "05.12.2026 – 24.11.2026", "24.11.2028",
        "24.11", "24.11.2026 – 05.12.2026 – 06.12.2026", "24.11.2026 – скоро",
    ],
)  # fmt: skip
def test_what_is_no_absence_is_not_read(typed: str) -> None:
    """Words, days that do not exist, are over, stand the wrong way round or years ahead."""
    assert read_days(typed, TODAY) is None


@given(st.integers(0, LONGEST_AWAY), st.integers(0, LONGEST_AWAY))
def test_an_absence_holds_its_whole_days_and_no_more(start: int, length: int) -> None:
    """From the first midnight of the school's zone to the one after the last day."""
    first = date.fromordinal(TODAY.toordinal() + start)
    last = date.fromordinal(first.toordinal() + length)
    away = absence(first, last, ALMATY, None)
    assert away.days(ALMATY) == (first, last)
    assert away.since == datetime(first.year, first.month, first.day, tzinfo=ALMATY)
    assert (away.until - away.since).days == length + 1
    assert away.since.astimezone(UTC) < away.until.astimezone(UTC)


def test_a_label_is_short_and_always_the_same() -> None:
    """Four signs: enough to tell colleagues apart, too few to find anybody."""
    assert label("3f9a" + "0" * 28) == "3F9A"
