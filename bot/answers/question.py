"""What goes into the engine and what comes out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.people import Audience, Band, Language
from bot.domain.personal_data import Trace


class Tier(StrEnum):
    """What the bot does with a question."""

    DIRECT = "direct"
    """One rule answers it."""
    CHOOSE = "choose"
    """Up to three rules are offered by title, without verdicts."""
    REFUSE = "refuse"
    """The school's rules do not answer it; `Answer.reason` says what it seems to be."""
    CRISIS = "crisis"
    """Somebody needs a person now: no rule, no plain refusal, nothing kept."""
    PERSONAL_DATA = "personal_data"
    """It holds numbers that point to a person: warn, do not process, forget."""


class Reason(StrEnum):
    """Why the bot refuses; the values are also labels of the example questions."""

    EMPTY = "empty"
    UNKNOWN = "unknown"
    SCHOOL_LIFE = "school_life"
    NEAR_MISS = "near_miss"
    AI_NOT_SCHOOL = "ai_not_school"
    CHITCHAT = "chitchat"
    DO_HOMEWORK = "do_homework"
    INJECTION = "injection"
    INSULTS = "insults"
    GIBBERISH = "gibberish"
    OTHER_LANGUAGE = "other_language"


@dataclass(frozen=True, slots=True)
class Question:
    """A message of a person; without an `audience` every rule may answer.

    `language_hint` is the language the person chose for the bot. Scores do not depend on it:
    people mix languages, and one index reads both. `band` matters for pupils only.
    """

    text: str
    language_hint: Language
    audience: Audience | None = None
    band: Band | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the question that spoke for the best rule, and how strongly."""

    text: str
    weight: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why the engine answered so (002:6.4): for the person at the moment, kept nowhere.

    `score` is the probability of the best rule, `threshold` what a direct answer needs;
    `in_scope` is how much the question looks like one that rules answer, with the score a
    card title needs in `in_scope_threshold`.
    """

    pieces: tuple[Piece, ...]
    score: float
    threshold: float
    in_scope: float
    in_scope_threshold: float
    engine_version: str
    content_version: str
    guard: str | None = None
    """The guard that turned a direct answer into a choice, if one did."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What to show. A direct answer has one rule, a choice one to three, the others none.

    `others` are further candidates, best first, for "not what I meant".
    """

    tier: Tier
    explanation: Explanation
    rules: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    reason: Reason | None = None
    traces: frozenset[Trace] = frozenset()
