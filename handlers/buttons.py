"""What buttons carry. Old keyboards stay clickable for ever, so a position travels in the
button itself, together with the version of the content it was made for.
"""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData

from bot.telegram.screen import Button
from bot.texts import Words


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
    """What to do with the notice: ``short``, ``full``, ``ack``, ``later``, ``ask``."""

    do: str
    version: str


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


class Attr(CallbackData, prefix="at"):
    """A step of the attribution helper; `value` is a number of purposes."""

    do: str
    step: str = ""
    what: str = ""
    value: int = 0


def button(words: Words, key: str, data: CallbackData, **args: str | int) -> Button:
    """A button with words from the texts."""
    return Button(words.plain(key, **args), data.pack())


def menu_row(words: Words) -> tuple[Button, ...]:
    """The row that leads out of every screen."""
    return (button(words, "button-menu", Go(to="menu")),)
