"""The approved catalogue: every rule with its verdict and clauses, and the walkthroughs.

Structure only; the words are in ``locales``. Source of the rules: the school documents and
the national standard, each rule naming its clauses as ``document:clause``.
"""

from __future__ import annotations

import tomllib
from enum import StrEnum
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Final, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from bot.domain.people import Audience, Band

RULES_FILE: Final = Path(__file__).with_name("rules.toml")


class Verdict(StrEnum):
    """What a rule says, in one word."""

    ALLOWED = "allowed"
    ALLOWED_WITH_DISCLOSURE = "allowed_with_disclosure"
    TEACHER_PERMISSION = "teacher_permission"
    FORBIDDEN = "forbidden"
    RIGHT = "right"
    DUTY = "duty"
    INFO = "info"


class Topic(StrEnum):
    """Subjects under which rules are searched."""

    BASICS = "basics"
    STUDY = "study"
    ATTRIBUTION = "attribution"
    PROHIBITED = "prohibited"
    APPEAL = "appeal"
    RIGHTS = "rights"
    SCHOOL_MUST_NOT = "school_must_not"
    SAFETY = "safety"
    TRAINING = "training"
    TEACHER = "teacher"
    ADMIN = "admin"


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Rule(_Frozen):
    """One rule. `summary`, `conditions`, `consequence`, `note` are for maintainers, in English."""

    id: str = Field(pattern=r"^[a-z][a-z-]{2,40}$")
    topic: Topic
    audiences: tuple[Audience, ...] = Field(min_length=1)
    bands: tuple[Band, ...] = Field(min_length=1)
    verdict: Verdict
    verdict_by_audience: dict[Audience, Verdict] = {}
    sources: tuple[str, ...] = Field(min_length=1)
    summary: str
    conditions: tuple[str, ...] = ()
    consequence: str | None = None
    note: str | None = None

    def verdict_for(self, audience: Audience) -> Verdict:
        """The verdict as it reads for `audience`: a pupil's right is the school's duty."""
        return self.verdict_by_audience.get(audience, self.verdict)

    @property
    def recommended_only(self) -> bool:
        """Whether only the university's guideline (004) says so, which binds no school."""
        return all(source.startswith("004:") for source in self.sources)

    @model_validator(mode="after")
    def _overrides_have_an_audience(self) -> Self:
        strangers = set(self.verdict_by_audience) - set(self.audiences)
        if strangers:
            raise ValueError(
                f"{self.id}: verdict for {sorted(strangers)}, who are not its audience"
            )
        return self


class Chapter(_Frozen):
    """A titled part of a walkthrough."""

    id: str
    rules: tuple[str, ...] = Field(min_length=1)


class Walkthrough(_Frozen):
    """The ordered cards for one audience and band, cut into chapters."""

    audience: Audience
    band: Band
    theme_source: str
    chapters: tuple[Chapter, ...] = Field(min_length=1)

    @cached_property
    def rules(self) -> tuple[str, ...]:
        """Rule ids in order, over all chapters."""
        return tuple(rule for chapter in self.chapters for rule in chapter.rules)

    def chapter_at(self, position: int) -> tuple[int, Chapter]:
        """Index and chapter that hold the card at `position` (0-based)."""
        left = position
        for index, chapter in enumerate(self.chapters):
            if left < len(chapter.rules):
                return index, chapter
            left -= len(chapter.rules)
        raise IndexError(position)

    def start_of(self, chapter: int) -> int:
        """Position (0-based) of the first card of the chapter with index `chapter`."""
        return sum(len(c.rules) for c in self.chapters[:chapter])


class Catalogue(_Frozen):
    """All rules and walkthroughs, checked against each other.

    Validation fails on an unknown rule id, a clause of an unknown document, a rule that is
    listed twice, and a walkthrough that shows a rule to an audience it does not address.
    """

    version: str
    documents: dict[str, str]
    rules: tuple[Rule, ...]
    walkthroughs: tuple[Walkthrough, ...]

    @cached_property
    def by_id(self) -> dict[str, Rule]:
        """Rules by their id."""
        return {rule.id: rule for rule in self.rules}

    def of_topic(self, topic: Topic, audience: Audience) -> tuple[Rule, ...]:
        """The rules of a topic that address `audience`, in the catalogue's order."""
        return tuple(r for r in self.rules if r.topic is topic and audience in r.audiences)

    def walkthrough(self, audience: Audience, band: Band) -> Walkthrough:
        """The walkthrough for `audience` in `band`; there is one for every pair."""
        return next(w for w in self.walkthroughs if w.audience == audience and w.band == band)

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if len(self.by_id) != len(self.rules):
            raise ValueError("a rule id stands twice")
        for rule in self.rules:
            for source in rule.sources:
                if source.partition(":")[0] not in self.documents:
                    raise ValueError(f"{rule.id}: no document for {source}")
        pairs = [(w.audience, w.band) for w in self.walkthroughs]
        if sorted(pairs) != sorted((a, b) for a in Audience for b in Band):
            raise ValueError("there must be one walkthrough for each audience and band")
        for walk in self.walkthroughs:
            for rule_id in walk.rules:
                if rule_id not in self.by_id:
                    raise ValueError(f"{walk.audience} {walk.band}: no rule {rule_id}")
                if walk.audience not in self.by_id[rule_id].audiences:
                    raise ValueError(f"{walk.audience} {walk.band}: {rule_id} is not for them")
            if len(set(walk.rules)) != len(walk.rules):
                raise ValueError(f"{walk.audience} {walk.band}: a rule stands twice")
        return self


def load_catalogue(file: Path = RULES_FILE) -> Catalogue:
    """The catalogue from its TOML file. Raises ``pydantic.ValidationError``."""
    return Catalogue.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))


@lru_cache(maxsize=1)
def own_catalogue() -> Catalogue:
    """The bot's own catalogue, read once in a process."""
    return load_catalogue()
