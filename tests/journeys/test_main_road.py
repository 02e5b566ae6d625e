"""The main road: a parent's complaint reaches a person, and the answer comes back."""

from __future__ import annotations

import pytest

from bot.domain.people import Audience, Band, Role
from tests.school import School


@pytest.mark.requirement("R-6.12a", "R-8.2ae-3", "R-003-3.4-1", "R-6.2ae", "R-4.1b-i")
@pytest.mark.parametrize("language", ["kk", "ru"])
async def test_a_complaint_is_answered_by_a_person(school: School, language: str) -> None:
    """A parent complains; the responsible person answers, under the human mark."""
    words = school.words(language)
    responsible = await school.staff("responsible", Role.RESPONSIBLE, language)
    parent = await school.person("parent", language)

    await parent.send("/complaint")
    await parent.press(words.plain("kind-complaint"))
    await parent.press(words.plain("subject-unfair"))
    await parent.send("Баға әділ емес / Оценка несправедлива")
    preview = await parent.sees("Баға әділ емес / Оценка несправедлива")
    assert words.plain("subject-unfair") in preview.text
    await parent.press(words.plain("button-send"))
    await parent.sees("№ ")

    alert = await responsible.sees(words.plain("kind-complaint"))
    assert "Баға" not in alert.text
    await responsible.press(words.plain("button-open"))
    await responsible.sees("Баға әділ емес")
    await responsible.press(words.plain("button-take"))
    await responsible.press(words.plain("button-answer"))
    await responsible.send("Қарадық / Разобрались")
    await school.decides(responsible, language)

    answer = await parent.sees("Қарадық / Разобрались")
    assert answer.text.startswith(_plain(words("mark-human-responsible")))
    await parent.press("5")
    await parent.sees(words.plain("state-answered"))
    await parent.press(words.plain("button-reopen"))
    await parent.sees(words.plain("state-new"))


@pytest.mark.requirement("R-6.2a", "R-2.3a", "R-6.1a", "R-B.1-a", "R-6.13a")
async def test_a_parent_meets_the_bot_and_acknowledges_its_notice(school: School) -> None:
    """Start, language, who, band, notice, receipt; asking again shows that it is done."""
    words = school.words()
    parent = await school.person("parent")
    await parent.press(words.plain("notice-full"))
    full = (await parent.sees(words.plain("notice-field-subject"))).text
    await parent.press(words.plain("button-next"))
    full += (await parent.sees(words.plain("notice-field-record"))).text
    for field in range(1, 14):
        assert f"{field}. " in full
    await parent.press(words.plain("notice-ack"))
    receipt = await parent.sees("R-")
    number = receipt.text.partition("R-")[2].split()[0]
    await parent.send("/notice")
    again = await parent.sees(number)
    assert words.plain("notice-ack") not in str(again.buttons)


@pytest.mark.requirement("R-10.6a", "R-10.7a")
@pytest.mark.parametrize("audience", [Audience.STUDENT, Audience.PARENT])
async def test_a_walkthrough_has_every_card(school: School, audience: Audience) -> None:
    """Next, next … shows each card once with its progress, and ends."""
    words = school.words()
    person = await school.person("reader", audience=audience, band=Band.PRIMARY)
    walk = school.app.services.catalogue.walkthrough(audience, Band.PRIMARY)
    await person.send("/rules")
    await person.press(words.plain(f"chapter-{walk.chapters[0].id}"))
    for at, rule in enumerate(walk.rules, start=1):
        card = await person.sees(f"{at}/{len(walk.rules)}")
        assert words.plain(f"rule-{rule}") in card.text
        last = at == len(walk.rules)
        await person.press(words.plain("button-finish" if last else "button-next"))
    await person.sees(str(len(walk.rules)))


def _plain(html: str) -> str:
    return html.replace("<b>", "").replace("</b>", "")
