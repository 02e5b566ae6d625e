"""Distress comes before everything, and harmless words are not taken for it."""

from __future__ import annotations

import pytest

from bot.answers import Engine, Question, Tier
from bot.domain.people import Audience, Band, Language


def tier_of(engine: Engine, text: str, audience: Audience = Audience.STUDENT) -> Tier:
    """The tier of a message."""
    return engine.answer(Question(text, Language.RU, audience, Band.MIDDLE)).tier


@pytest.mark.requirement("R-3.6ae", "R-3.6a")
@pytest.mark.parametrize(
    "text",
    [
        "хочу умереть",
        "ya ne hochu zhit",
        "не хачу жить больше",
        "өлгім келеді",
        "olgim kelip tur",
        "омир сургим келмейди",
        "меня каждый день бьет отчим",
        "әкем мені күнде ұрады",
        "надо мной издеваются в классе, не могу больше терпеть",
        "сыныпта мені қорлайды, шыдамым жетпейді",
        "физрук лезет ко мне под одежду",
        "ағай денемнен ұстайды",
        "угрожают слить мои голые фото",
        "убежала из дома и ночую в подъезде",
        "чатгпт посоветовал мне убить себя",
        "мне поставили 2 за нейросеть, пойду спрыгну с крыши",
        "балам өлгім келеді дейді не істеймін",
    ],
)
def test_distress_goes_to_people(engine: Engine, text: str) -> None:
    """Slang, missing letters, Latin letters, and also where AI is named."""
    assert tier_of(engine, text) is Tier.CRISIS


@pytest.mark.parametrize(
    "text",
    [
        "умираю со смеху с этого мема",
        "контрольная по физике меня убьёт",
        "күлкіден өліп қала жаздадым",
        "убил весь вечер на домашку",
        "бьём рекорд класса по прыжкам",
        "аштан өліп барам асхана қашан ашылады",
        "режу бумагу для поделки",
        "в игре меня опять убили",
    ],
)
def test_harmless_words_raise_no_alarm(engine: Engine, text: str) -> None:
    """Turns of speech stay turns of speech."""
    assert tier_of(engine, text) is not Tier.CRISIS


def test_distress_comes_before_personal_data(engine: Engine) -> None:
    """A phone number in a cry for help does not turn it into a warning about data."""
    assert tier_of(engine, "хочу умереть, позвоните 8 701 123 45 67") is Tier.CRISIS


@pytest.mark.requirement("R-5.6a")
@pytest.mark.parametrize(
    "text", ["мой телефон +7 701 123-45-67 можно ли чат", "пишите на anna@example.kz про ЖИ"]
)
def test_numbers_that_point_to_a_person_are_not_processed(engine: Engine, text: str) -> None:
    """The bot is told to warn, and gets no rule for the rest of the message."""
    answer = engine.answer(Question(text, Language.RU, Audience.PARENT, None))
    assert answer.tier is Tier.PERSONAL_DATA
    assert answer.traces
    assert not answer.rules
    assert not answer.explanation.pieces
