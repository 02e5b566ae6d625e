"""The receipt of a record: everything needed to prove it offline, and the proof.

It goes on with the leaves of the records behind it, so that whoever kept a later link of the
chain, as ``/ledger`` and the school's letters tell it, sees that the chain still holds the record.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import Any, Final

from bot.domain.ledger import Mark, Statement, fields_of, leaf, link
from bot.domain.people import Language

MOST_BEHIND: Final = 3000
"""Leaves in a receipt: more records than a school's busiest day brings, in about 200 kB."""


class NoReceiptError(ValueError):
    """These bytes are no receipt."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """A receipt that was read. `holds` says whether it is as it was given out.

    `links` are the chain's links from the record's own to the last that the file leads to.
    """

    statement: Statement
    links: tuple[str, ...]
    holds: bool

    @property
    def link(self) -> str:
        """The record's own link."""
        return self.links[0]

    def in_chain_of(self, head: str) -> bool:
        """Whether the record is in the chain whose last link was made known as `head`.

        False too when `head` is older than the record or newer than the file.
        """
        return self.holds and head.strip().lower() in self.links


def receipt(
    statement: Statement, salt: str, before: str, behind: Sequence[str] = ()
) -> dict[str, str | list[str]]:
    """Everything a person needs to prove the record offline, as fields of a small file.

    `before` is the link before the record, `behind` are the leaves of the records after it.
    """
    hashed = leaf(statement, salt)
    return {
        **fields_of(statement),
        "salt": salt,
        "leaf": hashed,
        "before": before,
        "link": link(before, hashed),
        "behind": list(behind),
    }


def read_receipt(content: bytes) -> Receipt:
    """What a receipt's file states. Raises ``NoReceiptError``."""
    try:
        fields: dict[str, Any] = json.loads(content)
        statement = _statement(fields)
        salt, told, before, own = (str(fields[key]) for key in ("salt", "leaf", "before", "link"))
        behind = [str(one) for one in fields["behind"]]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise NoReceiptError from error
    found = leaf(statement, salt)
    links = tuple(accumulate(behind, link, initial=own))
    return Receipt(statement, links, found == told and link(before, found) == own)


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
