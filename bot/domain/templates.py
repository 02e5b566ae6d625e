"""Beginnings of answers that staff may take up; each has blanks that only a person can fill.

The words stand in the locales. A text with a blank left in it is never sent.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bot.domain.cases import Kind

BLANK: Final = "[…]"
"""What stands where a person must write."""
_ANY: Final = ("come", "unclear")
_OF_KIND: Final[Mapping[Kind, tuple[str, ...]]] = {
    Kind.QUESTION: ("rule",),
    Kind.COMPLAINT: ("founded", "unfounded"),
    Kind.APPEAL: ("changed", "kept"),
    Kind.EXPLANATION: ("explained",),
    Kind.REFUSAL: ("decided",),
    Kind.ALTERNATIVE: ("way",),
    Kind.DATA_REQUEST: ("shown", "fixed", "deleted", "log"),
    Kind.INCIDENT: ("measures",),
}


def templates_for(kind: Kind) -> tuple[str, ...]:
    """The names of the templates that fit a case of this kind."""
    return (*_OF_KIND[kind], *_ANY)
