"""Staff as the bot knows them: a role, a day, a label instead of a name, and when they are away."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Final

from bot.domain.people import Role

LONGEST_AWAY: Final = 366
"""Calendar days ahead that an absence may end."""
_LABEL: Final = 4
_DAY: Final = r"(\d{1,2})\.(\d{1,2})\.(\d{4})"
_DAYS: Final = re.compile(rf"{_DAY}(?:\s*[-–—\s]\s*{_DAY})?")


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who holds a role since a day. `person` is a pseudonym."""

    person: str
    role: Role
    since: date


@dataclass(frozen=True, slots=True)
class Absence:
    """When somebody is away, from `since` to before `until`, and the deputy they named."""

    since: datetime
    until: datetime
    deputy: str | None

    def days(self, zone: tzinfo) -> tuple[date, date]:
        """The first and the last day away."""
        last = self.until.astimezone(zone).date() - timedelta(days=1)
        return self.since.astimezone(zone).date(), last


def absence(first: date, last: date, zone: tzinfo, deputy: str | None) -> Absence:
    """Away from the first to the last day, both whole."""
    since = datetime.combine(first, time(), zone)
    return Absence(since, datetime.combine(last + timedelta(days=1), time(), zone), deputy)


def read_days(text: str, today: date) -> tuple[date, date] | None:
    """First and last day of "24.11.2026 – 05.12.2026", or one day alone; None if it is no such.

    The last day is not over yet and at most ``LONGEST_AWAY`` days ahead.
    """
    found = _DAYS.fullmatch(text.strip())
    if found is None:
        return None
    numbers = [int(one) for one in found.groups() if one]
    try:
        days = [date(y, m, d) for d, m, y in (numbers[:3], numbers[-3:])]
    except ValueError:
        return None
    first, last = days
    if not today <= last <= today + timedelta(days=LONGEST_AWAY) or first > last:
        return None
    return first, last


def label(person: str) -> str:
    """A few signs of a pseudonym, to tell colleagues apart; it leads to nobody."""
    return person[:_LABEL].upper()
