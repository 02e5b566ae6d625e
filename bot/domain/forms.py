"""The short form of each kind: what it may be about, and what is asked besides the words.

Sources: 002:5.3g (types of data requests), 002:7.12 (appeals), 002:2.4, 4.6ae (refusal of a
decision made by a program alone, the way without AI).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from bot.domain.cases import Case, Kind, Subject

ABOUT: Final[Mapping[Kind, tuple[Subject, ...]]] = {
    Kind.COMPLAINT: (
        Subject.UNFAIR_RESULT,
        Subject.PROCTORING,
        Subject.PERSONAL_DATA,
        Subject.SURVEILLANCE,
        Subject.NO_NOTICE,
        Subject.RESPONSIBLE_PERSON,
        Subject.HEAD,
        Subject.OTHER,
    ),
    Kind.DATA_REQUEST: (Subject.ACCESS, Subject.CORRECTION, Subject.DELETION, Subject.LOG),
}
"""Kinds that begin with a choice of what they are about."""
_KIND_OF: Final = {subject: kind for kind, about in ABOUT.items() for subject in about}
_DAY: Final = re.compile(r"(\d\d?)\.(\d\d?)\.(\d{4})")
_EARLIEST: Final = 2000


def kind_of(subject: Subject) -> Kind:
    """The kind that a case about `subject` has; somebody in distress reports an incident."""
    return Kind.INCIDENT if subject is Subject.DISTRESS else _KIND_OF[subject]


def appeal_subject(appealed: Case) -> Subject | None:
    """What an appeal of a case's outcome is about: whom the case was about stays shut out;
    where it came from does not decide the route.
    """
    return None if appealed.subject is Subject.DISTRESS else appealed.subject


def past_day(text: str, today: date) -> date | None:
    """A day typed as ``20.11.2026``; None if it is not one, lies ahead or too far back."""
    found = _DAY.fullmatch(text.strip())
    if found is None:
        return None
    day, month, year = (int(part) for part in found.groups())
    try:
        typed = date(year, month, day)
    except ValueError:
        return None
    return typed if year >= _EARLIEST and typed <= today else None
