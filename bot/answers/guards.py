"""Guards: when even a high score must not be said as an answer."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from bot.answers import thresholds
from bot.answers.scores import Scores
from bot.answers.words import Ai, Word
from bot.domain.catalogue import Verdict

_EXAM: Final = "exam"
_ALLOWED: Final = frozenset({Verdict.ALLOWED, Verdict.ALLOWED_WITH_DISCLOSURE})


class Guard(StrEnum):
    """Why a direct answer became a choice."""

    UNSURE = "unsure"
    SCOPE = "scope"
    SIBLINGS = "siblings"
    NO_AI_WORD = "no-ai-word"
    OTHER_AUDIENCE = "other-audience"
    EXAM = "exam"
    """The question names an exam, and the rule allows something for work outside exams."""


def opposite(one: str, other: str) -> bool:
    """Whether one verdict allows what the other forbids."""
    return (one in _ALLOWED and other == Verdict.FORBIDDEN) or (
        other in _ALLOWED and one == Verdict.FORBIDDEN
    )


def guard_of(
    scores: Scores, words: Sequence[Word], notions: frozenset[str], verdicts: dict[str, str]
) -> Guard | None:
    """The first guard that stands against a direct answer, or None."""
    (best, probability), *others = scores.rules
    if probability < thresholds.DIRECT:
        return Guard.UNSURE
    if scores.in_scope < thresholds.SURELY_IN_SCOPE:
        return Guard.SCOPE
    if any(
        p >= thresholds.OPPOSITE and opposite(verdicts[best], verdicts[rule]) for rule, p in others
    ):
        return Guard.SIBLINGS
    if scores.elsewhere >= thresholds.ELSEWHERE:
        return Guard.OTHER_AUDIENCE
    if verdicts[best] in _ALLOWED and _EXAM in notions:
        return Guard.EXAM
    nothing_says_ai = all(word.ai is Ai.NO for word in words)
    if nothing_says_ai and not (
        probability >= thresholds.DIRECT_WITHOUT_AI
        and scores.in_scope >= thresholds.SURELY_IN_SCOPE_WITHOUT_AI
        and scores.likeness >= thresholds.UNMISTAKABLE
    ):
        return Guard.NO_AI_WORD
    return None
