"""Working days of Kazakhstan: when a case is registered, when it is due, and why.

Holidays, the days off that follow a holiday on a weekend, and the day swaps decreed up to 2025
come from the `holidays` library; whatever it does not know yet (a later decree, the confirmed
day of Kurban Ait, a day on which the school is shut) is the school's overlay, and the overlay
wins. The week has five working days.

Terms are counted from the day after registration. Moments are aware datetimes; days are dates
in the school's own time zone.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version as installed_version
from typing import TYPE_CHECKING, Final

from bot.domain.people import Language

if TYPE_CHECKING:
    from holidays import HolidayBase

ONE_DAY: Final = timedelta(days=1)

OBSERVED: Final = "(observed"
ESTIMATED: Final = "estimated)"
DECREED_DAY_OFF: Final = "Day off (substituted from"
TRANSFERRED_KEY: Final = "holiday-day-off-swapped"

HOLIDAY_KEYS: Final = {
    "Capital Day": "holiday-capital-day",
    "Constitution Day": "holiday-constitution-day",
    "Defender of the Fatherland Day": "holiday-defender-day",
    "Eid al-Adha": "holiday-kurban-ait",
    "First President Day": "holiday-first-president-day",
    "Independence Day": "holiday-independence-day",
    "International Women's Day": "holiday-womens-day",
    "Kazakhstan's People Solidarity Holiday": "holiday-unity-day",
    "New Year's Day": "holiday-new-year",
    "Nowruz Holiday": "holiday-nauryz",
    "Orthodox Christmas": "holiday-orthodox-christmas",
    "Republic Day": "holiday-republic-day",
    "Victory Day": "holiday-victory-day",
}


class UnknownHolidayError(LookupError):
    """The library names a holiday for which there is no text yet."""


class DayOffKind(StrEnum):
    """Who made a weekday a day off: the state's calendar, or the school's overlay."""

    HOLIDAY = "holiday"
    OVERLAY = "overlay"


@dataclass(frozen=True, slots=True)
class OverlayDay:
    """One day that differs from the library's calendar, with the reason people are told."""

    day: date
    working: bool
    reason_kk: str
    reason_ru: str

    def reason(self, language: Language) -> str:
        """The reason in `language`."""
        return self.reason_kk if language is Language.KK else self.reason_ru


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """From `start` (inclusive) to `end` (exclusive), local time, the same on each working day."""

    start: time
    end: time

    def __post_init__(self) -> None:
        if self.start >= self.end:
            raise ValueError("working hours must start before they end")


@dataclass(frozen=True, slots=True)
class SkippedDay:
    """A weekday that was not counted.

    A holiday has `key`, the id of its text; `transferred` says the day off stands in for a
    holiday on a weekend; `estimated` says the date may still move (Kurban Ait). A day of the
    overlay has `overlay` instead, which brings its own reason.
    """

    day: date
    kind: DayOffKind
    key: str | None = None
    transferred: bool = False
    estimated: bool = False
    overlay: OverlayDay | None = None


@dataclass(frozen=True, slots=True)
class DueDate:
    """The last day of a term of `days` working days, and the weekdays it stepped over."""

    due_on: date
    days: int
    skipped: tuple[SkippedDay, ...]

    @property
    def estimated(self) -> bool:
        """Whether the date rests on a holiday whose day is only expected."""
        return any(day.estimated for day in self.skipped)


@lru_cache(maxsize=1)
def _library_version() -> str:
    return installed_version("holidays")


@lru_cache(maxsize=1)
def _library() -> HolidayBase:
    # Only here, so that importing this module costs nothing to those who never count days.
    from holidays import country_holidays

    return country_holidays("KZ", language="en_US")


def _is_weekend(day: date) -> bool:
    return day.isoweekday() > 5


