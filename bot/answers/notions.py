"""Notions: what both languages have a word for, found by how words begin."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.answers.letters import cyrillic, fold, plain

LEXICON: Final = Path(__file__).with_name("lexicon.toml")
_START: Final = 3
"""Letters by which the entries are filed; shorter ones under all the letters they have."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Beginnings of words that follow each other; or, if `whole`, one whole word."""

    notion: str
    parts: tuple[str, ...]
    whole: bool

    def matches(self, words: Sequence[str], start: int) -> bool:
        """Whether the words from `start` on begin as the entry says."""
        if self.whole:
            return words[start] == self.parts[0]
        if not words[start].startswith(self.parts[0]):
            return False
        rest = words[start + 1 : start + len(self.parts)]
        return len(rest) == len(self.parts) - 1 and all(map(str.startswith, rest, self.parts[1:]))


class Notions:
    """The lexicon, ready for search by the first letters of a word."""

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        self._by_start: dict[str, list[Entry]] = {}
        for notion, spelling in entries:
            entry = _entry(notion, spelling)
            self._by_start.setdefault(entry.parts[0][:_START], []).append(entry)

    @classmethod
    def load(cls, file: Path = LEXICON) -> Notions:
        """The lexicon from its TOML file."""
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        return cls(
            (notion, spelling)
            for notion, by_language in table.items()
            for spellings in by_language.values()
            for spelling in spellings
        )

    def found(self, words: Sequence[str]) -> list[str]:
        """Notions named by the folded `words`, sorted, each once."""
        hits: set[str] = set()
        for place, word in enumerate(words):
            for size in range(1, min(len(word), _START) + 1):
                for entry in self._by_start.get(word[:size], ()):
                    if entry.matches(words, place):
                        hits.add(entry.notion)
        return sorted(hits)


def _entry(notion: str, spelling: str) -> Entry:
    whole = spelling.startswith("=")
    parts = tuple(fold(cyrillic(word)) for word in plain(spelling.lstrip("=")).split())
    return Entry(notion, parts, whole)
