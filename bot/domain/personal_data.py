"""Finding what should not be written into a chat: numbers that point to a person (002:5.6a)."""

from __future__ import annotations

import re
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


_TWELVE: Final = re.compile(r"(?<!\d)\d{6}[ -]?\d{6}(?!\d)")
_CARD: Final = re.compile(r"(?<!\d)(?:\d[ -]?){15}\d(?!\d)")
_PHONE: Final = re.compile(
    r"(?<!\d)(?:\+?7|8)[ -]?\(?\d{3}\)?[ -]?\d{3}[ -]?\d{2}[ -]?\d{2}(?!\d)"
    r"|(?<!\d)7[ -]?\d{2}[ -]\d{3}[ -]\d{2}[ -]?\d{2}(?!\d)"
)
_EMAIL: Final = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")
_PASSPORT: Final = re.compile(r"(?<!\w)[NnНн] ?\d{8}(?!\d)")
_NAMED_DOCUMENT: Final = re.compile(
    r"(?:паспорт|удостоверени|куәлі|куали|құжат|passport|kualik)\D{0,40}(?<!\d)\d{8,9}(?!\d)",
    re.IGNORECASE,
)
_FIRST: Final = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
_SECOND: Final = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)


def traces(text: str) -> frozenset[Trace]:
    """The kinds of personal data that `text` seems to hold."""
    found = set()
    if any(is_iin(re.sub(r"\D", "", number)) for number in _TWELVE.findall(text)):
        found.add(Trace.IIN)
    if any(_luhn(re.sub(r"\D", "", number)) for number in _CARD.findall(text)):
        found.add(Trace.CARD)
    if _PHONE.search(text):
        found.add(Trace.PHONE)
    if _EMAIL.search(text):
        found.add(Trace.EMAIL)
    if _PASSPORT.search(text) or _NAMED_DOCUMENT.search(text):
        found.add(Trace.DOCUMENT)
    return frozenset(found)


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
