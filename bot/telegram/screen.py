"""A screen: what a person sees in one message, before the gate marks it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup


@dataclass(frozen=True, slots=True)
class Button:
    """A button with its words and what it stands for: callback data or an address."""

    text: str
    data: str | None = None
    url: str | None = None


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Screen:
    """HTML and rows of buttons."""

    text: str
    rows: Rows = ()

    def markup(self) -> InlineKeyboardMarkup | None:
        """The keyboard as Telegram takes it, None without buttons."""
        if not self.rows:
            return None
        return InlineKeyboardMarkup(
            inline_keyboard=[
                [InlineKeyboardButton(text=b.text, callback_data=b.data, url=b.url) for b in row]
                for row in self.rows
            ]
        )

    def to_args(self) -> dict[str, Any]:
        """The screen as arguments of a letter, when it must wait in the outbox."""
        return {
            "text": self.text,
            "rows": [[[b.text, b.data, b.url] for b in row] for row in self.rows],
        }

    @classmethod
    def from_args(cls, args: dict[str, Any]) -> Screen:
        """The screen again."""
        return cls(args["text"], tuple(tuple(Button(*b) for b in row) for row in args["rows"]))


@dataclass(frozen=True, slots=True)
class Topic:
    """A case's topic in the staff's group, as it must look: its name, and whether it is closed.

    `thread` is where it is, None before it is made; `words` stand in it, with a button labelled
    `label` that leads to the private chat by the start parameter `payload`.
    """

    case: str
    name: str
    words: str
    label: str
    payload: str
    closed: bool
    thread: int | None
