"""The chain of records: any change or deletion of a past record is found.

Each record's leaf is a salted hash of what it states; each link hashes the leaf onto the link
before. Without salt and content a leaf says nothing about a person, so a record can be
erased while the chain stays whole (002:6.13a, 6.13ae).
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from bot.domain.people import Language

GENESIS: Final = "0" * 64
"""The link before the first record."""


class Mark(StrEnum):
    """What happened between a person and a notice. Acknowledging is not consenting."""

    SERVED = "served"
    ACKNOWLEDGED = "acknowledged"
    CONSENTED = "consented"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Statement:
    """What a record states. `text_hash` is the SHA-256 of the exact text that was shown.

    `class_id` is the class whose slip brought the person, if one did.
    """

    number: str
    person: str
    mark: Mark
    notice: str
    version: str
    language: Language
    text_hash: str
    day: date
    class_id: str | None = None


def text_hash(text: str) -> str:
    """SHA-256, in hexadecimal, of a text as shown."""
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Stored:
    """A record as it stands in the database. An erased one has neither statement nor salt."""

    statement: Statement | None
    salt: str | None
    leaf: str
    link: str

    @property
    def true(self) -> bool:
        """Whether what it states is what its leaf stands for; an erased record states nothing."""
        if self.statement is None or self.salt is None:
            return self.statement is None and self.salt is None
        return leaf(self.statement, self.salt) == self.leaf


def new_salt() -> str:
    """128 random bits, in hexadecimal."""
    return secrets.token_hex(16)


def fields_of(statement: Statement) -> dict[str, str]:
    """What a record states, as text."""
    return {
        "number": statement.number,
        "person": statement.person,
        "mark": statement.mark.value,
        "notice": statement.notice,
        "version": statement.version,
        "language": statement.language.value,
        "text": statement.text_hash,
        "day": statement.day.isoformat(),
        **({"class": statement.class_id} if statement.class_id else {}),
    }


def leaf(statement: Statement, salt: str) -> str:
    """The salted hash that stands for `statement` in the chain."""
    body = json.dumps(
        fields_of(statement), sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )
    return hashlib.sha256(f"adal-record-1\n{salt}\n{body}".encode()).hexdigest()


def link(before: str, leaf_hash: str) -> str:
    """The chain's next link."""
    return hashlib.sha256(f"adal-link-1\n{before}\n{leaf_hash}".encode()).hexdigest()


def first_fault(
    rows: Iterable[Stored], before: str = GENESIS, head: str | None = None
) -> int | None:
    """Index of the first record that was changed, put in or taken away, or None.

    `head` is the last link as it was made known; records cut off at the end are missed without
    it. Their index is one past the last that is there.
    """
    at = -1
    for at, row in enumerate(rows):
        before = link(before, row.leaf)
        if before != row.link or not row.true:
            return at
    return at + 1 if head is not None and head != before else None


def first_break(rows: Iterable[tuple[str, str]], before: str = GENESIS) -> int | None:
    """Index of the first ``(leaf, link)`` that does not follow from the one before, or None."""
    for index, (leaf_hash, stored) in enumerate(rows):
        before = link(before, leaf_hash)
        if before != stored:
            return index
    return None
