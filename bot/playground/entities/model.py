"""One formatted stretch of a text, measured in UTF-16 code units as Telegram measures it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

SPLITTABLE: Final = ("bold", "italic", "underline", "strikethrough", "spoiler")
QUOTES: Final = frozenset({"blockquote", "expandable_blockquote"})
PRE: Final = frozenset({"pre", "code"})
USER_MADE: Final = frozenset({*SPLITTABLE, *QUOTES, *PRE, "text_link", "text_mention"})

_WIDE: Final = re.compile("[\U00010000-\U0010ffff]")

# A wider entity comes first; of two equal ones that with the smaller number is the outer.
_PRIORITY: Final = {
    "blockquote": 0,
    "expandable_blockquote": 0,
    "pre_code": 10,
    "pre": 11,
    "code": 20,
    "text_link": 49,
    "text_mention": 49,
    "bold": 90,
    "italic": 91,
    "underline": 92,
    "strikethrough": 93,
    "spoiler": 94,
    "custom_emoji": 99,
}


@dataclass(frozen=True, slots=True)
class Entity:
    """`argument` is a link's address, a code block's language or a mentioned user's id."""

    type: str
    offset: int
    length: int
    argument: str = ""

    @property
    def end(self) -> int:
        """The first unit behind the entity."""
        return self.offset + self.length

    @property
    def order(self) -> tuple[int, int, int]:
        """Sorts outer entities before the inner ones that begin at the same place."""
        kind = "pre_code" if self.type == "pre" and self.argument else self.type
        return (self.offset, -self.length, _PRIORITY.get(kind, 50))

    def json(self) -> dict[str, Any]:
        """The entity as the Bot API shows it."""
        shown: dict[str, Any] = {
            "type": self.type,
            "offset": self.offset,
            "length": self.length,
        }
        if self.type == "text_link":
            shown["url"] = self.argument
        elif self.type == "pre" and self.argument:
            shown["language"] = self.argument
        elif self.type == "custom_emoji":
            shown["custom_emoji_id"] = self.argument
        elif self.type == "text_mention":
            shown["user"] = {"id": int(self.argument), "is_bot": False, "first_name": ""}
        return shown


def utf16_length(text: str) -> int:
    """Length in UTF-16 code units; a character beyond the basic plane counts twice."""
    if text.isascii():
        return len(text)
    return len(text) + len(_WIDE.findall(text))


def utf16_positions(text: str) -> Sequence[int]:
    """The UTF-16 offset of every character, and of the end."""
    if not _WIDE.search(text):
        return range(len(text) + 1)
    positions = [0]
    at = 0
    for char in text:
        at += 2 if char > "\uffff" else 1
        positions.append(at)
    return positions


def character_places(text: str) -> Callable[[int], int]:
    """A function from UTF-16 offsets back to characters of `text`."""
    positions = utf16_positions(text)
    if isinstance(positions, range):
        return int
    return {at: index for index, at in enumerate(positions)}.__getitem__


def ordered(entities: list[Entity]) -> list[Entity]:
    """Outer first, in the order of the text."""
    return sorted(entities, key=lambda entity: entity.order)
