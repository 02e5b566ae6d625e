"""Consents of parents: equal buttons, a receipt for each answer, taking back as easy as giving."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot.domain.people import Audience, Band, Language, Role
from bot.playground.person import Person
from bot.usecases.enforce_retention import Periods, enforce_retention
from bot.usecases.expire_consents import expire_consents
from bot.usecases.publish_notice import publish_notice
from handlers.consents import CHOICES
from tests.domain.notices import EFFECTIVE, a_notice, both
from tests.journeys.database import Rows, delivered
from tests.school import School

DAYS = 90
ASKS: dict[str, Any] = {
    "consent_text": both("Балаңыздың бағаларын талдауға келісесіз бе"),
    "consent_basis": both("Заң"),
    "consent_days": DAYS,
    "consent_template": both("№ 5 үлгі"),
}
TITLE = a_notice().title[Language.KK]
MARKS = (
    "SELECT mark, version FROM record WHERE notice = 'progress' AND mark != 'served' ORDER BY seq"
)


async def publish(school: School, **changes: Any) -> None:
    """Publish a notice that asks parents to consent."""
    services, content = school.app.services, a_notice(**{**ASKS, **changes})
    async with services.store.writing() as work:
        await publish_notice(work, services.promises, ("head", Role.HEAD), content, school.clock())


async def opens(school: School, person: Person) -> None:
    """The consent's screen, through the notice."""
    words = school.words()
    await person.send("/notice")
    await person.press(words.plain("notices-unread", title=TITLE))
    await person.press(words.plain("consent-open-button"))
    await person.sees("келісесіз бе")


async def answers(school: School, person: Person, do: str) -> str:
    """Press an answer; the receipt's text."""
    await person.press(school.words().plain(f"consent-{do}-button"))
    seen = await person.sees("R-")
    return seen.text


@pytest.mark.requirement("R-6.13a", "R-B.1-f", "R-5.3a-c", "R-3.5b", "R-5.2ae")
async def test_agreeing_and_taking_back_are_two_presses_each(school: School, rows: Rows) -> None:
    """Every answer is a record with a receipt of its own; acknowledging made none of them."""
    words = school.words()
    await publish(school)
    parent = await school.person("parent")
    await opens(school, parent)
    labels = [words.plain(f"consent-{do}-button") for do in CHOICES]
    assert [label for label in parent.last.labels if label in labels] == labels
    assert rows.of(MARKS) == []
    assert "жазылды" in await answers(school, parent, "agree")
    await parent.press(words.plain("consent-all-button"))
    await parent.press(words.plain("consent-line", title=TITLE, stand="given"))
    first = await answers(school, parent, "withdraw")
    assert rows.of(MARKS) == [("consented", "1"), ("withdrawn", "1")]
    numbers = {number for (number,) in rows.of("SELECT number FROM record")}
    assert any(number in first for number in numbers)
    await parent.send("/mydata")
    seen = await parent.sees(words.plain("mark-withdrawn"))
    assert words.plain("mark-consented") in seen.text
    await parent.press(words.plain("mydata-consents"))
    await parent.press(words.plain("consent-line", title=TITLE, stand="withdrawn"))
    await answers(school, parent, "agree")
    assert rows.of(MARKS)[-1] == ("consented", "1")


@pytest.mark.requirement("R-6.13a", "R-3.5b")
async def test_a_double_press_is_one_answer_and_a_refusal_ends_the_asking(
    school: School, rows: Rows
) -> None:
    """The second press gives the first receipt again; later a refusal can be changed."""
    words = school.words()
    await publish(school)
    parent = await school.person("parent")
    await opens(school, parent)
    screen = parent.last.id
    await answers(school, parent, "refuse")
    await parent.press(data="cs:refuse:progress:1", message_id=screen)
    await parent.sees("Бұрын бас тартқансыз")
    assert rows.of(MARKS) == [("refused", "1")]
    pressed = await parent.press(data="cs:withdraw:progress:1", message_id=screen)
    assert pressed.answer is not None
    assert words.plain("consent-moved-on") in pressed.answer.text
    await parent.press(data="cs:agree:progress:1", message_id=screen)
    await delivered(school, parent)
    assert rows.of(MARKS) == [("refused", "1"), ("consented", "1")]


