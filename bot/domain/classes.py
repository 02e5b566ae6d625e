"""School classes and the slips given to their families; what may be told of a class.

A class has a label, a grade band and a number of families, never names. Source: 002:4.4ae,
6.13a, 6.13ae.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from bot.domain.people import Band, Role
from bot.domain.permissions import Action, Reach, granted

MOST_FAMILIES: Final = 60
"""More families than any class has; a larger number is a slip of the finger."""
FEWEST_SHOWN: Final = 5
"""A group of fewer families is never told of by itself: it would point at people."""
SLIP_DAYS: Final = 60
"""Calendar days for which a slip works; printed on it."""
PAPER: Final = "paper"
"""Stands for the person in a record that was made from a slip handed in on paper."""

_GRADE: Final = re.compile(r"(\d{1,2})\s*[-–«\"]?\s*([^\W\d_])[»\"]?")
_GROUP: Final = re.compile(r"([^\W\d_]{1,4})\s*[-–]\s*(\d{1,3})")
_ENTRY: Final = re.compile(r"(?P<label>.+?)[\s,;:]+(?P<families>\d{1,3})")
_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISREAD: Final = str.maketrans("OILUОАВЕКМНРСТХ", "011V0ABEKMHPCTX")
"""Signs that people write for others, and Cyrillic letters that look like Latin ones."""


class NoClassError(ValueError):
    """These words do not name a class."""


class SlipState(StrEnum):
    """What became of a slip."""

    OPEN = "open"
    USED = "used"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class SchoolClass:
    """A class. `teacher` is the pseudonym of the class teacher who keeps it, if one does."""

    id: str
    label: str
    band: Band
    families: int
    teacher: str | None = None

    def kept_by(self, person: str, roles: Iterable[Role]) -> bool:
        """Whether this member of staff may see and change the class."""
        found = granted(roles, Action.CLASSES)
        if found is None:
            return False
        return found.reach is Reach.SCHOOL or self.teacher == person


@dataclass(frozen=True, slots=True)
class Slip:
    """A stored slip: its class and what became of it, not its code."""

    class_id: str
    state: SlipState
    expires_on: date

    def works(self, today: date) -> bool:
        """Whether it can still be used."""
        return self.state is SlipState.OPEN and today <= self.expires_on


def class_label(text: str) -> tuple[str, Band]:
    """The label in its usual form, with its band: "3б" is "3 Б", "ис-21" is "ИС-21" (college).

    A label of any other form is refused, so that no name can become one. Raises
    ``NoClassError``.
    """
    text = text.strip()
    if found := _GRADE.fullmatch(text):
        grade = int(found[1])
        if not 1 <= grade <= 11:
            raise NoClassError(text)
        band = Band.PRIMARY if grade <= 4 else Band.MIDDLE if grade <= 9 else Band.SENIOR
        return f"{grade} {found[2].upper()}", band
    if found := _GROUP.fullmatch(text):
        return f"{found[1].upper()}-{found[2]}", Band.SENIOR
    raise NoClassError(text)


def class_entry(text: str) -> tuple[str, Band, int]:
    """Label, band and families of "3 Б 28". Raises ``NoClassError``."""
    found = _ENTRY.fullmatch(text.strip())
    if found is None or not 1 <= int(found["families"]) <= MOST_FAMILIES:
        raise NoClassError(text)
    label, band = class_label(found["label"])
    return label, band, int(found["families"])


def short_code(token: str) -> str:
    """The code printed under a slip's QR: "7KMQ-4XTR", drawn from the token by a hash.

    It only serves staff who enter a slip that came back on paper; it opens nothing by itself.
    """
    number = int.from_bytes(hashlib.sha256(f"adal-slip-1\n{token}".encode()).digest()[:5])
    signs = "".join(_ALPHABET[number >> shift & 31] for shift in range(35, -5, -5))
    return f"{signs[:4]}-{signs[4:]}"


def read_code(text: str) -> str | None:
    """The short code somebody typed, in its printed form; None if it cannot be one."""
    signs = "".join(text.upper().translate(_MISREAD).replace("-", "").split())
    if len(signs) != 8 or any(sign not in _ALPHABET for sign in signs):
        return None
    return f"{signs[:4]}-{signs[4:]}"
