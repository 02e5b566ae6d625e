"""Days that the school decreed in chat, upon those of its settings: the later word counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from bot.domain.people import Role
from bot.domain.working_days import OverlayDay, WorkCalendar

FARTHEST: Final = timedelta(days=730)
"""How far ahead a day can be decreed."""


class DecreeError(Exception):
    """The day is past or too far ahead, or counts so already."""


@dataclass(frozen=True, slots=True)
class Decree:
    """A change of one day. `working` is None when an earlier decree was taken back."""

    day: date
    working: bool | None
    reason_kk: str
    reason_ru: str
    role: Role
    changed_on: date

    def overlay(self) -> OverlayDay | None:
        """The day as the calendar takes it; None for one that was taken back."""
        if self.working is None:
            return None
        return OverlayDay(self.day, self.working, self.reason_kk, self.reason_ru)


def standing(changes: Iterable[Decree]) -> dict[date, Decree]:
    """The decrees that count, by day: the last change of each, unless it took the day back."""
    last = {change.day: change for change in changes}
    return {day: change for day, change in sorted(last.items()) if change.working is not None}


def overlay_with(
    base: Iterable[OverlayDay], decrees: Mapping[date, Decree]
) -> tuple[OverlayDay, ...]:
    """The settings' days with the decreed ones upon them."""
    days = {entry.day: entry for entry in base}
    days |= {day: entry for day, one in decrees.items() if (entry := one.overlay())}
    return tuple(days[day] for day in sorted(days))


def check_decree(calendar: WorkCalendar, day: date, today: date, *, working: bool) -> None:
    """Raises ``DecreeError`` for a day that cannot be decreed so today."""
    if not today <= day <= today + FARTHEST or calendar.is_working(day) is working:
        raise DecreeError
