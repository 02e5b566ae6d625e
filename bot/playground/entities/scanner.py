"""Reading tags character by character: attributes, quotes, character references."""

from __future__ import annotations

import re
from typing import Final

from bot.playground.entities.links import ascii_lower
from bot.playground.errors import ApiError, bad_request

END: Final = "\0"
SPACES: Final = " \t\r\n\0\v"
_REFERENCE: Final = re.compile(r"&(?:#x([0-9A-Fa-f]*)|#([0-9]*)|([A-Za-z]*))(;?)")
_NAMED: Final = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_NAME_TOKEN: Final = re.compile(r"[A-Za-z0-9.\-]*")
_LONGEST_REFERENCE: Final = 10


def reference(source: str, at: int) -> tuple[str, int] | None:
    """The character that stands at ``&`` and where the text goes on; None for a plain ``&``."""
    found = _REFERENCE.match(source, at)
    if found is None:
        return None
    hexadecimal, decimal, name, _ = found.groups()
    if name is not None:
        char = _NAMED.get(name)
        return (char, found.end()) if char else None
    code = int(hexadecimal or "0", 16) if hexadecimal is not None else int(decimal or "0")
    if code == 0 or code >= 0x10FFFF or found.start(4) - at >= _LONGEST_REFERENCE:
        return None
    return chr(code), found.end()


class Scanner:
    """A source with an end mark behind it; positions are characters, errors count bytes."""

    def __init__(self, source: str) -> None:
        self.source = source + END
        self.size = len(source)

    def byte(self, at: int) -> int:
        return len(self.source[:at].encode("utf-8", "surrogatepass"))

    def refuse(self, text: str, at: int | None = None) -> ApiError:
        place = "" if at is None else f" at byte offset {self.byte(at)}"
        return bad_request(f"can't parse entities: {text}{place}")

    def skip_spaces(self, at: int) -> int:
        while self.source[at] != END and self.source[at] in SPACES:
            at += 1
        return at

    def attribute(self, tag: str, begin: int, start: int) -> tuple[str, str, int]:
        source = self.source
        at = start
        while source[at] not in SPACES and source[at] not in "=>/\"'":
            at += 1
        name = source[start:at]
        if not name:
            raise self.refuse(f'Empty attribute name in the tag "{tag}"', begin)
        at = self.skip_spaces(at)
        if source[at] != "=":
            if source[at] == END:
                raise self.refuse(f'Unclosed start tag "{tag}"', begin)
            return name, "", at
        at = self.skip_spaces(at + 1)
        if source[at] == END:
            raise self.refuse(f'Unclosed start tag "{tag}"', begin)
        if source[at] in "'\"":
            value, at = self.quoted(at)
        else:
            token = _NAME_TOKEN.match(source, at)
            end = token.end() if token else at
            value = ascii_lower(source[at:end])
            if source[end] not in SPACES and source[end] != ">":
                raise self.refuse("Unexpected end of name token", at)
            at = end
        if source[at] == END:
            raise self.refuse("Unclosed start tag", begin)
        return name, value, at

    def quoted(self, at: int) -> tuple[str, int]:
        source = self.source
        quote = source[at]
        at += 1
        value: list[str] = []
        while source[at] != quote and source[at] != END:
            found = reference(source, at) if source[at] == "&" else None
            char, at = found or (source[at], at + 1)
            value.append(char)
        return "".join(value), at + 1 if source[at] == quote else at
