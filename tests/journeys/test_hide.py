"""/hide takes the bot's own messages out of the chat, and says what it cannot take."""

from __future__ import annotations

import re

import pytest

from bot.playground import limits
from tests.journeys.database import Rows, delivered
from tests.school import School


@pytest.mark.requirement("R-5.3ae", "R-2.8ae")
async def test_hide_leaves_one_line_of_the_bot(school: School, rows: Rows) -> None:
    """Every message of the bot goes, one's own stay, and the cases are untouched."""
    words = school.words()
    parent = await school.person("parent")
    await school.files(parent, "Баламның атын айтпаймын")
    await delivered(school, parent)
    shown = sum(one.from_bot for one in parent.messages)
    await parent.send("/hide")
    said = await parent.sees("48")
    assert str(shown) in said.text
    assert [one.id for one in parent.messages if one.from_bot] == [said.id]
    assert any("Баламның" in one.text for one in parent.messages if not one.from_bot)
    assert rows.count("case") == 1
    await parent.send("/mycases")
    await parent.sees(words.plain("cases-mine", count=1).partition("<b>")[2].partition("</b>")[0])


async def test_hide_leaves_alone_what_telegram_no_longer_deletes(school: School) -> None:
    """After 48 hours Telegram refuses; the bot says so and takes only what is younger."""
    parent = await school.person("parent")
    old = {one.id for one in parent.messages if one.from_bot}
    school.clock.move(hours=49)
    await parent.send("/help")
    await parent.sees("/mycases")
    await parent.send("/hide")
    said = await parent.sees("48")
    left = {one.id for one in parent.messages if one.from_bot}
    assert left == {*old, said.id}
    assert not [call for call in school.play.calls_of("deleteMessages") if not call.ok]


async def test_hide_takes_more_than_one_request_holds(school: School) -> None:
    """Telegram deletes a hundred at once; the rest goes in a second request."""
    parent = await school.person("parent")
    for _ in range(limits.DELETE_AT_ONCE + 2):
        await parent.send("/nosuch")
    await parent.settled(timeout=60)
    shown = sum(one.from_bot for one in parent.messages)
    assert shown > limits.DELETE_AT_ONCE
    await parent.send("/hide")
    said = await parent.sees(re.compile(rf"\b{shown}\b"))
    assert [one.id for one in parent.messages if one.from_bot] == [said.id]
    assert len(school.play.calls_of("deleteMessages")) == 2


async def test_hiding_twice_is_no_error(school: School) -> None:
    """The second time only the bot's own last line is taken."""
    parent = await school.person("parent")
    await parent.send("/hide")
    first = await parent.sees("48")
    await parent.send("/hide")
    second = await parent.sees(re.compile(r"\b1\b"))
    assert second.id != first.id
    assert [one.id for one in parent.messages if one.from_bot] == [second.id]


async def test_a_stranger_has_nothing_to_hide(school: School, rows: Rows) -> None:
    """They are greeted as ever, and nothing is stored."""
    stranger = await school.stranger("stranger")
    await stranger.send("/hide")
    await stranger.settled()
    assert school.words().plain("language-name") in stranger.last.labels
    assert rows.count("shown") == 0
