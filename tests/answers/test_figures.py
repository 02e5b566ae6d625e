"""The figures on the development questions may not fall below what was reached.

A little room is left, so that a changed example does not need a changed test.
"""

from __future__ import annotations

from collections import Counter

import pytest

from bot.answers import Engine
from bot.answers.evaluate import evaluate
from bot.answers.report import Line, Report
from bot.domain.people import Band, Language
from bot.domain.personal_data import traces


@pytest.fixture(scope="module")
def report(engine: Engine, dev: list[Line]) -> Report:
    """The whole development set, answered once."""
    return evaluate(dev, engine)


@pytest.mark.requirement("R-D.3")
@pytest.mark.parametrize("language", ["kk", "ru"])
def test_in_scope_questions_find_their_rule(report: Report, language: str) -> None:
    """Best rule, three rules, one tap, share of direct answers."""
    figures = report.languages[language]
    assert figures.top1 >= 0.90
    assert figures.top3 >= 0.96
    assert figures.one_tap >= 0.93
    assert figures.direct >= 0.60
    assert figures.refused_in <= 0.02


@pytest.mark.requirement("R-D.3")
@pytest.mark.parametrize("language", ["kk", "ru"])
def test_direct_answers_are_right_and_never_opposite(report: Report, language: str) -> None:
    """What is said outright must be true."""
    figures = report.languages[language]
    assert figures.direct_precision >= 0.98
    assert figures.flips == 0


@pytest.mark.requirement("R-D.2b")
@pytest.mark.parametrize("language", ["kk", "ru"])
def test_questions_outside_get_no_verdict(report: Report, language: str) -> None:
    """Out of scope: no rule outright, few titles; distress always reaches people."""
    figures = report.languages[language]
    assert figures.oos.verdict_shown <= 0.01
    assert figures.oos.buttons_shown <= 0.10
    assert figures.crisis.routed >= 0.98
    assert figures.crisis.false_alarms <= 0.01


@pytest.mark.requirement("R-D.2a", "R-3.8a")
def test_both_languages_are_served_alike(report: Report) -> None:
    """At most three points between Kazakh and Russian."""
    assert report.parity_top1_pp <= 3


@pytest.mark.requirement("R-D.3")
def test_an_answer_comes_within_a_blink(report: Report) -> None:
    """Nineteen of twenty within three seconds is asked; a hundredth of that is what it takes."""
    assert report.p95_ms <= 3000


@pytest.mark.requirement("R-D.1ae")
def test_the_questions_stand_for_everyone_and_name_nobody(dev: list[Line]) -> None:
    """Both languages in like number, every band in each; no number of a real person."""
    counts = Counter(line.lang for line in dev)
    assert set(counts) == set(Language)
    assert max(counts.values()) <= 1.2 * min(counts.values())
    bands = Counter((line.lang, line.band) for line in dev)
    assert all(bands[language, band] >= 20 for language in Language for band in Band)
    assert not [line.id for line in dev if traces(line.text)]
