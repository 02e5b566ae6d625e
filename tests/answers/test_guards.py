"""Guards: when a high score must not be said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answers import thresholds
from bot.answers.guards import Guard, guard_of, opposite
from bot.answers.scores import Scores
from bot.answers.words import words_of
from bot.domain.catalogue import Verdict

VERDICTS = {
    "help": Verdict.ALLOWED_WITH_DISCLOSURE.value,
    "copy": Verdict.FORBIDDEN.value,
    "right": Verdict.RIGHT.value,
}
SURE = Scores(
    rules=(("help", 0.97), ("right", 0.02), ("copy", 0.01)),
    outside=(("chitchat", 0.0),),
    elsewhere=0.0,
    in_scope=3.0,
    distress=-2.0,
    likeness=0.6,
)
AI = words_of("нейросеть помогает")
NO_AI = words_of("он помогает")
NONE: frozenset[str] = frozenset()


def test_a_sure_score_passes() -> None:
    """Nothing stands against a clear question about AI."""
    assert guard_of(SURE, AI, NONE, VERDICTS) is None


def test_an_unsure_score_becomes_a_choice() -> None:
    """Below the threshold nothing is said directly."""
    unsure = replace(SURE, rules=(("help", thresholds.DIRECT - 0.01), ("right", 0.1)))
    assert guard_of(unsure, AI, NONE, VERDICTS) is Guard.UNSURE


def test_opposite_siblings_close_together_become_a_choice() -> None:
    """A permission is not said while the ban next to it is nearly as likely."""
    close = replace(SURE, rules=(("help", 0.92), ("copy", thresholds.OPPOSITE + 0.01)))
    assert guard_of(close, AI, NONE, VERDICTS) is Guard.SIBLINGS
    harmless = replace(SURE, rules=(("help", 0.92), ("right", 0.07)))
    assert guard_of(harmless, AI, NONE, VERDICTS) is None


def test_without_a_word_of_ai_more_is_needed() -> None:
    """Unless the pieces are unmistakable, nothing is said about a question that names no AI."""
    faint = replace(SURE, in_scope=thresholds.SURELY_IN_SCOPE_WITHOUT_AI - 0.1)
    assert guard_of(faint, NO_AI, NONE, VERDICTS) is Guard.NO_AI_WORD
    assert guard_of(replace(SURE, likeness=0.1), NO_AI, NONE, VERDICTS) is Guard.NO_AI_WORD
    assert guard_of(replace(SURE, rules=(("help", 0.99),)), NO_AI, NONE, VERDICTS) is None


def test_a_permission_is_not_said_about_an_exam() -> None:
    """What is allowed at home is not allowed by that rule in an exam."""
    assert guard_of(SURE, AI, frozenset({"exam"}), VERDICTS) is Guard.EXAM


def test_a_question_that_looks_foreign_becomes_a_choice() -> None:
    """A thin scope or a rule for other people: titles only."""
    thin = replace(SURE, in_scope=thresholds.SURELY_IN_SCOPE - 0.1)
    assert guard_of(thin, AI, NONE, VERDICTS) is Guard.SCOPE
    other = replace(SURE, elsewhere=thresholds.ELSEWHERE)
    assert guard_of(other, AI, NONE, VERDICTS) is Guard.OTHER_AUDIENCE


@pytest.mark.parametrize("allowed", [Verdict.ALLOWED, Verdict.ALLOWED_WITH_DISCLOSURE])
def test_only_a_permission_and_a_ban_are_opposite(allowed: Verdict) -> None:
    """Rights, duties and explanations are opposite to nothing."""
    assert opposite(allowed, Verdict.FORBIDDEN)
    assert opposite(Verdict.FORBIDDEN, allowed)
    assert not opposite(allowed, Verdict.RIGHT)
    assert not opposite(Verdict.FORBIDDEN, Verdict.DUTY)
