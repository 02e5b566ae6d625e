"""Where a parent stands with a consent: the newest of its records decides, and the day.

Serving and acknowledging are other records and never make a consent (002:5.3a, 6.13a, B.1).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from bot.domain.editions import NoticeLog
from bot.domain.ledger import Mark, Statement
from bot.domain.people import Audience, Profile

MARKS: Final = frozenset({Mark.CONSENTED, Mark.REFUSED, Mark.WITHDRAWN, Mark.EXPIRED})
"""The records that a consent is made of."""


class Stand(StrEnum):
    """Where a parent stands."""

    OPEN = "open"
    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    OUTDATED = "outdated"
    """Given for an edition that has changed in substance since; it holds for nothing new."""


@dataclass(frozen=True, slots=True)
class Consent:
    """Where somebody stands, the record that says so, and the last day of a given consent."""

    stand: Stand
    said: Statement | None = None
    last_day: date | None = None

    @property
    def withdrawable(self) -> bool:
        """Whether there is a consent to take back."""
        return self.stand in (Stand.GIVEN, Stand.OUTDATED)


def may_consent(profile: Profile | None) -> bool:
    """Only parents consent; a pupil of any age never does for themselves in this bot."""
    return profile is not None and profile.audience is Audience.PARENT


def last_day(log: NoticeLog, said: Statement) -> date | None:
    """The last day of a consent, by the term of the edition it was given for."""
    return _last_day(log, said.version, said.day)


def standing(log: NoticeLog, records: Iterable[Statement], today: date) -> Consent:
    """Where somebody stands by their records of a notice, oldest first."""
    of_consent = [one for one in records if one.mark in MARKS]
    if not of_consent:
        return Consent(Stand.OPEN)
    said = of_consent[-1]
    until = last_day(log, said) if said.mark is Mark.CONSENTED else None
    return Consent(stand_of(log, said.mark, said.version, said.day, today), said, until)


def stand_of(log: NoticeLog, mark: Mark, version: str, day: date, today: date) -> Stand:
    """Where the newest record of a consent leads: its mark, the version it is of, its day."""
    match mark:
        case Mark.REFUSED:
            # A refusal of an old edition is no answer to what changed since.
            return Stand.REFUSED if version in log.alike else Stand.OPEN
        case Mark.WITHDRAWN:
            return Stand.WITHDRAWN
        case Mark.EXPIRED:
            return Stand.EXPIRED
        case _:
            until = _last_day(log, version, day)
            if until is None or until < today:
                return Stand.EXPIRED
            return Stand.GIVEN if version in log.alike else Stand.OUTDATED


def _last_day(log: NoticeLog, version: str, day: date) -> date | None:
    edition = log.find(version)
    part = edition.content.consent if edition else None
    return day + timedelta(days=part.days) if part else None
