"""`verify`: proves offline that a receipt's record is what its hash says."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any, Final, TextIO

from bot.domain.ledger import Mark, Statement, leaf, link
from bot.domain.people import Language
from bot.texts import Words

FINE, FAILED, WRONG = 0, 1, 2
LARGEST: Final = 100_000
"""Bytes read of a receipt, which has about a thousand."""


def verify(receipt: Path, *, words: Words, out: TextIO) -> int:
    """0 if the receipt holds, 1 if it was changed, 2 if the file is no receipt."""
    try:
        with receipt.open("rb") as file:
            fields: dict[str, Any] = json.loads(file.read(LARGEST))
        statement = statement_of(fields)
        salt, told, before, after = (fields[k] for k in ("salt", "leaf", "before", "link"))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        print(words.plain("verify-no-receipt", file=str(receipt)), file=out)
        return WRONG
    found = leaf(statement, salt)
    if found != told or link(before, found) != after:
        print(words.plain("verify-changed", number=statement.number), file=out)
        return FAILED
    print(words.plain("verify-holds", number=statement.number, link=after), file=out)
    return FINE


def statement_of(fields: dict[str, Any]) -> Statement:
    """What a receipt states. Raises ``KeyError``, ``TypeError`` and ``ValueError``."""
    return Statement(
        number=str(fields["number"]),
        person=str(fields["person"]),
        mark=Mark(fields["mark"]),
        notice=str(fields["notice"]),
        version=str(fields["version"]),
        language=Language(fields["language"]),
        text_hash=str(fields["text"]),
        day=date.fromisoformat(fields["day"]),
        class_id=str(fields["class"]) if "class" in fields else None,
    )
