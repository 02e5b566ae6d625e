"""Plain words for each reader, and lengths that Telegram takes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.domain.people import Language
from bot.domain.readability import unexplained, words_per_sentence
from bot.playground import limits
from bot.playground.demo import SAMPLE
from bot.settings_files import read_toml
from bot.texts import LOCALES, Texts, Words
from handlers import commands
from tests.texts import readability

RULE_FILES = sorted(LOCALES.glob("*/rules/*.ftl"))
NOTICE_LIMITS = {
    "notice-short-s14": 10,
    "notice-short-s59": 13,
    "notice-short-s1011": 15,
    "notice-short-parent": 15,
    "notice-short-staff": 17,
}
"""Words a sentence, as on the cards for the same readers."""
FOR_PARENTS = (
    "intro", "hello", "about-more", "menu", "notice-people", "notice-receipt", "notice-put-off",
    "notice-question", "file-kinds", "file-about-complaint",
    "file-about-data_request", "file-day", "file-contact", "file-text",
    "letter-receipt", "letter-late", "hidden", "not-words", "not-words-in-form",
    "edited", "text-empty", "text-too-long",
    "bot-description", "bot-short-description", "notices", "notice-no-template",
    "notice-ack-means", "notice-no-emotions", "notice-no-constant-access", "notice-for-others",
)  # fmt: skip
"""What any parent meets; at most 15 words a sentence."""
MOST_FOR_PARENTS = 15


def _said(words: Words, key: str, texts: Texts) -> str:
    variables = texts.catalogs[words.language].patterns[key].variables
    return words(key, **dict.fromkeys(variables, 3))


@pytest.mark.requirement("R-6.9a", "R-10.6a", "R-10.6ae", "R-10.6b", "R-10.8ae", "R-10.7a")
@pytest.mark.parametrize("file", RULE_FILES, ids=lambda file: f"{file.parts[-3]}-{file.stem}")
def test_the_cards_are_plain_for_their_readers(file: Path) -> None:
    """Sentence and card lengths by age, no term unexplained, no vendor, one alphabet a word."""
    language = file.relative_to(LOCALES).parts[0]
    found = [
        problem
        for key, text in readability.texts_of(file)
        for problem in readability.problems(key, text, language)
    ]
    assert not found, "\n".join(found)


@pytest.mark.requirement("R-6.9a", "R-6.9ae")
@pytest.mark.parametrize("language", list(Language))
def test_each_notice_is_plain_for_its_reader(texts: Texts, language: Language) -> None:
    """The youngest get ten words a sentence, parents fifteen, and no term goes unexplained."""
    words, found = texts[language], []
    for key, most in NOTICE_LIMITS.items():
        said = _said(words, key, texts)
        average = words_per_sentence(said)
        if average > most:
            found.append(f"{key}: {average:.1f} words a sentence, at most {most}")
        if key.endswith(("s14", "s59", "parent")):
            found += [f"{key}: {one}" for one in unexplained(said, language)]
    assert not found, "\n".join(found)


@pytest.mark.requirement("R-6.9a", "R-2.3a")
@pytest.mark.parametrize("language", list(Language))
def test_what_every_parent_meets_is_plain(texts: Texts, language: Language) -> None:
    """Introduction, forms, receipts and refusals: at most fifteen words a sentence."""
    words = texts[language]
    forms = [
        key for key in texts.catalogs[language].keys if key.startswith(("file-ask-", "file-next-"))
    ]
    averages = {key: words_per_sentence(_said(words, key, texts)) for key in (*FOR_PARENTS, *forms)}
    long = {key: round(a, 1) for key, a in averages.items() if a > MOST_FOR_PARENTS}
    assert not long


@pytest.mark.requirement("R-6.9a")
@pytest.mark.parametrize("language", list(Language))
def test_the_sample_notice_and_its_proposal_are_plain(texts: Texts, language: Language) -> None:
    """The thirteen fields, as the sample school has them and as `init` proposes them."""
    found = []
    for where, text in (*_sample_fields(language), *_proposed_fields(texts, language)):
        average = words_per_sentence(text)
        if average > MOST_FOR_PARENTS:
            found.append(f"{where}: {average:.1f} words a sentence, at most {MOST_FOR_PARENTS}")
    assert not found, "\n".join(found)


def _sample_fields(language: Language) -> Iterator[tuple[str, str]]:
    notice = read_toml(SAMPLE, [])["notice"]
    for name, value in notice.items():
        if isinstance(value, dict):
            yield f"sample {name}", value[language.value]


def _proposed_fields(texts: Texts, language: Language) -> Iterator[tuple[str, str]]:
    for key in sorted(texts.catalogs[language].keys):
        if key.startswith("propose-notice-"):
            yield key, _said(texts[language], key, texts)


@pytest.mark.requirement("R-10.8ae", "R-2.12ae")
@pytest.mark.parametrize("language", list(Language))
def test_no_vendor_is_named_and_no_alphabet_mixed(texts: Texts, language: Language) -> None:
    """Not in the steps of the demonstration either; no Latin letter hides in a Cyrillic word."""
    found: list[str] = []
    for file in sorted((LOCALES / language).rglob("*.ftl")):
        for key, text in readability.texts_of(file):
            if not key.startswith("rule-"):
                found += readability.slips(key, text)
    assert not found, "\n".join(found)


@pytest.mark.requirement("R-6.2a")
@pytest.mark.parametrize("language", list(Language))
def test_the_profile_fits_telegram_and_says_ai(texts: Texts, language: Language) -> None:
    """Name, descriptions and commands are within their limits, with the longest school name."""
    words = texts[language]
    longest = "Ш" * 120
    profile = {
        "bot-name": (words.plain("bot-name"), limits.BOT_NAME),
        "bot-short-description": (
            words.plain("bot-short-description"), limits.BOT_SHORT_DESCRIPTION,
        ),
        "bot-description": (
            words.plain("bot-description", school=longest), limits.BOT_DESCRIPTION,
        ),
    }  # fmt: skip
    for key, (text, most) in profile.items():
        assert len(text) <= most, f"{key}: {len(text)} of {most}"
        assert words.plain("mark-word") in text, key
    for command in commands.SHOWN:
        assert command.islower()
        assert len(command) <= limits.COMMAND_NAME
        description = words.plain(f"command-{command}")
        assert 1 <= len(description) <= limits.COMMAND_DESCRIPTION
    assert len(commands.SHOWN) <= limits.COMMANDS
