"""The glossary: enough terms, in plain words, in the order of a dictionary."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.domain.catalogue import own_catalogue
from bot.domain.glossary import ALPHABET, GLOSSARY_FILE, alphabetical, load_glossary
from bot.domain.readability import words_per_sentence
from bot.texts import Texts

_END = re.compile(r"[.!?](?:\s|$)")


@pytest.mark.requirement("R-sec1")
def test_the_terms_of_the_standard_have_plain_meanings(texts: Texts) -> None:
    """Twenty to thirty terms, each in at most two sentences that are not long."""
    glossary = load_glossary(own_catalogue())
    assert 20 <= len(glossary.terms) <= 30
    texts.require(glossary.text_ids())
    for words in texts:
        for term in glossary.terms:
            text = words.plain(f"{term.text_id}.text")
            assert 1 <= len(_END.findall(text)) <= 2, text
            assert words_per_sentence(text) <= 18, text
            assert len(words.plain(term.text_id)) <= 40


def test_names_sort_as_in_a_kazakh_dictionary(texts: Texts) -> None:
    """Ә comes after А, Қ after К, Ө after О, whatever the case; every letter is known."""
    names = ["Өз еңбегі", "әлеуметтік рейтинг", "Қараңғы паттерн", "Атрибуция", "Карта", "Ойын"]
    assert sorted(names, key=alphabetical) == [
        "Атрибуция", "әлеуметтік рейтинг", "Карта", "Қараңғы паттерн", "Ойын", "Өз еңбегі",
    ]  # fmt: skip
    for words in texts:
        for term in load_glossary(own_catalogue()).terms:
            assert words.plain(term.text_id)[0].lower() in ALPHABET


def test_a_term_may_not_lead_nowhere(tmp_path: Path) -> None:
    """An unknown rule or a term that stands twice is refused."""
    text = GLOSSARY_FILE.read_text(encoding="utf-8")
    file = tmp_path / "glossary.toml"
    for old, new, why in (
        ('"no-biometrics"', '"no-such-rule"', "there is no rule"),
        ('id = "vendor"', 'id = "ai"', "stands twice"),
    ):
        file.write_text(text.replace(old, new), encoding="utf-8")
        with pytest.raises(ValueError, match=why):
            load_glossary(own_catalogue(), file)
