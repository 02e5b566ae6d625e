"""Questions in one's own words: the right card with its clause, or an honest way on."""

from __future__ import annotations

import pytest

from bot.domain.people import Audience, Band, Role
from tests.school import School


@pytest.mark.requirement("R-2.6b", "R-D.2c", "R-000A-2.4-2", "R-2.10ae")
async def test_a_plain_question_gets_its_card_with_verdict_and_clause(school: School) -> None:
    """ "May ChatGPT help with homework" shows the homework card; nothing of it is stored."""
    words = school.words()
    student = await school.person("student", audience=Audience.STUDENT, band=Band.MIDDLE)
    asked = await student.send("үй жұмысына чатгпт көмектессе бола ма")
    card = await student.sees(words.plain("rule-homework-helper"))
    assert words.plain("verdict-allowed-with-disclosure", who="student") in card.text
    assert words.plain("found-caveat") in card.text
    assert "III.1-1" in card.text
    await student.press(words.plain("button-why-answer"))
    await student.sees(school.app.services.answers.version)
    await student.press(words.plain("button-card"))
    await student.sees(words.plain("rule-homework-helper"))
    await student.press(words.plain("button-not-meant"))
    await student.sees(words.plain("found-choose"))
    await student.press(words.plain("button-none"))
    await student.sees(words.plain("found-refused", **_contacts(school))[:40])
    database = school.settings.storage.database
    for file in database.parent.glob(f"{database.name}*"):
        assert asked.text.encode() not in file.read_bytes()


@pytest.mark.requirement("R-4.6b", "R-2.1b")
async def test_grades_one_to_four_use_buttons_only(school: School) -> None:
    """A free question of a small child leads to buttons and to grown-ups."""
    words = school.words()
    child = await school.person("child", audience=Audience.STUDENT, band=Band.PRIMARY)
    await child.send("үй жұмысына чатгпт көмектессе бола ма")
    await child.sees(words.plain("found-primary"))


@pytest.mark.parametrize("band", list(Band))
async def test_distress_comes_before_everything(school: School, band: Band) -> None:
    """A child in distress sees people who can help, in every band, and can reach one."""
    words = school.words("ru")
    psychologist = await school.staff("psychologist", Role.PSYCHOLOGIST, "ru")
    child = await school.person("child", "ru", Audience.STUDENT, band)
    await child.send("я больше не хочу жить")
    seen = await child.sees("111")
    assert "112" in seen.text
    await child.press(words.plain("button-tell-person"))
    await child.sees(words.plain("role-psychologist"))
    await child.send("Мне очень плохо, позовите меня поговорить")
    await child.press(words.plain("button-send"))
    await child.sees("№ ")
    await psychologist.sees(words.plain("kind-incident"))


@pytest.mark.requirement("R-5.6a")
async def test_personal_numbers_are_not_processed(school: School) -> None:
    """A question with a phone number is answered by a warning only."""
    words = school.words("ru")
    parent = await school.person("parent", "ru")
    await parent.send("можно ли ему чатгпт, мой номер +7 701 123 45 67")
    await parent.sees(words.plain("trace-phone"))


async def test_do_my_homework_is_refused_with_what_ai_may_do(school: School) -> None:
    """The bot itself does no homework."""
    words = school.words("ru")
    student = await school.person("student", "ru", Audience.STUDENT, Band.MIDDLE)
    await student.send("напиши мне сочинение про осень на 200 слов")
    await student.sees(words.plain("found-homework"))


def _contacts(school: School) -> dict[str, str]:
    role = school.settings.roles.responsible
    return {"responsible": role.title.kk, "contact": role.contact.kk}
