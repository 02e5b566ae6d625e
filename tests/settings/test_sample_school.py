"""The sample school's notice: plain enough for a parent, and true to the sample's own settings."""

from __future__ import annotations

import re

import pytest

from bot.domain.notices import NoticeType
from bot.domain.people import Language
from bot.domain.readability import sentences
from bot.fields import BilingualParagraph
from bot.notice_form import read_form
from bot.notice_form.said import hard_to_read
from bot.playground.demo import NOTICES
from bot.settings import load_settings
from bot.texts import Texts
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


@pytest.mark.requirement("R-B.2", "R-B.3", "R-6.9a")
def test_the_sample_schools_notices_are_whole_and_plain(texts: Texts) -> None:
    """The demo's exam and progress notices: forms that can be published, with no warning."""
    kinds = set()
    for file in sorted(NOTICES.glob("*.toml")):
        content = read_form(texts, file.read_bytes()).content
        assert content is not None, file.name
        assert not list(hard_to_read(texts[Language.RU], content))
        assert not LATIN_IN_CYRILLIC.search(file.read_text(encoding="utf-8"))
        kinds.add(content.type)
    assert kinds == {NoticeType.EXAM, NoticeType.ANALYTICS}
