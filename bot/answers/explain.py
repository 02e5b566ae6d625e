"""Which parts of a question spoke for a rule, in the asker's own words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.answers.features import pieces_of_word
from bot.answers.index import Index
from bot.answers.question import Piece
from bot.answers.words import Word

_MOST: Final = 6


def pieces_of(
    index: Index, words: Sequence[Word], vector: dict[int, float], rule: str
) -> tuple[Piece, ...]:
    """The words that added most to the score of `rule`, strongest first."""
    label = index.head.labels.index(rule)
    weights: dict[str, float] = {}
    for word in words:
        columns = {index.column.get(feature) for feature in pieces_of_word(word)}
        weights[word.typed] = sum(
            vector[column] * index.weight(column, label)
            for column in columns
            if column is not None and column in vector
        )
    best = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:_MOST]
    return tuple(Piece(text, round(weight, 3)) for text, weight in best if weight > 0)
