"""Who the school is, who answers for what, and whom to ask beside the bot."""

from __future__ import annotations

from typing import Annotated
from zoneinfo import ZoneInfo

from bot.domain.cases import Kind, Routes
from bot.domain.people import Role
from bot.fields import (
    Bilingual,
    Body,
    DataBody,
    Line,
    Section,
    TimeZone,
    between,
)


class School(Section):
    """Who the school is and which clock hangs on its wall."""

    name: Bilingual
    city: Bilingual
    timezone: TimeZone

    @property
    def zone(self) -> ZoneInfo:
        """The school's time zone."""
        return ZoneInfo(self.timezone)


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
    """Which body first hears each kind; who a complaint is about is settled by the domain.

    Requests about data may go to whoever keeps the systems. A class teacher gets no case: the bot
    does not know the class of who writes, and all class teachers would read it.
    """

    question: Body
    explanation: Body
    data_request: DataBody
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
