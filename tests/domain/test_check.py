"""The understanding check says only what the catalogue says, and plays no tricks on children."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.catalogue import Catalogue, Rule, Verdict, own_catalogue
from bot.domain.check import CHECK_FILE, Check, StaleCheckError, load_check
from bot.domain.people import Audience, Band
from bot.domain.readability import words_per_sentence
from bot.texts import Texts

OWN: Check = load_check(own_catalogue())
LONGEST_ANSWER = 38
"""Characters that a full-width button shows on a small phone."""
HARDEST = {"s14": 10, "s59": 14, "s1011": 16, "parent": 15, "teacher": 17, "admin": 17}
"""Words that a sentence may have on average, by set."""
PRESSING = re.compile(
    r"скорее|быстрее|успе|рекорд|балл|очк|приз|награ|сери[яи]|"
    r"тезірек|үлгер|рекорд|ұпай|жүлде|марапат",
    re.IGNORECASE,
)
"""Urgency, points, prizes and streaks."""


def changed(rule_id: str, **fields: object) -> Catalogue:
    """The catalogue with one rule changed."""
    catalogue = own_catalogue()
    rules = tuple(
        Rule.model_validate({**rule.model_dump(), **fields}) if rule.id == rule_id else rule
        for rule in catalogue.rules
    )
    return Catalogue.model_validate({**catalogue.model_dump(), "rules": rules})


@pytest.mark.requirement("R-10.9a", "R-10.9b")
def test_every_reader_has_questions() -> None:
    """Three for grades 1-4, six for 5-9 and 10-11, five for parents, teachers, administration."""
    sizes = {(s.audience, band): len(s.questions) for s in OWN.sets for band in s.bands}
    for audience in Audience:
        for band in Band:
            student = {Band.PRIMARY: 3, Band.MIDDLE: 6, Band.SENIOR: 6}[band]
            assert sizes[audience, band] == (student if audience is Audience.STUDENT else 5)
            assert OWN.for_reader(audience, band).audience is audience


@pytest.mark.requirement("R-10.9b")
def test_older_students_are_asked_about_attribution_and_limits() -> None:
    """Both sets ask how AI is shown, and what generative AI may not do."""
    by_id = own_catalogue().by_id
    for band in (Band.MIDDLE, Band.SENIOR):
        asked = OWN.for_reader(Audience.STUDENT, band).questions
        shows = {Verdict.ALLOWED_WITH_DISCLOSURE}
        attribution = [
            q for q in asked if by_id[q.rule].topic == "attribution" or q.verdict in shows
        ]
        assert len(attribution) >= 2
        assert any(q.verdict is Verdict.FORBIDDEN for q in asked)
        assert any(q.rule == "fact-check-ai-answers" for q in asked)


@pytest.mark.requirement("R-10.9a")
def test_a_changed_verdict_stops_the_bot() -> None:
    """For each question: as soon as the catalogue says otherwise, loading fails."""
    for group in OWN.sets:
        for question in group.questions:
            other = next(v for v in Verdict if v is not question.verdict)
            catalogue = changed(question.rule, verdict=other, verdict_by_audience={})
            with pytest.raises(StaleCheckError, match=question.rule):
                load_check(catalogue)


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('rule = "ai-in-exam"', 'rule = "no-such-rule"', "no such rule"),
        ('rule = "ai-in-exam"', 'rule = "admin-automation"', "not for student"),
        ('rule = "ai-in-exam"', 'rule = "group-work-tell-others"', "a recommendation"),
        ('rule = "homework-helper"', 'rule = "code-refactoring"', "is not for parent"),
        ('rule = "disclose-ai-use", verdict = "duty", answers = 2, right = 2',
         'rule = "deepfakes", verdict = "duty", answers = 2, right = 3', "no answer 3"),
    ],
)  # fmt: skip
def test_a_question_that_fits_no_rule_stops_the_bot(
    tmp_path: Path, old: str, new: str, why: str
) -> None:
    """Unknown rules, rules for others and answers that are not there are refused."""
    text = CHECK_FILE.read_text(encoding="utf-8")
    assert old in text
    file = tmp_path / "check.toml"
    file.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(ValueError, match=why):
        load_check(own_catalogue(), file)


@given(st.text(alphabet="0123456789ab٣", max_size=9), st.sampled_from(OWN.sets))
def test_only_answers_that_buttons_give_are_read(answers: str, group: object) -> None:
    """Any digits are refused or stand for answers that exist; wrong and right add up."""
    asked = next(s for s in OWN.sets if s is group)
    given_answers = asked.read(answers)
    fits = len(answers) <= len(asked.questions) and all(
        digit in "123456789"[: question.answers]
        for digit, question in zip(answers, asked.questions, strict=False)
    )
    assert (given_answers is not None) == fits
    if given_answers is not None:
        right = sum(one == q.right for one, q in zip(given_answers, asked.questions, strict=False))
        assert right + len(asked.wrong(given_answers)) == len(given_answers)


def test_the_right_answer_is_not_always_at_the_same_place() -> None:
    """Pressing the same button throughout never gets everything right."""
    for group in OWN.sets:
        assert len({question.right for question in group.questions}) > 1


@pytest.mark.requirement("R-10.9a", "R-2.8ae")
def test_words_are_plain_and_press_nobody(texts: Texts) -> None:
    """Every text is there, fits its button, reads easily, and knows no race and no prize."""
    texts.require(OWN.text_ids())
    for words in texts:
        for group in OWN.sets:
            for question in group.questions:
                name = group.text_id(question)
                answers = [words.plain(f"{name}.a{n}") for n in range(1, question.answers + 1)]
                assert not words.has(f"{name}.a{question.answers + 1}")
                assert len(set(answers)) == len(answers)
                assert max(map(len, answers)) <= LONGEST_ANSWER
                for text in (words.plain(name), words.plain(f"{name}.why")):
                    assert words_per_sentence(text) <= HARDEST[group.id], text
                assert words.plain(f"{name}.why").rstrip(".").count(". ") == 0, "one sentence"
        own = [key for key in texts.catalogs[words.language].keys if key.startswith("quiz-")]
        for key in own:
            text = words.plain(key, who="student", count=6, right=4, at=1, of=6, answer="")
            assert not PRESSING.search(text), text
