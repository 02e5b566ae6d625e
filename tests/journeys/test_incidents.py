"""An incident: a person sets its level, ticks the reactions, and the gravest is told at once."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.domain.people import Role
from bot.texts import Words
from tests.journeys.database import Rows, delivered
from tests.school import ALMATY, School

SATURDAY_NIGHT = datetime(2026, 11, 28, 23, 0, tzinfo=ALMATY)


def _council(words: Words) -> str:
    return words.plain("role-council")


@pytest.mark.requirement("R-9.4", "R-9.4a", "R-9.4ae", "R-9.4b", "R-4.4v")
@pytest.mark.parametrize("language", ["kk", "ru"])
async def test_the_gravest_level_is_told_at_once_at_any_hour(
    school: School, language: str, rows: Rows
) -> None:
    """No answer without a level; level 3 reaches the head off hours, who can open and tick it;
    all of it is in the audit, nothing of it in what the person sees.
    """
    words = school.words(language)
    responsible = await school.staff("responsible", Role.RESPONSIBLE, language)
    head = await school.staff("head", Role.HEAD, language)
    parent = await school.person("parent", language)
    await parent.send("/complaint")
    await parent.press(words.plain("kind-incident"))
    await parent.send("Qwerty leak")
    await parent.press(words.plain("button-send"))
    await parent.sees("№ ")
    school.clock.now = SATURDAY_NIGHT
    await responsible.press(words.plain("button-open"))
    await responsible.press(words.plain("button-take"))
    pressed = await responsible.press(words.plain("button-answer"))
    assert pressed.answer is not None
    assert words.plain("answer-incomplete")[:40] in pressed.answer.text
    await responsible.press(words.plain("button-steps"))
    await responsible.press(words.plain("button-level", level=2))
    await responsible.press(words.plain("button-other-level"))
    await responsible.press(words.plain("button-level", level=3))
    await head.sees("9.4 б")
    await head.press(words.plain("button-open"))
    await head.sees("Qwerty leak")
    await head.press(words.plain("button-queue"))
    await head.press(words.plain("queue-grave", number="")[:7])
    await head.press(words.plain("button-steps"))
    await head.press(words.plain("step-todo", step=words.plain("step-stop")))
    await head.press(words.plain("step-todo", step=words.plain("step-authority")))
    await head.press(words.plain("step-done", step=words.plain("step-authority")))
    audit = rows.of(
        "SELECT action, old, new FROM audit WHERE action IN ('level', 'step') ORDER BY id"
    )
    assert audit == [
        ("level", None, "2"),
        ("level", "2", "3"),
        ("step", None, "stop"),
        ("step", None, "authority"),
        ("step", "authority", None),
    ]
    await parent.press(words.plain("button-case"))
    await parent.press(words.plain("button-trail"))
    trail = await parent.sees(words.plain("event-taken"))
    assert words.plain("step-stop") not in trail.text


@pytest.mark.requirement("R-003-3.4-2", "R-9.4ae", "R-8.3ae-2", "R-4.4v")
@pytest.mark.parametrize("language", ["kk", "ru"])
async def test_the_materials_of_an_incident_go_to_the_council(
    school: School, language: str, rows: Rows
) -> None:
    """Not before its level says so. The council reads the covering words, the messages, the level
    and what was passed; trail and audit say how much; the promised day stays; the person learns
    who looks at it now, never the words, and a button kept does nothing twice.
    """
    words = school.words(language)
    responsible = await school.staff("responsible", Role.RESPONSIBLE, language)
    council = await school.staff("council", Role.COUNCIL, language)
    parent = await school.person("parent", language)
    await parent.send("/complaint")
    await parent.press(words.plain("kind-incident"))
    await parent.send("Qwerty leak")
    await parent.press(words.plain("button-send"))
    number = (await parent.sees("№ ")).text.partition("№ ")[2].split()[0]
    due = rows.of('SELECT due_on FROM "case"')
    pass_on = words.plain("button-council")
    await responsible.press(words.plain("button-open"))
    await responsible.press(words.plain("button-steps"))
    await responsible.press(words.plain("button-level", level=1))
    await delivered(school, responsible)
    todo = words.plain("step-todo", step=words.plain("step-talk"))
    assert todo in responsible.last.labels
    assert pass_on not in responsible.last.labels
    await responsible.press(words.plain("button-other-level"))
    await responsible.press(words.plain("button-level", level=2))
    await responsible.press(words.plain("step-todo", step=words.plain("step-appeal")))
    await delivered(school, responsible)
    steps = responsible.last
    await responsible.press(pass_on)
    await responsible.send("Zxcvb what is known")
    await responsible.sees(_council(words))
    await responsible.press(words.plain("button-send-answer"))
    await responsible.sees(words.plain("council-sent", number=number, role=_council(words)))
    await council.press(words.plain("button-open"))
    case = await council.sees("Zxcvb what is known")
    assert "Qwerty leak" in case.text
    await council.press(words.plain("button-trail"))
    passed = words.plain("materials-passed", level=2, messages=1, steps=1)
    await council.sees(words.plain("event-materials", new=passed))
    assert rows.of("SELECT old, new FROM audit WHERE action = 'materials'") == [(None, "2 1 1")]
    assert rows.of('SELECT role, assignee, due_on FROM "case"') == [("council", None, *due[0])]
    data = next(b.data for row in steps.buttons for b in row if b.text == pass_on)
    pressed = await responsible.press(data=data)
    assert pressed.answer is not None
    assert words.plain("not-allowed") in pressed.answer.text
    await parent.press(words.plain("button-case"))
    await parent.press(words.plain("button-trail"))
    trail = await parent.sees(words.plain("event-handed-over", new=_council(words)))
    assert "Zxcvb" not in trail.text
    assert words.plain("event-materials", new=passed) not in trail.text