class WorkCalendar:
    """The calendar of one school; its overlay changes when the head decrees a day.

    Raises ``ValueError`` if the overlay names a day twice.
    """

    def __init__(self, overlay: tuple[OverlayDay, ...] = ()) -> None:
        self.decree(overlay)

    def decree(self, overlay: tuple[OverlayDay, ...]) -> None:
        """Count on this overlay from now on; due dates computed before are stored and stay.

        Raises ``ValueError`` if it names a day twice.
        """
        fresh = {entry.day: entry for entry in overlay}
        if len(fresh) != len(overlay):
            raise ValueError("the calendar overlay names a day twice")
        self._overlay = fresh

    @property
    def overlay(self) -> tuple[OverlayDay, ...]:
        """The days that differ from the library's calendar, in order."""
        return tuple(self._overlay[day] for day in sorted(self._overlay))

    @property
    def version(self) -> str:
        """Changes whenever a due date computed before might come out differently now."""
        days = sorted((entry.day, entry.working) for entry in self._overlay.values())
        digest = sha256(repr(days).encode()).hexdigest()[:8]
        return f"holidays-{_library_version()}+{digest}"

    def is_working(self, day: date) -> bool:
        """Whether `day` counts towards a term."""
        entry = self._overlay.get(day)
        return entry.working if entry else bool(_library().is_working_day(day))

    def day_off(self, day: date) -> SkippedDay | None:
        """Why a weekday is not a working day; None for working days and plain weekends.

        Raises ``UnknownHolidayError`` if the library has a holiday without a text.
        """
        if self.is_working(day) or _is_weekend(day):
            return None
        if entry := self._overlay.get(day):
            return SkippedDay(day, DayOffKind.OVERLAY, overlay=entry)
        # Two holidays on one day are joined by the library; naming one is enough.
        name = _library()[day].split("; ")[0]
        if name.startswith(DECREED_DAY_OFF):
            return SkippedDay(day, DayOffKind.HOLIDAY, TRANSFERRED_KEY, transferred=True)
        key = HOLIDAY_KEYS.get(name.partition(" (")[0])
        if key is None:
            raise UnknownHolidayError(name)
        return SkippedDay(
            day,
            DayOffKind.HOLIDAY,
            key,
            transferred=OBSERVED in name,
            estimated=name.endswith(ESTIMATED),
        )

    def next_working_day(self, day: date) -> date:
        """The first working day after `day`."""
        day += ONE_DAY
        while not self.is_working(day):
            day += ONE_DAY
        return day

    def day_before(self, due: date) -> date:
        """The last working day before `due`."""
        day = due - ONE_DAY
        while not self.is_working(day):
            day -= ONE_DAY
        return day

    def due(self, registered: date, days: int) -> DueDate:
        """The end of a term of `days` (1 or more) working days after `registered`.

        Raises ``ValueError`` for a term of no days.
        """
        if days < 1:
            raise ValueError("a term has at least one working day")
        day = registered
        left = days
        skipped: list[SkippedDay] = []
        while left:
            day += ONE_DAY
            if self.is_working(day):
                left -= 1
            elif off := self.day_off(day):
                skipped.append(off)
        return DueDate(day, days, tuple(skipped))

    def working_days_between(self, start: date, end: date) -> int:
        """Working days after `start` up to and including `end`; negative if `end` is earlier."""
        if end < start:
            return -self.working_days_between(end, start)
        span = (end - start).days
        return sum(self.is_working(start + timedelta(days=n)) for n in range(1, span + 1))

    def working_days_in(self, year: int, month: int) -> int:
        """How many working days a month has."""
        _, days = monthrange(year, month)
        return sum(self.is_working(date(year, month, day)) for day in range(1, days + 1))

    def half_time(self, registered: date, due: date) -> date:
        """The working day on which half of the term, rounded up, is over; never after `due`."""
        half = (self.working_days_between(registered, due) + 1) // 2
        return min(due, self.due(registered, half).due_on) if half > 0 else due

    def registered_on(self, moment: datetime, hours: WorkingHours, tz: tzinfo) -> date:
        """The day on which what came at `moment` is registered.

        After hours and on a day off it is the next working day; early in the morning of a
        working day it is that day.
        """
        local = _local(moment, tz)
        if self.is_working(local.date()) and local.time() < hours.end:
            return local.date()
        return self.next_working_day(local.date())

    def next_working_moment(self, moment: datetime, hours: WorkingHours, tz: tzinfo) -> datetime:
        """`moment` itself within working hours, else the next time they start, both in `tz`."""
        local = _local(moment, tz)
        day = self.registered_on(moment, hours, tz)
        if day == local.date() and local.time() >= hours.start:
            return local
        return datetime.combine(day, hours.start, tzinfo=tz)


def _local(moment: datetime, tz: tzinfo) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone cannot be placed on the calendar")
    return moment.astimezone(tz)
