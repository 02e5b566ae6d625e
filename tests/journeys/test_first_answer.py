"""By when a person takes a case up, that somebody did, and that nobody did, as people see it."""

from __future__ import annotations

import re
from datetime import date, datetime, time

import pytest

from bot.domain.people import Role
from bot.texts import Words
from bot.usecases.sweep_deadlines import sweep_deadlines
from bot.wording import day_words
from tests.journeys.database import delivered
from tests.school import ALMATY, School

FIRST, DUE = date(2026, 11, 25), date(2026, 11, 26)
"""Two and three working days after the Monday on which a test's clock stands."""
LATE = datetime.combine(date(2026, 11, 26), time(10), tzinfo=ALMATY)
LANGUAGES = pytest.mark.parametrize("language", ["kk", "ru"])


def _seen(words: Words, key: str, **args: str) -> str:
    """A text as it is read: without its tags."""
    return re.sub("<[^>]+>", "", words.plain(key, **args))


@pytest.mark.requirement("R-6.12a", "R-2.11b")
@LANGUAGES
async def test_who_filed_knows_by_when_somebody_begins_and_hears_when_they_do(
    school: School, language: str
) -> None:
    """The receipt and the case say both days; taken, a letter names the role and the last day,
    under the mark of the bot, which is who says it.
    """
    words = school.words(language)
    responsible = await school.staff("responsible", Role.RESPONSIBLE, language)
    parent = await school.person("parent", language)
    first, due = (day_words(words, day, FIRST) for day in (FIRST, DUE))
    number = await school.files(parent, "Qwerty", language)
    receipt = await parent.sees(first)
    assert receipt.text.index(first) < receipt.text.index(due)
    await parent.press(words.plain("button-case"))
    await parent.sees(words.plain("case-first", day=first))
    await responsible.press(words.plain("button-open"))
    await responsible.sees(words.plain("staff-to-take", day=first))
    await responsible.press(words.plain("button-take"))
    role = words.plain("role-responsible")
    told = await parent.sees(_seen(words, "letter-taken", number=number, role=role, day=due))
    assert _seen(words, "mark-ai") in told.text
    await parent.press(words.plain("button-case"))
    case = await parent.sees(words.plain("state-taken"))
    assert first not in case.text


@pytest.mark.requirement("R-6.12a", "R-003-5.1-2")
@LANGUAGES
async def test_what_nobody_took_in_time_is_marked_and_brought_to_the_head(
    school: School, language: str
) -> None:
    """On the day after, those in charge and the head read it, without a word of the case; the
    queue and the case say so until somebody takes it.
    """
    words = school.words(language)
    responsible = await school.staff("responsible", Role.RESPONSIBLE, language)
    head = await school.staff("head", Role.HEAD, language)
    parent = await school.person("parent", language)
    await parent.send("/complaint")
    await parent.press(words.plain("kind-complaint"))
    await parent.press(words.plain("subject-unfair"))
    await parent.send("Qwerty")
    await parent.press(words.plain("button-send"))
    number = (await parent.sees("№ ")).text.partition("№ ")[2].split()[0]
    school.clock.now = LATE
    await sweep_deadlines(school.app.services.store, school.app.services.promises, LATE)
    first = day_words(words, FIRST, FIRST)
    for person in (responsible, head):
        letter = await person.sees(first)
        assert number in letter.text
        assert "Qwerty" not in letter.text
    await responsible.send("/queue")
    part = words.plain("queue-name-all")
    queue = await responsible.sees(_seen(words, "queue-shown", part=part, at="1", of="1"))
    (line,) = (label for label in queue.labels if number in label)
    assert line.startswith(words.plain("queue-untaken", number="", day="", kind="").split(" ·")[0])
    await responsible.press(line)
    await responsible.sees(_seen(words, "staff-untaken", day=first))
    await responsible.press(words.plain("button-take"))
    await delivered(school, responsible)
    await parent.press(words.plain("button-case"))
    await parent.sees(words.plain("state-taken"))
