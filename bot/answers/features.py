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
from bot.answers.stems import kazakh_stem, russian_stem
from bot.answers.words import AI_MARK, Ai, Word

NOTION: Final = "n"
SHORTEST_PIECE: Final = 3
LONGEST_PIECE: Final = 4
_KAZAKH: Final = frozenset("әғқңөұүһі")
_WITHOUT: Final = frozenset({"без", "онсыз"})
_UNUSED: Final = ("колданба", "паидаланба", "комегинсиз")
_USE: Final = ("использ", "польз", "примен")
_NEAR: Final = 3


Stems = dict[str, tuple[str, ...]]
"""Stems of words that were looked up before in the same message: stemming is slow."""


def features(words: Sequence[Word], notions: Notions, known: Stems | None = None) -> list[str]:
    """The features of a question, each once, in a fixed order.

    What is stemmed is added to `known`, so that a part of the message is not stemmed again.
    """
    found: set[str] = set()
    known = {} if known is None else known
    folded = [word.folded for word in words]
    stems = []
    for word in words:
        if word.letters not in known:
            known[word.letters] = _stems(word)
        stems.append(known[word.letters])
    for word, both in zip(words, stems, strict=True):
        found.update(pieces_of_word(word))
        found.update("s" + stem for stem in both)
    for left, right in pairwise(stems):
        found.add(f"p{left[0]} {right[0]}")
    named = notions.found(folded)
    if any(word.ai is not Ai.NO for word in words):
        named.append("ai")
    if says_without_ai(words):
        named.append("without-ai")
    found.update(NOTION + notion for notion in named)
    found.update(f"m{a} {b}" for a, b in combinations(named, 2))
    return sorted(found)


def pieces_of_word(word: Word) -> Iterator[str]:
    """The features that come of the letters of one word, and of its being a name of AI."""
    if word.ai is not Ai.NO:
        yield "a" + word.ai.name
        yield "b" + word.letters[:5]
    if word.folded != AI_MARK:
        padded = f"_{word.folded}_"
        for size in range(SHORTEST_PIECE, LONGEST_PIECE + 1):
            for start in range(len(padded) - size + 1):
                yield "g" + padded[start : start + size]


def notions_in(found: Sequence[str]) -> frozenset[str]:
    """The notions among features."""
    return frozenset(f[1:] for f in found if f[0] == NOTION)


def says_without_ai(words: Sequence[Word]) -> bool:
    """Whether the question is about doing something without AI."""
    folded = [word.folded for word in words]
    for place, word in enumerate(words):
        if word.ai is Ai.NO:
            continue
        before = folded[max(0, place - 2) : place]
        after = folded[place + 1 : place + 1 + _NEAR]
        around = folded[max(0, place - _NEAR) : place + 1 + _NEAR]
        not_used = any(left == "не" and right.startswith(_USE) for left, right in pairwise(around))
        if (
            word.without
            or not_used
            or not _WITHOUT.isdisjoint(before)
            or any(w.startswith(_UNUSED) for w in after)
        ):
            return True
    return False


def _stems(word: Word) -> tuple[str, ...]:
    """The Russian and the Kazakh stem, once if they are the same or the word is surely Kazakh."""
    if word.folded == AI_MARK:
        return (AI_MARK,)
    kazakh = kazakh_stem(word.folded)
    if not _KAZAKH.isdisjoint(word.letters):
        return (kazakh,)
    russian = russian_stem(word.letters)
    return (kazakh,) if kazakh == russian else (russian, kazakh)
