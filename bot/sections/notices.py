"""What is told: the bot's own notice, how answers are recorded, the documents and the pilot."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Final, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from bot.fields import (
    Bilingual,
    BilingualParagraph,
    Line,
    Section,
    between,
)

MOST_REMINDERS: Final = 2
"""More would be nagging (002:3.5b)."""


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
