"""The example questions never repeat the development questions."""

from __future__ import annotations

from collections import Counter, defaultdict
from math import ceil

from bot.answers.report import Line
from bot.answers.sources import Sources
from bot.answers.words import words_of

NEAR = 0.8


def grams(text: str) -> frozenset[str]:
    """Three-letter pieces of a text as the engine reads it."""
    read = " ".join(word.folded for word in words_of(text))
    padded = f"  {read} "
    return frozenset(padded[i : i + 3] for i in range(len(padded) - 2)) if read else frozenset()


def test_no_example_is_nearly_a_development_question(sources: Sources, dev: list[Line]) -> None:
    """Equal after normalisation, or sharing four fifths of their pieces, is too near."""
    questions = {line.id: grams(line.text) for line in dev}
    often = Counter(piece for pieces in questions.values() for piece in pieces)
    holding: defaultdict[str, set[str]] = defaultdict(set)
    for key, pieces in questions.items():
        for piece in pieces:
            holding[piece].add(key)
    near = []
    for example in sources.examples:
        mine = grams(example.text)
        # Who shares four fifths of all pieces shares one of any fifth and one more: the rarest.
        rare = sorted(mine, key=often.__getitem__)[: len(mine) - ceil(NEAR * len(mine)) + 1]
        near += [
            (example.label, example.text, key)
            for key in {key for piece in rare for key in holding.get(piece, ())}
            if len(mine) * NEAR <= len(questions[key]) <= len(mine) / NEAR
            and len(mine & questions[key]) >= NEAR * len(mine | questions[key])
        ]
    assert not near


def test_no_example_stands_under_two_labels(sources: Sources) -> None:
    """One text with two labels would teach both wrongly."""
    labels: defaultdict[str, set[str]] = defaultdict(set)
    for example in sources.examples:
        if read := " ".join(word.folded for word in words_of(example.text)):
            labels[read].add(example.label)
    assert not {text: found for text, found in labels.items() if len(found) > 1}
