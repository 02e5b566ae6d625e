"""The glossary as a reader sees it, and the log of versions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.glossary import alphabetical
from bot.domain.people import Audience, Band, Language
from bot.domain.versions import VersionLog
from bot.wording import full_day
from handlers.glossary import term_screen
from handlers.versions import VERSIONS_ON_A_PAGE, versions_screen
from tests.school import School


@pytest.mark.requirement("R-sec1")
@pytest.mark.parametrize("language", ["kk", "ru"])
async def test_the_glossary_is_read_page_by_page(school: School, language: str) -> None:
    """All terms in the order of the language's dictionary; a term leads to a rule and back."""
    words = school.words(language)
    reader = await school.person("reader", language, Audience.STUDENT, Band.MIDDLE)
    terms = school.app.services.glossary.terms
    names = sorted((words.plain(term.text_id) for term in terms), key=alphabetical)
    await reader.send("/glossary")
    seen: list[str] = []
    pages = -(-len(terms) // 10)
    for at in range(1, pages + 1):
        shown = await reader.sees(f"{at}/{pages}")
        seen += [label for label in shown.labels if label in names]
        if at < pages:
            await reader.press(words.plain("button-next"))
    assert seen == names

    await reader.send("/glossary")
    await reader.press(words.plain("term-attribution"))
    await reader.sees(words.plain("term-attribution.text"))
    await reader.press(words.plain("rule-disclose-ai-use"))
    await reader.sees(words.plain("rule-disclose-ai-use.s59"))
    await reader.press(words.plain("button-term-back"))
    await reader.sees(words.plain("term-attribution.text"))
    await reader.press(words.plain("button-glossary"))
    await reader.sees(f"/{pages}")
    unknown = await reader.press(data="g:no-such-term")
    assert unknown.answer is not None
    assert words.plain("button-unknown") in unknown.answer.text


@pytest.mark.requirement("R-sec1")
def test_a_term_leads_only_to_rules_for_its_reader(school: School) -> None:
    """At most two rules, each addressed to the reader's audience."""
    services = school.app.services
    for words in services.texts:
        for term in services.glossary.terms:
            for audience in Audience:
                screen = term_screen(words, services, term, audience)
                data = [b.data or "" for row in screen.rows for b in row]
                rules = [one.split(":")[1] for one in data if one.startswith("o:")]
                assert len(rules) <= 2
                for rule in rules:
                    assert audience in services.catalogue.by_id[rule].audiences


@pytest.mark.requirement("R-6.10ae", "R-11.2", "R-10.8ae")
@pytest.mark.parametrize("language", ["kk", "ru"])
async def test_the_log_shows_versions_dates_and_changes(school: School, language: str) -> None:
    """From /about: the newest version with day and note, the notice in force, the documents."""
    words = school.words(language)
    reader = await school.person("reader", language)
    services = school.app.services
    notice, newest = services.settings.notice, services.versions.versions[0]
    await reader.send("/about")
    await reader.press(words.plain("button-versions"))
    log = await reader.sees(words.plain(newest.text_id))
    for fact in (
        newest.version, full_day(words, newest.day), notice.version,
        notice.order[Language(language)], full_day(words, notice.published),
        full_day(words, notice.effective), full_day(words, services.settings.documents.as_of),
    ):  # fmt: skip
        assert fact in log.text
    await reader.send("/versions")
    await reader.sees(words.plain(newest.text_id))


@pytest.mark.requirement("R-6.10ae")
def test_a_long_log_stays_readable(school: School) -> None:
    """Older versions stand on further pages; every page fits a message."""
    entry = school.app.services.versions.versions[0]
    many = VersionLog.model_construct(versions=(entry,) * 30)
    services = replace(school.app.services, versions=many)
    for words in services.texts:
        first = versions_screen(words, services, 0)
        last = versions_screen(words, services, 99)
        assert first.text.count(words(entry.text_id)) == VERSIONS_ON_A_PAGE
        assert last.text.count(words(entry.text_id)) == 30 % VERSIONS_ON_A_PAGE
        assert len(first.text) < 3500
        for screen, key in ((first, "button-next"), (last, "button-previous")):
            assert words.plain(key) in [b.text for row in screen.rows for b in row]
