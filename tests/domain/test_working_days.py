"""The working-day calendar: legal vectors, its own arithmetic, and what the overlay may move."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from fluent.syntax import FluentParser, ast
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.people import Language
from bot.domain.working_days import (
    HOLIDAY_KEYS,
    TRANSFERRED_KEY,
    DayOffKind,
    OverlayDay,
    WorkCalendar,
    WorkingHours,
)
from bot.texts import LOCALES

ALMATY = ZoneInfo("Asia/Almaty")
HOURS = WorkingHours(time(9), time(18))
CALENDAR = WorkCalendar(())
ONE_DAY = timedelta(days=1)

days_of_calendar = st.dates(date(2024, 1, 1), date(2030, 6, 30))
terms = st.integers(1, 15)


@st.composite
def overlays(draw: st.DrawFn) -> tuple[OverlayDay, ...]:
    """Up to eight changed days near each other, so that terms meet them."""
    first = draw(days_of_calendar)
    offsets = draw(st.sets(st.integers(0, 40), max_size=8))
    return tuple(
        OverlayDay(first + timedelta(days=n), draw(st.booleans()), "себебі", "причина")
        for n in sorted(offsets)
    )


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2026-03-06", "2026-04-02"),
        ("2026-12-14", "2027-01-08"),
        ("2026-12-30", "2027-01-25"),
        ("2027-05-05", "2027-05-28"),
    ],
)
def test_fifteen_working_days_end_where_the_law_counts_them(received: str, due: str) -> None:
    """Women's Day, Nauryz, New Year, Christmas and the May holidays are not counted."""
    assert CALENDAR.due(date.fromisoformat(received), 15).due_on == date.fromisoformat(due)


def test_the_explanation_names_the_holiday_stepped_over() -> None:
    due = CALENDAR.due(date(2026, 12, 14), 5)
    assert due.due_on == date(2026, 12, 22)
    assert [(d.day, d.key, d.kind) for d in due.skipped] == [
        (date(2026, 12, 16), "holiday-independence-day", DayOffKind.HOLIDAY)
    ]
    assert not due.skipped[0].transferred
    assert not due.estimated


def test_a_holiday_on_a_weekend_is_explained_by_its_day_off() -> None:
    due = CALENDAR.due(date(2027, 4, 30), 1)
    assert due.due_on == date(2027, 5, 4)
    (day,) = due.skipped
    assert (day.day, day.key, day.transferred) == (date(2027, 5, 3), "holiday-unity-day", True)


def test_a_decreed_swap_is_a_day_off_and_its_saturday_is_a_working_day() -> None:
    off = CALENDAR.day_off(date(2024, 5, 8))
    assert off is not None
    assert (off.key, off.transferred) == (TRANSFERRED_KEY, True)
    assert CALENDAR.is_working(date(2024, 5, 4))


def test_kurban_ait_is_marked_as_expected_until_the_overlay_settles_it() -> None:
    """The library only estimates the day; the school's overlay replaces it by the decreed one."""
    assert CALENDAR.due(date(2026, 5, 26), 2).estimated
    settled = WorkCalendar(
        (
            OverlayDay(date(2026, 5, 27), True, "жұмыс күні", "рабочий день"),
            OverlayDay(date(2026, 5, 28), False, "Құрбан айт", "Курбан-айт"),
        )
    ).due(date(2026, 5, 26), 2)
    assert not settled.estimated
    assert settled.due_on == date(2026, 5, 29)
    (day,) = settled.skipped
    assert day.kind is DayOffKind.OVERLAY
    assert day.overlay is not None
    assert day.overlay.reason(Language.RU) == "Курбан-айт"
    assert day.overlay.reason(Language.KK) == "Құрбан айт"


def test_every_holiday_of_2024_to_2030_has_a_key_and_every_key_a_text() -> None:
    """A holiday without a name would break the explanation of a due date."""
    day, keys = date(2024, 1, 1), set()
    while day.year < 2031:
        if off := CALENDAR.day_off(day):
            keys.add(off.key)
        day += ONE_DAY
    assert {"holiday-kurban-ait", "holiday-constitution-day", TRANSFERRED_KEY} <= keys
    assert keys <= {*HOLIDAY_KEYS.values(), TRANSFERRED_KEY}
    for language in Language:
        source = (LOCALES / language.value / "holidays.ftl").read_text(encoding="utf-8")
        ids = {e.id.name for e in FluentParser().parse(source).body if isinstance(e, ast.Message)}
        assert {*HOLIDAY_KEYS.values(), TRANSFERRED_KEY} <= ids


def test_weekends_on_a_holiday_are_named_by_the_library_we_map() -> None:
    """Names on weekends never reach a person but must map too, for when the calendar shifts."""
    from holidays import country_holidays

    for year in range(2024, 2031):
        for name in country_holidays("KZ", years=year, language="en_US").values():
            for part in name.split("; "):
                assert part.startswith("Day off") or part.partition(" (")[0] in HOLIDAY_KEYS


