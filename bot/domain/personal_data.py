"""Finding what should not be written into a chat: what points to a person (002:5.6a).

Numbers are told by their shape and checksum. Names are only guessed at, so they are a reason to
ask, never to refuse.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Final


class Trace(StrEnum):
    """Kinds of personal data that can be told by their shape."""

    IIN = "iin"
    CARD = "card"
    PHONE = "phone"
    EMAIL = "email"
    DOCUMENT = "document"
    """A passport or identity card: its number beside its name, or the passport's own shape."""
    NAME = "name"


_TWELVE: Final = re.compile(r"(?<!\d)\d{6}[ -]?\d{6}(?!\d)")
_CARD: Final = re.compile(r"(?<!\d)(?:\d[ -]?){15}\d(?!\d)")
_PHONE: Final = re.compile(
    r"(?<!\d)(?:\+?7|8)[ -]?\(?\d{3}\)?[ -]?\d{3}[ -]?\d{2}[ -]?\d{2}(?!\d)"
    r"|(?<!\d)7[ -]?\d{2}[ -]\d{3}[ -]\d{2}[ -]?\d{2}(?!\d)"
)
_EMAIL: Final = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]*\w")
_PASSPORT: Final = re.compile(r"(?<!\w)[NnНн] ?\d{8}(?!\d)")
_NAMED_DOCUMENT: Final = re.compile(
    r"(?:паспорт|удостоверени|куәлі|куали|құжат|passport|kualik)\D{0,40}(?<!\d)\d{8,9}(?!\d)",
    re.IGNORECASE,
)
_BIG: Final = "[А-ЯЁӘҒҚҢӨҰҮҺІ]"
_WORD: Final = rf"{_BIG}[а-яёәғқңөұүһі]{{2,30}}"
_NAMES: Final = tuple(
    re.compile(pattern)
    for pattern in (
        # Name and patronymic, also with the surname, in any case of Russian.
        rf"(?:{_WORD} ){{1,2}}{_WORD}(?:ович|евич|ьич)(?:а|у|ем|е)?\b",
        rf"(?:{_WORD} ){{1,2}}{_WORD}(?:овн|евн|ичн)(?:а|ы|е|у|ой)\b",
        rf"(?:{_WORD} ){{0,2}}{_WORD}(?:ұлы|улы|қызы|кызы)[а-яәғқңөұүһі]{{0,5}}\b",
        rf"\b{_BIG}\w{{1,30}}(?:ов|ев|ёв)(?:а|у|ым|е|ой|ы)? {_WORD}",
        rf"\b{_WORD} {_BIG}\w{{1,30}}(?:ов|ев|ёв)(?:а|у|ым|е|ой|ы)?\b",
        rf"(?:[Уу]чител|[Дд]иректор|[Зз]авуч|[Пп]едагог|[Мм]ұғалім)\w* (?P<name>{_WORD})",
        rf"(?P<name>{_WORD}) (?:апа|апай|ағай|мұғалім)\w{{0,5}}\b",
    )
)
_FIRST: Final = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
_SECOND: Final = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)


def traces(text: str) -> frozenset[Trace]:
    """The kinds of numbers in `text` that point to a person, and addresses of e-mail."""
    return frozenset(trace for trace, _ in _numbers(text))


def suspects(text: str) -> frozenset[Trace]:
    """The same, and names as far as they can be guessed."""
    return traces(text) | {trace for trace, _ in _names(text)}


def redacted(text: str, instead: str) -> str:
    """`text` with everything that is suspected of pointing to a person put as `instead`."""
    spans = sorted((*(s for _, s in _numbers(text)), *(s for _, s in _names(text))))
    parts, at = [], 0
    for start, end in spans:
        if end <= at:
            continue
        if start >= at:
            parts += [text[at:start], instead]
        at = end
    return "".join((*parts, text[at:]))


def _numbers(text: str) -> Iterator[tuple[Trace, tuple[int, int]]]:
    for found in _TWELVE.finditer(text):
        if is_iin(re.sub(r"\D", "", found.group())):
            yield Trace.IIN, found.span()
    for found in _CARD.finditer(text):
        if _luhn(re.sub(r"\D", "", found.group())):
            yield Trace.CARD, found.span()
    for trace, pattern in (
        (Trace.PHONE, _PHONE),
        (Trace.EMAIL, _EMAIL),
        (Trace.DOCUMENT, _PASSPORT),
        (Trace.DOCUMENT, _NAMED_DOCUMENT),
    ):
        yield from ((trace, found.span()) for found in pattern.finditer(text))


def _names(text: str) -> Iterator[tuple[Trace, tuple[int, int]]]:
    for pattern in _NAMES:
        for found in pattern.finditer(text):
            yield Trace.NAME, found.span("name" if "name" in pattern.groupindex else 0)


def is_iin(number: str) -> bool:
    """Whether twelve digits are an individual identification number by date and checksum."""
    digits = [int(d) for d in number]
    month, day = int(number[2:4]), int(number[4:6])
    if not (1 <= month <= 12 and 1 <= day <= 31 and 1 <= digits[6] <= 6):
        return False
    check = sum(w * d for w, d in zip(_FIRST, digits, strict=False)) % 11
    if check == 10:
        check = sum(w * d for w, d in zip(_SECOND, digits, strict=False)) % 11
    return check != 10 and check == digits[11]


def _luhn(number: str) -> bool:
    total = 0
    for place, digit in enumerate(reversed(number)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
