"""A text with its entities as HTML that is safe to show in a page."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Final

from bot.playground.entities.model import Entity, character_places, ordered, utf16_length

_TAGS: Final = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "spoiler": "tg-spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "expandable_blockquote": "blockquote",
}
_SAFE_SCHEMES: Final = ("http://", "https://", "tg://")


def render(text: str, entities: Iterable[Entity]) -> str:
    """HTML with the tags b, i, u, s, tg-spoiler, code, pre, blockquote and a; all else escaped."""
    shown = [one for one in ordered(list(entities)) if _opening(one, text)]
    if not shown:
        return escape(text)
    end_of_text = utf16_length(text)
    place = character_places(text)
    pieces: list[str] = []
    closing: list[Entity] = []
    cuts = sorted({0, end_of_text, *(e for one in shown for e in (one.offset, one.end))})
    queue = iter(shown)
    upcoming = next(queue, None)
    for begin, end in zip(cuts, [*cuts[1:], end_of_text], strict=True):
        while closing and closing[-1].end <= begin:
            pieces.append(f"</{_tag(closing.pop())}>")
        while upcoming is not None and upcoming.offset <= begin:
            pieces.append(_opening(upcoming, text))
            closing.append(upcoming)
            upcoming = next(queue, None)
        pieces.append(escape(text[place(begin) : place(end)]))
    pieces.extend(f"</{_tag(one)}>" for one in reversed(closing))
    return "".join(pieces)


def _tag(entity: Entity) -> str:
    return _TAGS.get(entity.type, "a")


def _opening(entity: Entity, text: str) -> str:
    """The opening tag, or nothing for an entity that a page shows as plain text."""
    if entity.type in _TAGS:
        return f"<{_TAGS[entity.type]}>"
    if entity.type == "text_link":
        link = entity.argument
    elif entity.type == "url":
        units = text.encode("utf-16-le")[2 * entity.offset : 2 * entity.end]
        link = units.decode("utf-16-le")
        if "://" not in link:
            link = f"https://{link}"
    else:
        return ""
    if not link.lower().startswith(_SAFE_SCHEMES):
        return ""
    return f'<a href="{escape(link)}" target="_blank" rel="noopener noreferrer">'
