"""The understanding check: which questions, about which rule, relying on which verdict.

Structure only; the words are in ``locales``. Loading fails when the catalogue no longer says
what a question takes for right. Source: 002:10.9a, 10.9b; no race and no reward: 002:2.8ae.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Final, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from bot.domain.catalogue import Catalogue, Verdict
from bot.domain.people import Audience, Band

CHECK_FILE: Final = Path(__file__).with_name("check.toml")


class StaleCheckError(ValueError):
    """A question relies on what the catalogue does not say, or says no more."""


class Stage(StrEnum):
    """Whether the rules were read already."""

    BEFORE = "before"
    AFTER = "after"


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Question(_Frozen):
    """A question about one rule. `right` is the number of the right answer, from 1."""

    rule: str
    verdict: Verdict
    answers: int = Field(ge=2, le=4)
    right: int = Field(ge=1)

    @model_validator(mode="after")
    def _has_its_right_answer(self) -> Self:
        if self.right > self.answers:
            raise ValueError(f"{self.rule}: no answer {self.right}")
        return self


class QuestionSet(_Frozen):
    """The questions for an audience in some bands, in their order."""

    id: str
    audience: Audience
    bands: tuple[Band, ...] = Field(min_length=1)
    questions: tuple[Question, ...] = Field(min_length=3, max_length=6)

    def text_id(self, question: Question) -> str:
        """The text of a question; its answers are ``.a1``, ``.a2`` …, the reason ``.why``."""
        return f"quiz-{self.id}-{question.rule}"

    def read(self, answers: str) -> tuple[int, ...] | None:
        """Answers given so far from their digits; None for digits no button gives."""
        given = tuple(ord(digit) - ord("0") for digit in answers)
        if len(given) > len(self.questions):
            return None
        possible = zip(given, self.questions, strict=False)
        return given if all(1 <= one <= asked.answers for one, asked in possible) else None

    def wrong(self, given: tuple[int, ...]) -> list[Question]:
        """The questions among those answered whose answer was not right."""
        both = zip(given, self.questions, strict=False)
        return [asked for one, asked in both if one != asked.right]


class Check(_Frozen):
    """All sets. `version` changes with the questions, so that old buttons are recognised."""

    version: str
    sets: tuple[QuestionSet, ...]

    def for_reader(self, audience: Audience, band: Band) -> QuestionSet:
        """The questions for an audience and band; there are some for every pair."""
        return next(s for s in self.sets if s.audience == audience and band in s.bands)

    def text_ids(self) -> Iterator[str]:
        """Every text the check needs."""
        for group in self.sets:
            for question in group.questions:
                name = group.text_id(question)
                yield name
                yield f"{name}.why"
                yield from (f"{name}.a{n}" for n in range(1, question.answers + 1))

    @model_validator(mode="after")
    def _asks_everybody_once(self) -> Self:
        pairs = [(s.audience, band) for s in self.sets for band in s.bands]
        if sorted(pairs) != sorted((a, b) for a in Audience for b in Band):
            raise ValueError("there must be one set of questions for each audience and band")
        for group in self.sets:
            if len({question.rule for question in group.questions}) != len(group.questions):
                raise ValueError(f"{group.id}: two questions about one rule")
        return self


def load_check(catalogue: Catalogue, file: Path = CHECK_FILE) -> Check:
    """The check from its TOML file.

    Raises ``StaleCheckError`` when a rule or its verdict is not what a question relies on, and
    ``pydantic.ValidationError``.
    """
    source = file.read_bytes()
    version = hashlib.sha256(source).hexdigest()[:6]
    check = Check.model_validate({**tomllib.loads(source.decode()), "version": version})
    for group in check.sets:
        for question in group.questions:
            _hold_against(catalogue, group, question)
    return check


def _hold_against(catalogue: Catalogue, group: QuestionSet, question: Question) -> None:
    where = f"{group.id}: {question.rule}"
    rule = catalogue.by_id.get(question.rule)
    if rule is None:
        raise StaleCheckError(f"{where}: there is no such rule")
    if group.audience not in rule.audiences:
        raise StaleCheckError(f"{where}: is not for {group.audience}")
    if group.audience is Audience.STUDENT and not set(group.bands) <= set(rule.bands):
        raise StaleCheckError(f"{where}: is not taught in {', '.join(group.bands)}")
    if rule.recommended_only:
        raise StaleCheckError(f"{where}: is a recommendation and binds nobody")
    verdict = rule.verdict_for(group.audience)
    if verdict is not question.verdict:
        raise StaleCheckError(f"{where}: the catalogue says {verdict}, not {question.verdict}")
