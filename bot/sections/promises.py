"""When the school works and what it promises: hours, terms, periods, days of its own."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Final, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from bot.domain.cases import Kind
from bot.domain.working_days import OverlayDay, WorkingHours
from bot.fields import (
    Bilingual,
    Clock,
    Days,
    Line,
    Section,
    Term,
    between,
)

TELEGRAM_DELETES_WITHIN_DAYS: Final = 2


class Order(Section):
    """The head's order that sets the terms and periods below."""

    number: Line
    date: date
    proposed_by: Bilingual | None = None


class Hours(Section):
    """Working hours of every working day, local time."""

    start: Clock
    end: Clock

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.start >= self.end:
            raise PydanticCustomError("expected-later-end", "the day must end after it starts")
        return self

    def working(self) -> WorkingHours:
        """The hours as the calendar takes them."""
        return WorkingHours(self.start, self.end)


class Terms(Section):
    """Working days in which the school answers each kind of case.

    `first_answer` is within how many of them a person takes a case up (``Promises.first_due``).
    `appeal_filing_days` and `reopen_days` are the time a person has, in working days.
    """

    question: Term
    explanation: Term
    data_request: Term
    complaint: Term
    appeal: Term
    incident: Term
    refusal: Term
    alternative: Term
    first_answer: Annotated[int, between(1, 5)]
    appeal_filing_days: Annotated[int, between(1, 365)]
    reopen_days: Annotated[int, between(1, 365)]

    def for_kind(self, kind: Kind) -> int:
        """Working days for an answer to a case of `kind`."""
        days: int = getattr(self, kind.value)
        return days


class Retention(Section):
    """Calendar days that each kind of data is kept; afterwards it is destroyed.

    `profiles` counts from the last use, `cases` from closing. `delivered_messages` is what
    lets the bot delete its own messages, which Telegram allows for two days.
    """

    profiles: Days
    acknowledgements: Days
    consents: Days
    cases: Days
    audit: Days
    delivered_messages: Annotated[int, between(1, TELEGRAM_DELETES_WITHIN_DAYS)]


class CalendarDay(Section):
    """A day that the state's calendar does not know yet, with its reason."""

    day: date
    working: bool
    reason: Bilingual

    def overlay(self) -> OverlayDay:
        """The same as the calendar takes it."""
        return OverlayDay(self.day, self.working, self.reason.kk, self.reason.ru)
