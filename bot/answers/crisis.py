"""Distress that words alone make certain, whatever the weights say.

Beginnings of folded words, in order, with at most two words between them. Everything less
certain is left to the classifier, which was trained with jokes that use the same words.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from bot.answers.letters import cyrillic, fold, plain

PHRASES: Final = Path(__file__).with_name("crisis.toml")
_APART: Final = 2
_START: Final = 3


class CrisisPhrases:
    """The phrases of the file, folded like the words of a question."""

    def __init__(self, phrases: Sequence[str], jokes: Sequence[str]) -> None:
        self._phrases: dict[str, list[list[str]]] = {}
        for phrase in map(_folded, phrases):
            self._phrases.setdefault(phrase[0][:_START], []).append(phrase)
        self._jokes = [_folded(joke) for joke in jokes]

    @classmethod
    def load(cls, file: Path = PHRASES) -> CrisisPhrases:
        """The phrases from their TOML file."""
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        return cls(table["phrases"], table["jokes"])

    def found(self, words: Sequence[str]) -> bool:
        """Whether the folded `words` hold a phrase and no turn of speech that makes it a joke."""
        if not any(
            word.startswith(phrase[0]) and _follow(words, place + 1, phrase[1:])
            for place, word in enumerate(words)
            for phrase in self._phrases.get(word[:_START], ())
        ):
            return False
        return not any(_holds(words, joke) for joke in self._jokes)


def _folded(phrase: str) -> list[str]:
    return [fold(cyrillic(word)) for word in plain(phrase).split()]


def _holds(words: Sequence[str], phrase: Sequence[str]) -> bool:
    first, *rest = phrase
    for start, word in enumerate(words):
        if word.startswith(first) and _follow(words, start + 1, rest):
            return True
    return False


def _follow(words: Sequence[str], start: int, rest: Sequence[str]) -> bool:
    if not rest:
        return True
    return any(
        words[place].startswith(rest[0]) and _follow(words, place + 1, rest[1:])
        for place in range(start, min(start + _APART + 1, len(words)))
    )