@given(overlays(), days_of_calendar, terms)
def test_a_term_ends_on_a_working_day_and_counts_back(
    overlay: tuple[OverlayDay, ...], registered: date, days: int
) -> None:
    calendar = WorkCalendar(overlay)
    due = calendar.due(registered, days)
    assert calendar.is_working(due.due_on)
    assert calendar.working_days_between(registered, due.due_on) == days
    assert calendar.working_days_between(due.due_on, registered) == -days
    assert all(
        registered < d.day < due.due_on and not calendar.is_working(d.day) for d in due.skipped
    )


@given(overlays(), days_of_calendar, st.integers(0, 20), terms)
def test_later_or_longer_is_never_earlier(
    overlay: tuple[OverlayDay, ...], registered: date, later: int, days: int
) -> None:
    calendar = WorkCalendar(overlay)
    due = calendar.due(registered, days).due_on
    assert calendar.due(registered + timedelta(days=later), days).due_on >= due
    assert calendar.due(registered, days + 1).due_on > due


@given(overlays(), days_of_calendar, terms)
def test_the_overlay_moves_only_the_days_it_names(
    overlay: tuple[OverlayDay, ...], registered: date, days: int
) -> None:
    calendar = WorkCalendar(overlay)
    named = {entry.day: entry.working for entry in overlay}
    plain = CALENDAR.due(registered, days)
    changed = calendar.due(registered, days)
    day = registered
    while day < max(plain.due_on, changed.due_on):
        day += ONE_DAY
        assert calendar.is_working(day) == named.get(day, CALENDAR.is_working(day))
    if not any(registered < d <= plain.due_on for d in named):
        assert changed == plain


@given(days_of_calendar, terms)
def test_half_time_and_the_day_before_lie_within_the_term(registered: date, days: int) -> None:
    due = CALENDAR.due(registered, days).due_on
    half = CALENDAR.half_time(registered, due)
    assert registered < half <= due
    assert CALENDAR.working_days_between(registered, half) == (days + 1) // 2
    before = CALENDAR.day_before(due)
    assert CALENDAR.is_working(before)
    assert CALENDAR.next_working_day(before) == due


def test_half_time_of_a_term_already_over_is_its_due_day() -> None:
    assert CALENDAR.half_time(date(2026, 11, 20), date(2026, 11, 18)) == date(2026, 11, 18)


@pytest.mark.parametrize(
    ("local", "day"),
    [
        ("2026-11-20T07:00", "2026-11-20"),
        ("2026-11-20T17:59", "2026-11-20"),
        ("2026-11-20T18:00", "2026-11-23"),
        ("2026-11-21T12:00", "2026-11-23"),
        ("2026-12-15T23:30", "2026-12-17"),
        ("2026-12-31T20:00", "2027-01-05"),
    ],
)
def test_what_comes_after_hours_is_registered_on_the_next_working_day(local: str, day: str) -> None:
    """Hours end exclusively: what comes at 18:00 sharp is after hours."""
    moment = datetime.fromisoformat(local).replace(tzinfo=ALMATY).astimezone(UTC)
    assert CALENDAR.registered_on(moment, HOURS, ALMATY) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("local", "expected"),
    [
        ("2026-11-20T07:00", "2026-11-20T09:00"),
        ("2026-11-20T09:00", "2026-11-20T09:00"),
        ("2026-11-20T15:30", "2026-11-20T15:30"),
        ("2026-11-20T18:00", "2026-11-23T09:00"),
        ("2026-11-22T10:00", "2026-11-23T09:00"),
    ],
)
def test_reminders_wait_for_working_hours(local: str, expected: str) -> None:
    moment = datetime.fromisoformat(local).replace(tzinfo=ALMATY).astimezone(UTC)
    found = CALENDAR.next_working_moment(moment, HOURS, ALMATY)
    assert found == datetime.fromisoformat(expected).replace(tzinfo=ALMATY)


def test_the_version_follows_the_days_and_not_the_wording() -> None:
    day = date(2026, 9, 1)
    closed = WorkCalendar((OverlayDay(day, False, "а", "а"),))
    reworded = WorkCalendar((OverlayDay(day, False, "б", "б"),))
    opened = WorkCalendar((OverlayDay(day, True, "а", "а"),))
    assert closed.version == reworded.version
    assert len({CALENDAR.version, closed.version, opened.version}) == 3


def test_nonsense_is_refused() -> None:
    day = OverlayDay(date(2026, 9, 1), False, "а", "а")
    with pytest.raises(ValueError, match="twice"):
        WorkCalendar((day, day))
    with pytest.raises(ValueError, match="at least one"):
        CALENDAR.due(date(2026, 9, 1), 0)
    with pytest.raises(ValueError, match="start before"):
        WorkingHours(time(18), time(9))
    with pytest.raises(ValueError, match="time zone"):
        CALENDAR.registered_on(datetime(2026, 9, 1, 10), HOURS, ALMATY)  # noqa: DTZ001  # the naive moment is the point


def test_importing_the_module_does_not_load_the_holiday_library() -> None:
    code = "import sys, bot.domain.working_days; sys.exit('holidays' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603  # our own interpreter and code
