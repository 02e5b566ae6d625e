"""How hard a text is to read, and what it must not contain.

Usable from the command line while writing: ``python -m tests.texts.readability FILE.ftl …``.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

from fluent.syntax import ast
from fluent.syntax.serializer import serialize_placeable

from bot.domain.people import Language
from bot.domain.readability import unexplained, words_per_sentence
from bot.fluent_files import RunsParser

WORDS_PER_SENTENCE: Final = {
    "s14": 10, "may": 10, "maynot": 10, "s59": 13, "s1011": 15, "why": 15, "broken": 15,
    "parent": 15, "staff": 17, "admin": 17, "conditions": 15, "consequence": 15, "clause": 20,
    "note": 15,
}  # fmt: skip
"""Most words a sentence may have on average, by attribute of a rule's message."""

LETTERS: Final = {
    "s14": 190, "may": 75, "maynot": 75, "s59": 420, "s1011": 420, "why": 300, "broken": 300,
    "parent": 420, "staff": 420, "admin": 420, "conditions": 280, "consequence": 300,
    "clause": 220, "note": 260,
}  # fmt: skip
"""Most characters, so that a whole card stays under 350 for grades 1-4 and 700 for others."""

_TAG: Final = re.compile(r"<[^>]+>")
_MIXED: Final = re.compile(
    r"\b(?=\w*[A-Za-z])(?=\w*[А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі])[\w]+\b"
)  # a Latin letter inside a Cyrillic word, the usual scar of machine work
_KAZAKH_ONLY: Final = re.compile(r"[ӘәҒғҚқҢңӨөҰұҮүҺһІі]")
_VENDOR: Final = re.compile(
    r"chat\s?gpt|openai|gemini|claude|copilot|deepseek|midjourney|grammarly|алиса|яндекс|gpt",
    re.IGNORECASE,
)


def slips(key: str, text: str) -> Iterator[str]:
    """What no text of any kind may have: two alphabets in a word, a vendor's name."""
    yield from (f"{key}: letters of two alphabets in {m!r}" for m in _MIXED.findall(text))
    yield from (f"{key}: names a vendor: {m!r}" for m in _VENDOR.findall(text))


def problems(key: str, text: str, language: str) -> Iterator[str]:
    """What is wrong with one text of a rule, a sentence each."""
    kind = key.partition(".")[2]
    average = words_per_sentence(text)
    if kind in WORDS_PER_SENTENCE and average > WORDS_PER_SENTENCE[kind]:
        yield f"{key}: {average:.1f} words a sentence, at most {WORDS_PER_SENTENCE[kind]}"
    if kind in LETTERS and len(_TAG.sub("", text)) > LETTERS[kind]:
        yield f"{key}: {len(_TAG.sub('', text))} characters, at most {LETTERS[kind]}"
    if not kind and len(text) > 48:
        yield f"{key}: a title of {len(text)} characters, at most 48"
    yield from slips(key, text)
    if language == "ru":
        yield from (f"{key}: Kazakh letter {m!r} in Russian" for m in _KAZAKH_ONLY.findall(text))
    if kind in {"s14", "may", "maynot", "s59", "parent"}:
        yield from (
            f"{key}: {term!r} without its plain meaning"
            for term in unexplained(text, Language(language))
        )


@lru_cache(maxsize=100)
def texts_of(file: Path) -> list[tuple[str, str]]:
    """``(key, text)`` of every message and attribute in a Fluent file, placeables as written."""
    return list(_texts_of(file))


def _texts_of(file: Path) -> Iterator[tuple[str, str]]:
    for entry in RunsParser().parse(file.read_text(encoding="utf-8")).body:
        if isinstance(entry, ast.Junk):
            yield "junk", entry.content or ""
        elif isinstance(entry, ast.Message):
            if entry.value:
                yield entry.id.name, _plain(entry.value)
            for attribute in entry.attributes:
                yield f"{entry.id.name}.{attribute.id.name}", _plain(attribute.value)


def _plain(pattern: ast.Pattern) -> str:
    parts = (
        e.value if isinstance(e, ast.TextElement) else serialize_placeable(e)
        for e in pattern.elements
    )
    return "".join(parts)


def main(paths: list[str]) -> int:
    """Print every problem of the given files; 1 if there is one."""
    found = 0
    for path in map(Path, paths):
        language = "kk" if "kk" in path.parts else "ru"
        for key, text in texts_of(path):
            complaints = [f"junk: {text!r}"] if key == "junk" else problems(key, text, language)
            for complaint in complaints:
                found += 1
                sys.stdout.write(f"{path}: {complaint}\n")
    sys.stdout.write(f"{found} problems\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
