"""Public figures as anyone reads them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.cases import Decision, State
from bot.domain.people import Role
from tests.school import School


@pytest.mark.requirement("R-6.12ae")
async def test_anyone_reads_figures_that_point_at_nobody(school: School) -> None:
    """This month's cases are not told yet; five of last month are, fewer are not, and what was
    decided; no number or text of a case is among them.
    """
    words = school.words("ru")
    parent = await school.person("parent", "ru")
    number = await school.files(parent, "секрет-о-случае", "ru")
    await parent.send("/stats")
    shown = await parent.sees(words.plain("stats-none"))
    school.clock.move(days=10)
    await parent.send("/stats")
    shown = await parent.sees(words.plain("stats-few", few=5))
    school.clock.move(days=-10)
    for turn in range(4):
        await school.files(await school.person(f"other{turn}", "ru"), f"вопрос {turn}", "ru")
    async with school.app.services.store.writing() as work:
        for case in await work.cases.open_for(frozenset({Role.RESPONSIBLE})):
            day = case.registered_on
            answered = replace(case, state=State.ANSWERED, answered_on=day, ended_on=day)
            await work.cases.save(replace(answered, decision=Decision.PARTLY))
    school.clock.move(days=10)
    await parent.send("/about")
    await parent.press(words.plain("button-stats"))
    shown = await parent.sees(words.plain("stats-total", count=5))
    line = words.plain("stats-line", name=words.plain("kind-question"), count=5)
    assert line in shown.text
    assert words.plain("stats-line", name=words.plain("decision-partly"), count=5) in shown.text
    assert number not in shown.text
    assert "секрет" not in shown.text
