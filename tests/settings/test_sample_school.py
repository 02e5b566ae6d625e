"""The sample school's notice: plain enough for a parent, and true to the sample's own settings."""

from __future__ import annotations

import re

import pytest

from bot.domain.people import Language
from bot.domain.readability import sentences
from bot.fields import BilingualParagraph
from bot.settings import load_settings
from tests.settings.conftest import Files

MOST_WORDS = 15
WORD = re.compile(r"[\w’'-]+")
LATIN_IN_CYRILLIC = re.compile(r"\b(?=\w*[A-Za-z])(?=\w*[А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі])\w+\b")


@pytest.mark.requirement("R-B.1")
@pytest.mark.parametrize("language", list(Language))
def test_no_sentence_of_the_notice_is_long(files: Files, language: Language) -> None:
    notice = load_settings(files.write()).notice
    texts = [value[language] for _, value in notice if isinstance(value, BilingualParagraph)]
    assert len(texts) == 12
    for text in texts:
        assert not LATIN_IN_CYRILLIC.search(text)
        for sentence in sentences(text):
            assert len(WORD.findall(sentence)) <= MOST_WORDS, sentence


@pytest.mark.parametrize("language", list(Language))
def test_the_notice_gives_the_same_figures_as_the_settings(
    files: Files, language: Language
) -> None:
    settings = load_settings(files.write())
    storage, rights = settings.notice.storage[language], settings.notice.rights[language]
    kept = settings.retention
    for days in (kept.profiles, kept.cases, kept.acknowledgements, kept.consents, kept.audit):
        assert f"{days} " in storage
    for term in (settings.terms.complaint, settings.terms.appeal):
        assert f"{term} " in rights
    risks = settings.notice.risks[language]
    assert settings.contacts.helpline.number in risks
    assert settings.contacts.emergency in risks
    assert settings.order.number in settings.notice.legal_basis[language]
