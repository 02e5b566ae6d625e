"""Every rule for every reader: each side renders, fits, and says its verdict and its clause."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator

import pytest

from bot.domain.catalogue import Walkthrough
from bot.domain.people import Audience, Band, Language
from bot.playground import limits
from bot.playground.entities import parse_html, utf16_length
from bot.telegram.gate import Gate
from bot.telegram.screen import Screen
from bot.telegram.voice import speaking
from bot.texts import Words
from bot.wording import clause_words, full_day
from handlers.buttons import Card
from handlers.rule_card import card_text, verdict_words
from handlers.rules import card_screen
from tests.school import School

BODY_OF_THE_YOUNGEST = 350
BODY = 700


def _sides(screen: Screen) -> Iterator[str]:
    """The sides to which the card's own buttons lead."""
    packed = [one.data for row in screen.rows for one in row if one.data]
    cards = [Card.unpack(data) for data in packed if data.startswith("c:")]
    return (card.side for card in cards if card.side not in ("front", "end"))


def _sent(gate: Gate, words: Words, screen: Screen) -> str:
    """The plain text of a screen as Telegram would show it, mark and all."""
    with speaking(words.language):
        text, entities = parse_html(f"{gate.mark()}\n\n{screen.text}")
    assert utf16_length(text) <= limits.TEXT
    assert len(entities) <= limits.ENTITIES
    for row in screen.rows:
        for one in row:
            assert one.text
            assert one.data is None or len(one.data.encode()) <= limits.CALLBACK_DATA_BYTES
    return text


@pytest.mark.requirement(
    "R-10.6a", "R-10.6ae", "R-10.6b", "R-10.7a", "R-000A-1.2", "R-2.8b", "R-6.3b", "R-11.2"
)
@pytest.mark.parametrize("language", list(Language))
async def test_every_side_of_every_card_is_whole(school: School, language: Language) -> None:
    """Within Telegram's limits, with the verdict in words, the clause and the day it holds for."""
    services, words, gate = school.app.services, school.words(language), Gate(school.texts)
    as_of = full_day(words, services.settings.documents.as_of)
    shown = 0
    for walk in services.catalogue.walkthroughs:
        for at, rule_id in enumerate(walk.rules):
            rule = services.catalogue.by_id[rule_id]
            front = card_screen(words, services, walk, at)
            text = _sent(gate, words, front)
            title = words.plain(f"rule-{rule_id}")
            source = parse_html(clause_words(words, rule.sources[0]))[0]
            for needed in (title, parse_html(verdict_words(words, rule, walk.audience))[0], source):
                assert needed in text, f"{walk.audience} {walk.band} {rule_id}: no {needed!r}"
            assert as_of in text
            sides = list(_sides(front))
            assert "clause" in sides
            for side in sides:
                text = _sent(gate, words, card_screen(words, services, walk, at, side))
                assert title in text
                assert side != "clause" or all(
                    parse_html(clause_words(words, one))[0] in text for one in rule.sources
                )
            shown += 1 + len(sides)
    print(f"{language}: {shown} sides of cards")  # noqa: T201  # the figure the test is asked for


@pytest.mark.requirement("R-10.6a", "R-10.6ae", "R-10.6b", "R-2.8b", "R-4.6b")
@pytest.mark.parametrize("language", list(Language))
async def test_a_card_is_short_enough_for_its_reader(school: School, language: Language) -> None:
    """At most 350 characters for grades 1-4 and 700 for everybody else, without the frame."""
    services, words = school.app.services, school.words(language)
    long = []
    for walk in services.catalogue.walkthroughs:
        youngest = walk.audience is Audience.STUDENT and walk.band is Band.PRIMARY
        most = BODY_OF_THE_YOUNGEST if youngest else BODY
        for rule_id in walk.rules:
            rule = services.catalogue.by_id[rule_id]
            text = parse_html(card_text(words, rule, walk.audience, walk.band))[0]
            if len(text) > most:
                long.append(f"{walk.audience} {walk.band} {rule_id}: {len(text)} of {most}")
    assert not long, "\n".join(long)


@pytest.mark.requirement("R-11.1")
@pytest.mark.parametrize("language", list(Language))
async def test_what_is_allowed_comes_first(school: School, language: Language) -> None:
    """The youngest read on every card what they may do, and only then what they may not."""
    words, catalogue = school.words(language), school.app.services.catalogue
    (walk,) = (
        one
        for one in catalogue.walkthroughs
        if one.audience is Audience.STUDENT and one.band is Band.PRIMARY
    )
    for rule_id in walk.rules:
        text = card_text(words, catalogue.by_id[rule_id], walk.audience, walk.band)
        may = words("example-may", text=words(f"rule-{rule_id}.may"))
        may_not = words("example-may-not", text=words(f"rule-{rule_id}.maynot"))
        assert text.index(may) < text.index(may_not), rule_id


@pytest.mark.requirement("R-10.6a", "R-10.6ae", "R-10.6b", "R-10.7a", "R-000A-1.2", "R-8.2v-2")
async def test_every_walkthrough_can_be_walked_to_its_end(school: School) -> None:
    """All twelve at once, in either language by turns: next, next … each card in its place."""
    catalogue = school.app.services.catalogue

    async def walk_through(walk: Walkthrough, language: Language) -> int:
        words = school.words(language)
        reader = await school.person(
            f"{walk.audience} {walk.band}", language, walk.audience, walk.band
        )
        await reader.send("/rules")
        await reader.press(words.plain(f"chapter-{walk.chapters[0].id}"), timeout=30)
        for at, rule_id in enumerate(walk.rules, start=1):
            card = await reader.sees(re.compile(rf"(?<!\d){at}/{len(walk.rules)}"), timeout=30)
            assert words.plain(f"rule-{rule_id}") in card.text
            last = at == len(walk.rules)
            await reader.press(words.plain("button-finish" if last else "button-next"), timeout=30)
        await reader.sees(parse_html(words("rules-end", **_end(school, walk, language)))[0])
        return len(walk.rules)

    languages = [list(Language)[at % 2] for at in range(len(catalogue.walkthroughs))]
    walked = await asyncio.gather(*map(walk_through, catalogue.walkthroughs, languages))
    print(f"{len(walked)} walkthroughs, {sum(walked)} cards")  # noqa: T201  # the figures asked for


def _end(school: School, walk: Walkthrough, language: Language) -> dict[str, str | int]:
    title = school.settings.roles.responsible.title[language]
    return {"count": len(walk.rules), "who": walk.audience.value, "responsible": title}
