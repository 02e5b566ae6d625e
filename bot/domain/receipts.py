"""The receipt of a record: everything needed to prove it offline, and the proof."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.domain.ledger import Mark, Statement, fields_of, leaf, link
from bot.domain.people import Language


class NoReceiptError(ValueError):
    """These bytes are no receipt."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """A receipt that was read. `holds` says whether it is as it was given out."""

    statement: Statement
    link: str
    holds: bool


def receipt(statement: Statement, salt: str, before: str) -> dict[str, str]:
    """Everything a person needs to prove the record offline, as fields of a small file."""
    hashed = leaf(statement, salt)
    return {
        **fields_of(statement),
        "salt": salt,
        "leaf": hashed,
        "before": before,
        "link": link(before, hashed),
    }


def read_receipt(content: bytes) -> Receipt:
    """What a receipt's file states. Raises ``NoReceiptError``."""
    try:
        fields: dict[str, Any] = json.loads(content)
        statement = _statement(fields)
        salt, told, before, after = (fields[key] for key in ("salt", "leaf", "before", "link"))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise NoReceiptError from error
    found = leaf(statement, salt)
    return Receipt(statement, str(after), found == told and link(before, found) == after)


def _statement(fields: Mapping[str, Any]) -> Statement:
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
