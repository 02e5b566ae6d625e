"""When staff are told of many messages together, and no longer of each. Nothing is ever refused."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from bot.domain.cases import Kind, Subject

CASES_A_DAY: Final = 5
"""Cases of one person on one working day of which staff are told one by one."""
ADDITIONS_A_DAY: Final = 5
"""Additions to one case on one day of which staff are told one by one."""
ALERTS_AN_HOUR: Final = 60
"""Alerts to one staff member within an hour, whoever sent the cases."""
AN_HOUR: Final = timedelta(hours=1)


def told_at(now: datetime) -> datetime:
    """When staff are told together of what is held back now: at the next full hour."""
    return now.replace(minute=0, second=0, microsecond=0) + AN_HOUR


def is_urgent(kind: Kind, subject: Subject | None) -> bool:
    """Whether a case must not wait because others send much."""
    return kind is Kind.INCIDENT or subject is Subject.DISTRESS


def same_words(one: str, other: str) -> bool:
    """Whether two messages say the same, but for blanks and capitals."""
    return one.casefold().split() == other.casefold().split()