@pytest.mark.requirement("R-5.3a-c", "R-2.8ae")
async def test_pupils_and_staff_are_never_asked(school: School, rows: Rows) -> None:
    """They read and acknowledge the same notice without its consent; made buttons do nothing."""
    words = school.words()
    await publish(school)
    for who, band in ((Audience.STUDENT, Band.SENIOR), (Audience.TEACHER, Band.MIDDLE)):
        person = await school.person(who.value, audience=who, band=band)
        await person.send("/notice")
        await person.press(words.plain("notices-unread", title=TITLE))
        assert words.plain("consent-open-button") not in person.last.labels
        for do in ("show", "agree", "withdraw"):
            pressed = await person.press(data=f"cs:{do}:progress:1", message_id=person.last.id)
            assert pressed.answer is not None
            assert words.plain("consent-for-parents") in pressed.answer.text
    assert rows.of(MARKS) == []


@pytest.mark.requirement("R-6.10a", "R-B.1-a", "R-5.2ae")
async def test_what_changed_is_asked_again_and_the_old_consent_can_be_taken_back(
    school: School, rows: Rows
) -> None:
    """A press on the old screen agrees to nothing new; without a template nobody is asked."""
    words = school.words()
    await publish(school)
    parent = await school.person("parent")
    await opens(school, parent)
    screen = parent.last.id
    await answers(school, parent, "agree")
    later = EFFECTIVE + timedelta(days=1)
    await publish(school, effective=later, changed=both("Жаңа"), indicators=both("Өзге"))
    pressed = await parent.press(data="cs:agree:progress:1", message_id=screen)
    assert pressed.answer is not None
    assert words.plain("notice-changed") in pressed.answer.text
    await parent.sees("2")
    await answers(school, parent, "withdraw")
    assert rows.of(MARKS) == [("consented", "1"), ("withdrawn", "1")]
    text = {"changed": both("Үлгі жоқ"), "indicators": both("Тағы"), "consent_template": None}
    await publish(school, effective=later, **text)
    pressed = await parent.press(data="cs:agree:progress:3", message_id=screen)
    await delivered(school, parent)
    assert rows.of(MARKS) == [("consented", "1"), ("withdrawn", "1")]


@pytest.mark.requirement("R-6.13a", "R-2.7b", "R-5.3g")
async def test_a_consent_ends_on_its_day_and_is_forgotten_with_the_person(
    school: School, rows: Rows
) -> None:
    """It holds through its last day, also when the clock was set back; its end is told once."""
    services, words = school.app.services, school.words()
    await publish(school)
    parent = await school.person("parent")
    await opens(school, parent)
    await answers(school, parent, "agree")

    async def ended(days: int) -> int:
        now = school.clock() + timedelta(days=days)
        return await expire_consents(services.store, services.promises, now)

    assert [await ended(-3), await ended(DAYS), await ended(DAYS + 1), await ended(DAYS + 1)] == [
        0, 0, 1, 0,
    ]  # fmt: skip
    school.clock.move(days=DAYS + 1)
    services.store.mail.set()
    await parent.sees("мерзімі бітті")
    await parent.press(words.plain("consent-open-button"))
    await parent.sees(words.plain("consent-expired").partition("<b>")[2].partition("</b>")[0])
    keep = school.settings.retention
    periods = Periods(keep.profiles, keep.acknowledgements, keep.consents, keep.cases, keep.audit)
    today = services.today() + timedelta(days=keep.consents + 1)
    await enforce_retention(services.store, periods, today)
    assert rows.count("record", "mark IN ('consented', 'expired')") == 0


@pytest.mark.requirement("R-alt", "R-3.5b")
async def test_a_school_that_takes_consents_on_paper_says_so(school: School, rows: Rows) -> None:
    """The form is shown with where to go; a button made by hand records nothing."""
    words = school.words()
    object.__setattr__(school.app.services.settings.records, "consents_in_bot", False)
    await publish(school)
    parent = await school.person("parent")
    await opens(school, parent)
    assert words.plain("consent-agree-button") not in parent.last.labels
    assert school.settings.contacts.phone in parent.last.text
    await parent.press(data="cs:agree:progress:1", message_id=parent.last.id)
    await delivered(school, parent)
    assert rows.of(MARKS) == []
