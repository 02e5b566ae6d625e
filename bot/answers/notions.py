"""Notions: what both languages have a word for, found by how words begin."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.answers.letters import cyrillic, fold, plain

LEXICON: Final = Path(__file__).with_name("lexicon.toml")


@dataclass(frozen=True, slots=True)
class Entry:
    """Beginnings of words that follow each other; `whole` if the last must match wholly."""

    notion: str
    parts: tuple[str, ...]
    whole: bool

    def matches(self, words: Sequence[str], start: int) -> bool:
        """Whether the words from `start` on begin as the entry says."""
        if start + len(self.parts) > len(words):
            return False
        *before, last = self.parts
        if not all(words[start + i].startswith(part) for i, part in enumerate(before)):
            return False
        word = words[start + len(before)]
        return word == last if self.whole else word.startswith(last)


class Notions:
    """The lexicon, ready for search by the first two letters of a word."""

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        self._by_start: dict[str, list[Entry]] = {}
        for notion, spelling in entries:
            entry = _entry(notion, spelling)
            self._by_start.setdefault(entry.parts[0][:2], []).append(entry)

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
            for entry in self._by_start.get(word[:2], ()):
                if entry.notion not in hits and entry.matches(words, place):
                    hits.add(entry.notion)
        return sorted(hits)


def _entry(notion: str, spelling: str) -> Entry:
    whole = spelling.startswith("=")
    parts = tuple(fold(cyrillic(word)) for word in plain(spelling.lstrip("=")).split())
    return Entry(notion, parts, whole)
