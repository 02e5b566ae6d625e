"""What the index is made of: example questions, the lexicon, the rules and the code that reads.

The digest over all of it stands in the index, so that a stale index is noticed.
"""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from bot.answers.notions import LEXICON
from bot.domain.catalogue import Catalogue, load_catalogue
from bot.domain.people import Language
from bot.texts import LOCALES

_CODE: Final = ("letters", "words", "stems", "notions", "features", "train", "index", "build")


@dataclass(frozen=True, slots=True)
class Example:
    """A question in users' style and its label: a rule id or a kind of outside question."""

    text: str
    label: str
    language: Language


class SourceError(Exception):
    """The example files do not fit the catalogue."""


@dataclass(frozen=True)
class Sources:
    """Everything the index depends on."""

    examples: tuple[Example, ...]
    catalogue: Catalogue
    code: str

    @classmethod
    def read(cls, locales: Path = LOCALES) -> Sources:
        """Reads the files. Raises ``SourceError`` if a rule has no examples or a label is odd."""
        examples = tuple(
            Example(text, label, language)
            for language in Language
            for file in sorted((locales / language.value / "questions").glob("*.toml"))
            for label, texts in tomllib.loads(file.read_text(encoding="utf-8")).items()
            for text in texts
        )
        here = Path(__file__).parent
        code = hashlib.sha256()
        for path in (*(here / f"{name}.py" for name in _CODE), LEXICON):
            code.update(path.read_bytes())
        sources = cls(examples, load_catalogue(), code.hexdigest())
        sources.check()
        return sources

    def check(self) -> None:
        """Raises ``SourceError`` if a rule lacks examples in a language."""
        for language in Language:
            there = {e.label for e in self.examples if e.language is language}
            missing = self.catalogue.by_id.keys() - there
            if missing:
                raise SourceError(f"{language}: no example questions for {sorted(missing)}")

    @cached_property
    def digest(self) -> str:
        """Changes when anything does that the index is made of."""
        whole = hashlib.sha256(self.code.encode())
        for rule in self.catalogue.rules:
            facts = (rule.id, rule.verdict, *sorted(rule.audiences), *sorted(rule.bands))
            whole.update("\t".join(facts).encode())
        for example in self.examples:
            whole.update(f"{example.language}\t{example.label}\t{example.text}\n".encode())
        return whole.hexdigest()
