"""The sections of school.toml: what a school must say before the bot may run.

Nothing that the documents leave to the school has a default here: terms, retention periods, the
age of answering alone, the notice. `init` proposes values and a person confirms them.
"""

from __future__ import annotations

from base64 import b64decode
from datetime import date
from pathlib import Path
from typing import Annotated, Final, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from bot.domain.cases import Kind, Routes
from bot.domain.people import Role
from bot.domain.working_days import OverlayDay, WorkingHours
from bot.fields import (
    Bilingual,
    BilingualParagraph,
    Body,
    Clock,
    Days,
    Line,
    MasterKey,
    Port,
    Section,
    Term,
    TimeZone,
    Token,
    Url,
    WebhookSecret,
    between,
    filled,
)

TELEGRAM_API: Final = "https://api.telegram.org"
TELEGRAM_DELETES_WITHIN_DAYS: Final = 2
MOST_REMINDERS: Final = 2
"""More would be nagging (002:3.5b)."""


class School(Section):
    """Who the school is and which clock hangs on its wall."""

    name: Bilingual
    city: Bilingual
    timezone: TimeZone

    @property
    def zone(self) -> ZoneInfo:
        """The school's time zone."""
        return ZoneInfo(self.timezone)


class Order(Section):
    """The head's order that sets the terms and periods below."""

    number: Line
    date: date
    proposed_by: Bilingual | None = None


class Webhook(Section):
    """Where Telegram delivers updates, and where the bot listens behind the school's proxy."""

    url: Url
    host: Line
    port: Port


class Telegram(Section):
    """How the bot reaches Telegram. `token` and `webhook_secret` never stand in school.toml."""

    api_base: Url = TELEGRAM_API
    mode: Literal["polling", "webhook"] = "polling"
    webhook: Webhook | None = None
    token: Token
    webhook_secret: WebhookSecret | None = None

    @model_validator(mode="after")
    def _webhook_is_complete(self) -> Self:
        if self.mode == "webhook" and not (self.webhook and self.webhook_secret):
            raise PydanticCustomError(
                "expected-webhook", "mode webhook needs telegram.webhook and its secret"
            )
        return self


class Storage(Section):
    """`database` is a file; a relative path starts in the folder of school.toml."""

    database: Path


class Keys(Section):
    """`master` wraps every data key; `id` is kept with what it wrapped. Secret, never in TOML."""

    id: Annotated[str, filled(32)]
    master: MasterKey

    def master_bytes(self) -> bytes:
        """The 32 bytes of the master key."""
        return b64decode(self.master.get_secret_value(), validate=True)


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


class RoleCard(Section):
    """A role of the staff as people are told of it: its title, and how to reach it."""

    title: Bilingual
    contact: Bilingual


class RoleCards(Section):
    """The roles a person can be sent to."""

    head: RoleCard
    responsible: RoleCard
    council: RoleCard
    psychologist: RoleCard

    def get(self, role: Role) -> RoleCard | None:
        """The card of `role`; None for roles that people are not sent to."""
        return {
            Role.HEAD: self.head,
            Role.RESPONSIBLE: self.responsible,
            Role.COUNCIL: self.council,
            Role.PSYCHOLOGIST: self.psychologist,
        }.get(role)


class RouteTable(Section):
    """Which body first hears each kind; who a complaint is about is settled by the domain."""

    question: Body
    explanation: Body
    data_request: Body
    complaint: Body
    appeal: Body
    incident: Body
    refusal: Body
    alternative: Body

    def routes(self) -> Routes:
        """The same as the domain takes it."""
        return Routes({kind: Role(getattr(self, kind.value)) for kind in Kind})


class Helpline(Section):
    """The state's helpline for children."""

    name: Bilingual
    number: Line


class Contacts(Section):
    """How to reach people without Telegram."""

    office: Bilingual
    phone: Line
    office_hours: Bilingual
    psychologist_phone: Line
    helpline: Helpline
    emergency: Line


class Pupils(Section):
    """From which age a pupil answers alone, and whether grades 1-4 may write free text."""

    answers_alone_from_age: Annotated[int, between(6, 18)]
    free_text_for_primary: bool = False


class Records(Section):
    """How people are told of notices and how their answers are recorded.

    `reminders` go out `reminder_days` working days apart and then stop. `understanding_question`
    asks one question before an acknowledgement. `daily_head` posts the chain's last link each
    working day.
    """

    reminders: Annotated[int, between(0, MOST_REMINDERS)]
    reminder_days: Annotated[int, between(1, 30)]
    understanding_question: bool
    consents_in_bot: bool
    consents_on_paper: bool
    daily_head: bool

    @model_validator(mode="after")
    def _consents_have_a_way(self) -> Self:
        if not self.consents_in_bot and not self.consents_on_paper:
            raise PydanticCustomError(
                "expected-consent-way", "with both ways closed nobody could consent or withdraw"
            )
        return self


class Security(Section):
    """For how many hours a code opens the staff's work, though never past the school's day."""

    unlock_hours: Annotated[int, between(1, 12)] = 12


class Notice(Section):
    """The bot's own general notice (002:B.1).

    The field on human participation is fixed by the standard and stands in the locales; the
    other twelve fields are the school's, in the order of the standard.
    """

    version: Line
    published: date
    effective: date
    order: Bilingual
    subject: BilingualParagraph
    purpose: BilingualParagraph
    legal_basis: BilingualParagraph
    system: BilingualParagraph
    data: BilingualParagraph
    storage: BilingualParagraph
    recipients: BilingualParagraph
    transfer: BilingualParagraph
    risks: BilingualParagraph
    rights: BilingualParagraph
    contact: BilingualParagraph
    record: BilingualParagraph

    @model_validator(mode="after")
    def _published_before_it_takes_effect(self) -> Self:
        if self.published >= self.effective:
            raise PydanticCustomError(
                "expected-later-effect", "a notice takes effect after the day it is published"
            )
        return self


class Pilot(Section):
    """The council's decision under which the bot runs, and whether it is still a pilot."""

    active: bool
    decision_number: Line
    decision_date: date


class Documents(Section):
    """The day whose state of the school's documents the rules show, and the school's own words
    for the mark on what was corrected or adapted with AI (000B:IVq.1-2), if it has them.
    """

    as_of: date
    label_text: Bilingual | None = None


class CalendarDay(Section):
    """A day that the state's calendar does not know yet, with its reason."""

    day: date
    working: bool
    reason: Bilingual

    def overlay(self) -> OverlayDay:
        """The same as the calendar takes it."""
        return OverlayDay(self.day, self.working, self.reason.kk, self.reason.ru)
