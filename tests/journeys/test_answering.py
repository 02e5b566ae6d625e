"""How an answer is made: a template, both languages, a decision, and the way on after it."""

from __future__ import annotations

import pytest

from bot.domain.cases import Decision
from bot.domain.people import Role
from bot.domain.templates import BLANK
from bot.playground.person import Person
from bot.texts import Words
from handlers.buttons import Work
from tests.journeys.database import Rows
from tests.school import School

LANGUAGES = pytest.mark.parametrize("language", ["kk", "ru"])
OTHER = {"kk": "ru", "ru": "kk"}


async def _complain(school: School, language: str) -> tuple[Words, Person, Person]:
    """A complaint that the responsible person has taken and begins to answer."""
    words = school.words(language)
    responsible = await school.staff("responsible", Role.RESPONSIBLE, language)
    parent = await school.person("parent", language)
    await parent.send("/complaint")
    await parent.press(words.plain("kind-complaint"))
    await parent.press(words.plain("subject-proctor"))
    await parent.send("Qwerty")
    await parent.press(words.plain("button-send"))
    await parent.sees("№ ")
    await responsible.press(words.plain("button-open"))
    await responsible.press(words.plain("button-take"))
    return words, responsible, parent


@pytest.mark.requirement("R-6.2ae", "R-2.9ae", "R-7.12b", "R-2.4ae")
@LANGUAGES
async def test_an_answer_has_a_decision_both_languages_and_the_way_to_appeal(
    school: School, language: str
) -> None:
    """A complaint is not answered before a decision is chosen, and none is preselected; each part
    is seen in the preview first; the letter has them with the last day of the appeal.
    """
    words, responsible, parent = await _complain(school, language)
    await responsible.press(words.plain("button-answer"))
    await responsible.send("Zxcvb one")
    undecided = await responsible.sees(words.plain("decision-first"))
    assert words.plain("button-send-answer") not in undecided.labels
    pressed = await responsible.press(data=Work(do="send").pack())
    assert pressed.answer is not None
    assert words.plain("answer-incomplete")[:40] in pressed.answer.text
    partly = words.plain("decision-partly")
    await responsible.press(words.plain("decision-choose", decision=partly))
    await responsible.press(words.plain("button-both"))
    await responsible.sees(words.plain(f"language-of-{OTHER[language]}"))
    await responsible.send("Asdfg two")
    preview = await responsible.sees("Asdfg two")
    assert "Zxcvb one" in preview.text
    assert words.plain("answer-decision", decision=partly) in preview.text
    assert words.plain("decision-chosen", decision=partly) in preview.labels
    await responsible.press(words.plain("button-send-answer"))
    letter = await parent.sees("Asdfg two")
    assert "Zxcvb one" in letter.text
    assert words.plain("answer-decision", decision=partly) in letter.text
    assert words.plain("role-council") in letter.text
    # Answered on 23 November; ten working days later.
    assert ("7 желтоқсан" if language == "kk" else "7 декабря") in letter.text
    assert words.plain("button-appeal") in letter.labels
    await parent.press(words.plain("button-case"))
    await parent.sees(partly)
    # Pressed the wrong one: a correction may change it, and the trail has both.
    await responsible.press(words.plain("button-open"))
    await responsible.press(words.plain("button-correct"))
    await responsible.send("Zxcvb anew")
    await school.decides(responsible, language, Decision.DECLINED)
    declined = words.plain("decision-declined")
    letter = await parent.sees("Zxcvb anew")
    assert words.plain("answer-decision", decision=declined) in letter.text
    await parent.press(words.plain("button-case"))
    await parent.press(words.plain("button-trail"))
    trail = await parent.sees(words.plain("event-decided", new=partly))
    assert words.plain("event-decided-anew", new=declined) in trail.text


@pytest.mark.requirement("R-6.2ae", "R-2.4a")
@LANGUAGES
async def test_a_template_is_never_sent_unread(school: School, language: str) -> None:
    """It comes to be copied, in the language of the case; with a blank left it is refused, and
    what is sent was looked at before.
    """
    words, responsible, parent = await _complain(school, language)
    await responsible.press(words.plain("button-answer"))
    await responsible.press(words.plain("button-templates"))
    await responsible.press(words.plain("template-founded.title"))
    text = words.plain("template-founded", blank=BLANK)
    await responsible.sees(text[:30])
    await responsible.send(text)
    await responsible.sees(words.plain("template-blank")[:20])
    await responsible.send(text.replace(BLANK, "Zxcvb"))
    await responsible.sees("Zxcvb")
    assert not [one for one in parent.messages if "Zxcvb" in one.text]
    await school.decides(responsible, language)
    await parent.sees("Zxcvb")


@pytest.mark.requirement("R-8.3ae-2", "R-2.11b", "R-4.4v")
@LANGUAGES
async def test_a_case_is_raised_to_the_body_above(
    school: School, language: str, rows: Rows
) -> None:
    """From the responsible person to the head with a reason that only staff read; the person
    sees where it went, the promised day stays.
    """
    words, responsible, parent = await _complain(school, language)
    head = await school.staff("head", Role.HEAD, language)
    due = rows.of('SELECT due_on FROM "case"')
    role = words.plain("role-head")
    await responsible.press(words.plain("button-up", role=role))
    await responsible.send("Zxcvb why")
    await responsible.press(words.plain("button-send-answer"))
    await responsible.sees(role)
    await head.press(words.plain("button-open"))
    seen = await head.sees("Zxcvb why")
    assert words.plain("button-up", role=words.plain("role-council")) in seen.labels
    assert rows.of('SELECT due_on FROM "case"') == due
    assert rows.count("audit", "action = 'escalated'") == 1
    await parent.press(words.plain("button-case"))
    await parent.press(words.plain("button-trail"))
    trail = await parent.sees(words.plain("event-escalated", new=role))
    assert "Zxcvb" not in trail.text
