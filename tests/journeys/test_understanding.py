"""The question before an acknowledgement, and the first words of somebody new."""

from __future__ import annotations

import pytest

from tests.journeys.database import Rows
from tests.school import School


@pytest.mark.requirement("R-6.9a", "R-B.1-h", "R-B.1-a")
async def test_two_tries_then_help_and_nobody_is_refused(school: School, rows: Rows) -> None:
    """Wrong answers are stored nowhere; the right one acknowledges at once."""
    words = school.words()
    object.__setattr__(school.app.services.settings.records, "understanding_question", True)
    parent, other = await school.person("parent"), await school.person("other")
    await parent.press(words.plain("notice-ack"))
    before = rows.counts()
    await parent.press(words.plain("understanding-bot"))
    await parent.sees(words.plain("understanding-again"))
    await parent.press(words.plain("understanding-nobody"))
    await parent.sees(school.settings.contacts.phone)
    assert rows.counts()["record"] == before["record"]
    await parent.press(words.plain("notice-ack"))
    await parent.sees("R-")
    await other.press(words.plain("notice-ack"))
    await other.press(words.plain("understanding-person"))
    await other.sees("R-")
    assert rows.count("record", "mark = 'acknowledged'") == 2


@pytest.mark.requirement("R-2.6b", "R-6.13ae")
async def test_the_first_words_of_somebody_new_are_answered_and_not_stored(
    school: School, rows: Rows
) -> None:
    """Who asks before the first meeting gets the answer after the notice, without asking again."""
    words = school.words()
    asked = "Шығарманы ЖИ-ге жаздырып алуға бола ма?"
    parent = await school.stranger("parent")
    await parent.send(asked)
    await parent.press(words.plain("language-name"))
    await parent.press(words.plain("who-parent"))
    await parent.press(words.plain("band-1-4"))
    await parent.sees(words.plain("notice-title"))
    await parent.sees(words.plain("found-caveat"))
    assert asked.encode() not in rows.everything()
