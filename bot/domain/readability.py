"""How hard a text is to read (002:6.9a): words a sentence, and terms without plain meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from bot.domain.people import Language

_TAG: Final = re.compile(r"<[^>]+>")
_SENTENCE: Final = re.compile(r"[.!?…:;]+(?:\s|$)|\n")
_WORD: Final = re.compile(r"[\w’'-]+", re.UNICODE)
JARGON: Final = {
    Language.RU: ("законный представитель", "обезличен", "трансгранич", "биометри",
                  "профилирован", "минимизаци", "верифик", "прокторинг", "апелляци", "атрибуци",
                  "промпт", "дипфейк"),
    Language.KK: ("заңды өкіл", "иесіздендір", "трансшекара", "биометри", "профильде",
                  "минимиза", "верифика", "прокторинг", "апелляци", "атрибуци", "промпт",
                  "дипфейк"),
}  # fmt: skip
"""Terms that a text may use only with its plain meaning in brackets or after a dash nearby."""


def sentences(text: str) -> list[str]:
    """The sentences of `text`; a line of a list counts as one."""
    return [s for s in _SENTENCE.split(_TAG.sub("", text)) if _WORD.search(s)]


def words_per_sentence(text: str) -> float:
    """Average number of words a sentence."""
    parts = sentences(text)
    return sum(len(_WORD.findall(p)) for p in parts) / len(parts) if parts else 0.0


def unexplained(text: str, language: Language) -> Iterator[str]:
    """Legal or technical terms used without brackets or a dash within 60 characters."""
    low = text.lower()
    for term in JARGON[language]:
        at = low.find(term)
        if at >= 0 and not re.search(r"[(—–]", low[max(0, at - 60) : at + len(term) + 60]):
            yield term
