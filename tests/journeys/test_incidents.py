"""An incident: a person sets its level, ticks the reactions, and the gravest is told at once."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.domain.people import Role
from tests.conftest import ALMATY, School
from tests.journeys.database import Rows

SATURDAY_NIGHT = datetime(2026, 11, 28, 23, 0, tzinfo=ALMATY)


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
