"""The clause that asks: in a rambling message it matters more than the story around it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.answers.words import Word, clauses, words_of

LONG: Final = 15
"""Words from which on a message may be a story with a question in it."""
_CLAUSE: Final = 3
"""Words a clause needs to be more than a filler."""
_PARTICLES: Final = frozenset({"ма", "ме", "ба", "бе", "па", "пе", "ше", "ли"})
_ASKING: Final = (
    "болама",
    "болат",
    "болад",
    "керек",
    "рухсат",
    "калаи",
    "канда",
    "ким",
    "неге",
    "можно",
    "нельз",
    "разреш",
    "надо",
    "нужно",
    "как",
    "кто",
    "кому",
    "что",
    "почему",
    "зачем",
    "обязан",
)


def asking_clause(text: str, words: Sequence[Word]) -> list[Word]:
    """The last clause of a long message that asks, or its last one; empty for a short message."""
    if len(words) < LONG:
        return []
    parts = [part for clause in clauses(text) if len(part := words_of(clause)) >= _CLAUSE]
    if len(parts) < 2:
        return []
    return next((part for part in reversed(parts) if _asks(part)), parts[-1])


def _asks(words: Sequence[Word]) -> bool:
    return any(w.folded in _PARTICLES or w.folded.startswith(_ASKING) for w in words)
