"""``parse_mode`` HTML, as strict and as forgiving as Telegram's own parser.

Errors carry the server's exact words and count bytes, not characters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from bot.playground.entities.links import ascii_lower, checked_link, linked_user
from bot.playground.entities.model import Entity, ordered, utf16_length
from bot.playground.entities.scanner import END, SPACES, Scanner, reference
from bot.playground.errors import bad_request

_TYPES: Final = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
}
_TAGS: Final = frozenset({*_TYPES, "a", "tg-emoji", "pre", "code", "blockquote"})
_PLAIN: Final = re.compile(r"[^<&]+")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


@dataclass(slots=True)
class _Open:
    tag: str
    argument: str
    offset: int
    chunk: int


class _Parser(Scanner):
    def __init__(self, source: str) -> None:
        super().__init__(source)
        self.chunks: list[str] = []
        self.offset = 0
        self.entities: list[Entity] = []
        self.open: list[_Open] = []

    def emit(self, text: str) -> None:
        self.chunks.append(text)
        self.offset += utf16_length(text)

    def parse(self) -> tuple[str, list[Entity]]:
        at = 0
        while at < self.size:
            plain = _PLAIN.match(self.source, at, self.size)
            if plain:
                self.emit(plain[0])
                at = plain.end()
            elif self.source[at] == "&":
                char, at = reference(self.source, at) or ("&", at + 1)
                self.emit(char)
            elif self.source[at + 1] == "/":
                at = self.close_tag(at)
            else:
                at = self.open_tag(at)
        if self.open:
            tag = self.open[-1].tag
            raise self.refuse(f'Can\'t find end tag corresponding to start tag "{tag}"')
        text = "".join(self.chunks)
        if _SURROGATE.search(text):
            raise self.refuse(
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            )
        entities = [
            replace(entity, argument="") if entity.type == "code" else entity
            for entity in self.entities
        ]
        return text, ordered(entities)

    def open_tag(self, begin: int) -> int:
        source = self.source
        at = begin + 1
        while source[at] not in SPACES and source[at] != ">":
            at += 1
        if source[at] == END:
            raise self.refuse("Unclosed start tag", begin)
        tag = ascii_lower(source[begin + 1 : at])
        if tag not in _TAGS:
            raise self.refuse(f'Unsupported start tag "{tag}"', begin)
        argument = ""
        while source[at] != ">":
            at = self.skip_spaces(at)
            if source[at] == ">":
                break
            name, value, at = self.attribute(tag, begin, at)
            if tag == "a" and name == "href":
                argument = value
            elif tag == "code" and name == "class" and value.startswith("language-"):
                argument = value.removeprefix("language-")
            elif tag == "span" and name == "class" and value.startswith("tg-"):
                argument = value.removeprefix("tg-")
            elif tag == "tg-emoji" and name == "emoji-id":
                argument = value
            elif tag == "blockquote" and name == "expandable":
                argument = "1"
        if tag == "span" and argument != "spoiler":
            raise self.refuse('Tag "span" must have class "tg-spoiler"', begin)
        self.open.append(_Open(tag, argument, self.offset, len(self.chunks)))
        return at + 1

    def close_tag(self, begin: int) -> int:
        source = self.source
        if not self.open:
            raise self.refuse("Unexpected end tag", begin)
        at = begin + 1
        while source[at] not in SPACES and source[at] != ">":
            at += 1
        name = ascii_lower(source[begin + 2 : at])
        at = self.skip_spaces(at)
        if source[at] != ">":
            raise self.refuse("Unclosed end tag", begin)
        opened = self.open.pop()
        if name and name != opened.tag:
            raise self.refuse(
                f"Unmatched end tag at byte offset {self.byte(begin)}, "
                f'expected "</{opened.tag}>", found "</{name}>"'
            )
        if self.offset > opened.offset:
            self.add(opened)
        return at + 1

    def add(self, opened: _Open) -> None:
        begin, length, tag = opened.offset, self.offset - opened.offset, opened.tag
        last = self.entities[-1] if self.entities else None
        same = last is not None and (last.offset, last.length) == (begin, length)
        if tag in _TYPES:
            self.entities.append(Entity(_TYPES[tag], begin, length))
        elif tag == "blockquote":
            kind = "expandable_blockquote" if opened.argument else "blockquote"
            self.entities.append(Entity(kind, begin, length))
        elif tag == "a":
            link = opened.argument or "".join(self.chunks[opened.chunk :])
            user = linked_user(link)
            address = "" if user else checked_link(link)
            if user:
                self.entities.append(Entity("text_mention", begin, length, user))
            elif address:
                self.entities.append(Entity("text_link", begin, length, address))
        elif tag == "pre":
            if last and same and last.type == "code" and last.argument:
                self.entities[-1] = replace(last, type="pre")
            else:
                self.entities.append(Entity("pre", begin, length))
        elif tag == "code":
            if last and same and last.type == "pre" and not last.argument and opened.argument:
                self.entities[-1] = replace(last, argument=opened.argument)
            else:
                self.entities.append(Entity("code", begin, length, opened.argument))
        else:
            if not re.fullmatch(r"-?\d+", opened.argument, re.ASCII) or not int(opened.argument):
                raise bad_request("can't parse entities: Invalid custom emoji identifier specified")
            self.entities.append(Entity("custom_emoji", begin, length, opened.argument))


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """The plain text and its entities, outer first.

    Raises ``ApiError`` 400 with the server's words. Nothing is trimmed here.
    """
    return _Parser(source).parse()
