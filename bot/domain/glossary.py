"""The glossary: which terms there are and which rules they lead to; the words are in ``locales``.

The terms are those of the national standard, 002:1, and a few that its parents' notices use.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from bot.domain.catalogue import Catalogue

GLOSSARY_FILE: Final = Path(__file__).with_name("glossary.toml")
ALPHABET: Final = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
"""The Kazakh alphabet; without its own letters it is the Russian one, in the same order."""


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Term(_Frozen):
    """A term and at most two rules in which it matters."""

    id: str = Field(pattern=r"^[a-z][a-z-]{1,14}$")
    rules: tuple[str, ...] = Field(max_length=2)

    @property
    def text_id(self) -> str:
        """Its name; what it means is ``.text``."""
        return f"term-{self.id}"


class Glossary(_Frozen):
    """All terms, each once."""

    terms: tuple[Term, ...] = Field(min_length=1)

    def find(self, term_id: str) -> Term | None:
        """The term with that id."""
        return next((term for term in self.terms if term.id == term_id), None)

    def text_ids(self) -> Iterator[str]:
        """Every text the glossary needs."""
        for term in self.terms:
            yield term.text_id
            yield f"{term.text_id}.text"

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        if len({term.id for term in self.terms}) != len(self.terms):
            raise ValueError("a term stands twice")
        return self


def alphabetical(name: str) -> tuple[int, ...]:
    """Sorts names as a Kazakh or Russian dictionary does, whatever the case."""
    return tuple(ALPHABET.find(letter) for letter in name.lower())


def load_glossary(catalogue: Catalogue, file: Path = GLOSSARY_FILE) -> Glossary:
    """The glossary from its TOML file.

    Raises ``ValueError`` when a term leads to a rule that does not exist.
    """
    glossary = Glossary.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))
    for term in glossary.terms:
        for rule in term.rules:
            if rule not in catalogue.by_id:
                raise ValueError(f"{term.id}: there is no rule {rule}")
    return glossary
