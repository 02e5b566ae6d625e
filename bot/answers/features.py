"""Features: what the weights see of a question.

Kinds, told by their first letter: ``g`` pieces of words, ``s`` stems, ``p`` pairs of
neighbouring stems, ``n`` notions, ``m`` pairs of notions, ``a`` and ``b``
how AI is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import Final

from bot.answers.notions import Notions
from bot.answers.words import AI_MARK, Ai, Word

SHORTEST_PIECE: Final = 3
LONGEST_PIECE: Final = 4
_WITHOUT: Final = frozenset({"без", "онсыз"})
_UNUSED: Final = ("колданба", "паидаланба", "комегинсиз", "не использ", "не пользу")


def features(words: Sequence[Word], notions: Notions) -> list[str]:
    """The features of a question, each once, in a fixed order."""
    found: set[str] = set()
    folded = [word.folded for word in words]
    for word in words:
        found.update(word_features(word))
    for left, right in pairwise(words):
        found.add(f"p{left.stems[0]} {right.stems[0]}")
    named = notions.found(folded)
    if any(word.ai is not Ai.NO for word in words):
        named.append("ai")
    if says_without_ai(words):
        named.append("without-ai")
    found.update("n" + notion for notion in named)
    found.update(f"m{a} {b}" for a, b in combinations(named, 2))
    return sorted(found)


def word_features(word: Word) -> Iterator[str]:
    """The features that come of one word alone."""
    if word.folded != AI_MARK:
        yield from _pieces(word.folded)
    for stem in word.stems:
        yield "s" + stem
    if word.ai is not Ai.NO:
        yield "a" + word.ai.name
        yield "b" + word.letters[:5]


def says_without_ai(words: Sequence[Word]) -> bool:
    """Whether the question is about doing something without AI."""
    for place, word in enumerate(words):
        if word.ai is Ai.NO:
            continue
        before = {w.folded for w in words[max(0, place - 2) : place]}
        after = [w.folded for w in words[place + 1 : place + 4]]
        if word.without or before & _WITHOUT or any(w.startswith(_UNUSED) for w in after):
            return True
    return False


def _pieces(word: str) -> Iterator[str]:
    padded = f"_{word}_"
    for size in range(SHORTEST_PIECE, LONGEST_PIECE + 1):
        for start in range(len(padded) - size + 1):
            yield "g" + padded[start : start + size]
