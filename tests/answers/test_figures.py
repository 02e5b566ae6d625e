"""The figures on the development questions may not fall below what was reached.

A little room is left, so that a changed example does not need a changed test.
"""

from __future__ import annotations

import pytest

from bot.answers import Engine
from bot.answers.evaluate import evaluate
from bot.answers.report import Line, Report


@pytest.fixture(scope="module")
def report(engine: Engine, dev: list[Line]) -> Report:
    """The whole development set, answered once."""
    return evaluate(dev, engine)


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_in_scope_questions_find_their_rule(report: Report, language: str) -> None:
    """Best rule, three rules, one tap, share of direct answers."""
    figures = report.languages[language]
    assert figures.top1 >= 0.90
    assert figures.top3 >= 0.96
    assert figures.one_tap >= 0.93
    assert figures.direct >= 0.60
    assert figures.refused_in <= 0.02


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_direct_answers_are_right_and_never_opposite(report: Report, language: str) -> None:
    """What is said outright must be true."""
    figures = report.languages[language]
    assert figures.direct_precision >= 0.98
    assert figures.flips == 0


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_questions_outside_get_no_verdict(report: Report, language: str) -> None:
    """Out of scope: no rule outright, few titles; distress always reaches people."""
    figures = report.languages[language]
    assert figures.oos.verdict_shown <= 0.01
    assert figures.oos.buttons_shown <= 0.10
    assert figures.crisis.routed >= 0.98
    assert figures.crisis.false_alarms <= 0.01


def test_both_languages_are_served_alike(report: Report) -> None:
    """At most three points between Kazakh and Russian."""
    assert report.parity_top1_pp <= 3
