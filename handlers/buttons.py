"""What buttons carry. Old keyboards stay clickable for ever, so a position travels in the
button itself, together with the version of the content it was made for.
"""

from __future__ import annotations

from typing import Final

from aiogram.filters.callback_data import CallbackData

from bot.telegram.screen import Button
from bot.texts import Words

CASE_PAYLOAD: Final = "q_"
"""Start parameter that leads staff from the group to a case: this and the case's id."""


class Go(CallbackData, prefix="go"):
    """A place of the bot: ``menu``, ``rules``, ``notice`` …"""

    to: str


class Setup(CallbackData, prefix="su"):
    """A step of the first meeting: what was chosen so far, empty for what was not."""

    lang: str = ""
    who: str = ""
    band: str = ""


class Card(CallbackData, prefix="c"):
    """A card of a walkthrough. `side` is the front or one of the card's further texts."""

    who: str
    band: str
    at: int
    version: str
    side: str = "front"


class Chapters(CallbackData, prefix="ch"):
    """The chapters of a walkthrough."""

    who: str
    band: str


class NoticeButton(CallbackData, prefix="n"):
    """What to do with a notice: ``short``, ``full``, ``ack``, ``later``, ``ask``, ``log`` …

    `page` is one of the full text, from 0.
    """

    do: str
    notice: str
    version: str
    page: int = 0


class Understood(CallbackData, prefix="un"):
    """An answer to the question before an acknowledgement; `tries` were made before it.

    All that is known of the tries travels here: nothing of them is stored.
    """

    answer: str
    notice: str
    version: str
    tries: int


class NoticePage(CallbackData, prefix="np"):
    """A page, from 0, of the list of notices."""

    page: int


class ConsentButton(CallbackData, prefix="cs"):
    """A notice's consent: ``show``, ``agree``, ``refuse``, ``later``, ``withdraw``."""

    do: str
    notice: str
    version: str


class Receipt(CallbackData, prefix="re"):
    """One's own receipt as a file."""

    number: str


class FileButton(CallbackData, prefix="f"):
    """A step of filing a case."""

    do: str
    what: str = ""


class Mine(CallbackData, prefix="m"):
    """Something done with one's own case."""

    do: str
    case: str
    value: int = 0


class Work(CallbackData, prefix="w"):
    """Something a staff member does with a case."""

    do: str
    case: str = ""


class Shift(CallbackData, prefix="ws"):
    """A further step of a staff member with a case; `what` is a role, a number of days …"""

    do: str
    case: str
    what: str = ""


class Queue(CallbackData, prefix="qu"):
    """A page, from 0, of a part of the staff's queue; of one kind, or of all."""

    part: str
    page: int = 0
    kind: str = ""


class Attr(CallbackData, prefix="at"):
    """A step of the attribution helper; `value` is a number of purposes."""

    do: str
    step: str = ""
    what: str = ""
    value: int = 0


class SetupFor(Setup, prefix="sr"):
    """The same on the way to a rule that somebody shared, so that nothing need be stored."""

    rule: str


class TopicButton(CallbackData, prefix="t"):
    """The rules of one topic."""

    topic: str


class One(CallbackData, prefix="o"):
    """A card by itself. `back` is where it was opened from: ``topic``, a term, or nowhere."""

    rule: str
    side: str = "front"
    back: str = ""


class Share(CallbackData, prefix="sh"):
    """A link to a rule's card."""

    rule: str


class Quiz(CallbackData, prefix="k"):
    """A step of an understanding check. All that is known of its state travels here.

    `answers` has a digit (from 1) for each question answered so far; `at` is the question
    whose card is shown when `step` is a side of a card.
    """

    who: str
    band: str
    stage: str
    version: str
    step: str = "start"
    answers: str = ""
    at: int = 0


class TermPage(CallbackData, prefix="gp"):
    """A page of the glossary, from 0."""

    page: int


class TermButton(CallbackData, prefix="g"):
    """A term of the glossary."""

    term: str


class VersionPage(CallbackData, prefix="v"):
    """A page of the log of versions, from 0."""

    page: int


class PublishButton(CallbackData, prefix="pb"):
    """A step of publishing a notice; `what` is a kind, a code, or reader and language."""

    do: str
    what: str = ""
    page: int = 0


class ClassButton(CallbackData, prefix="kl"):
    """Something done with a class; `out` is how many slips were out when the button was made."""

    do: str
    id: str = ""
    out: int = 0


class Undelivered(CallbackData, prefix="ud"):
    """Something done with the letters of a kind that Telegram refused."""

    do: str
    kind: str


class CalendarButton(CallbackData, prefix="cd"):
    """A step in the calendar; `what` is a year, a day or ``1`` for a working day."""

    do: str
    what: str = ""


class ClassPage(CallbackData, prefix="kp"):
    """A page, from 0, of the list of classes or of the notices with a coverage."""

    what: str
    page: int


class CoverageButton(CallbackData, prefix="cv"):
    """How far a notice has reached: ``read`` or ``consents``, with a page from 0."""

    do: str
    notice: str
    page: int


class CoverageFile(CallbackData, prefix="cf"):
    """Coverage as a file: ``book`` or ``picture``."""

    form: str
    notice: str


class StaffButton(CallbackData, prefix="st"):
    """Something done with roles; `who` is the pseudonym of a colleague."""

    do: str
    role: str = ""
    who: str = ""


class StaffPage(CallbackData, prefix="sf"):
    """A page, from 0, of the list of staff."""

    page: int


class Delivery(CallbackData, prefix="dl"):
    """Telling people of a notice: ``list``, ``show``, ``begin``; the version is the one shown."""

    do: str
    notice: str = ""
    version: str = ""


class SlipStep(CallbackData, prefix="sp"):
    """A step of somebody who came with a slip: ``ask``, ``yes``, ``other``."""

    do: str
    lang: str
    token: str


def button(words: Words, key: str, data: CallbackData, **args: str | int) -> Button:
    """A button with words from the texts."""
    return Button(words.plain(key, **args), data.pack())


def menu_row(words: Words) -> tuple[Button, ...]:
    """The row that leads out of every screen."""
    return (button(words, "button-menu", Go(to="menu")),)
