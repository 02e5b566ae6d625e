"""The short form of each kind, and what a person may say or hide before sending."""

from __future__ import annotations

import pytest

from bot.domain.cases import Kind
from bot.domain.forms import ABOUT
from bot.domain.people import Audience, Band, Role
from handlers.filing import LONGEST
from tests.journeys.database import Rows
from tests.school import School

LANGUAGES = pytest.mark.parametrize("language", ["kk", "ru"])


@pytest.mark.requirement("R-2.3b", "R-5.3g", "R-2.4ae", "R-4.6ae", "R-6.12a", "R-8.3ae-2")
@LANGUAGES
async def test_each_kind_has_its_form_and_says_what_happens_next(
    school: School, language: str, rows: Rows
) -> None:
    """From the list to a filed case, each kind with its own question, way on and term."""
    words = school.words(language)
    await school.staff("responsible", Role.RESPONSIBLE, language)
    parent = await school.person("parent", language)
    for kind in Kind:
        await parent.send("/complaint")
        await parent.press(words.plain(f"kind-{kind}"))
        about = ABOUT.get(kind, ())[-1:]
        for subject in about:
            await parent.press(words.plain(f"subject-{subject}"))
        if kind is Kind.APPEAL:
            await parent.press(words.plain("button-no-day"))
        ask = f"file-ask-{about[0]}" if kind is Kind.DATA_REQUEST else f"file-ask-{kind}"
        screen = await parent.sees(words.plain(ask))
        assert words.plain(f"file-next-{kind}") in screen.text
        await parent.send(f"Qwerty {kind}")
        await parent.press(words.plain("button-send"))
        await parent.sees("№ ")
    terms = school.settings.terms
    assert set(rows.of('SELECT kind, term FROM "case"')) == {
        (kind.value, terms.for_kind(kind)) for kind in Kind
    }


@pytest.mark.requirement("R-7.12a", "R-4.5ae")
async def test_an_appeal_asks_for_the_day_and_takes_late_ones(school: School, rows: Rows) -> None:
    """The day is asked first; a late appeal is marked, filed all the same, and shows its day."""
    words = school.words("ru")
    council = await school.staff("council", Role.COUNCIL, "ru")
    parent = await school.person("parent", "ru")
    await parent.send("/complaint")
    await parent.press(words.plain("kind-appeal"))
    await parent.send("24.11.2026")
    await parent.sees(words.plain("file-day-unread"))
    await parent.send("12.10.2026")
    await parent.sees("Срок апелляции прошёл")
    await parent.send("Qwerty mark")
    await parent.press(words.plain("button-send"))
    await parent.sees("№ ")
    assert rows.of('SELECT late FROM "case"') == [(1,)]
    await council.press(words.plain("button-open"))
    seen = await council.sees("Qwerty mark")
    assert words.plain("case-decided", day="12 октября 2026") in seen.text
    assert "Подана позже срока" in seen.text


@pytest.mark.requirement("R-5.3ae", "R-6.13ae", "R-5.3g")
@LANGUAGES
async def test_who_wrote_is_shown_only_if_the_person_says_so_and_can_be_taken_back(
    school: School, language: str, rows: Rows
) -> None:
    """Off unless pressed, in the preview as staff see it, sealed, and gone when removed."""
    words = school.words(language)
    responsible = await school.staff("responsible", Role.RESPONSIBLE, language)
    parent = await school.person("parent", language)
    await parent.send("/complaint")
    await parent.press(words.plain("kind-question"))
    await parent.send("Qwerty")
    await parent.sees(words.plain("contact-none"))
    await parent.press(words.plain("button-contact"))
    await parent.send("Zxcvb me")
    await parent.sees("Zxcvb me")
    await parent.press(words.plain("button-contact-remove"))
    assert "Zxcvb" not in (await parent.sees(words.plain("contact-none"))).text
    await parent.press(words.plain("button-contact"))
    await parent.send("Zxcvb me")
    await parent.press(words.plain("button-for-child"))
    await parent.sees(words.plain("writes-child"))
    await parent.press(words.plain("button-send"))
    await parent.sees("№ ")
    await responsible.press(words.plain("button-open"))
    seen = await responsible.sees("Zxcvb me")
    assert words.plain("staff-child") in seen.text
    assert b"Zxcvb" not in rows.everything()
    await parent.press(words.plain("button-case"))
    await parent.press(words.plain("button-contact-remove"))
    assert rows.count("case_contact") == 0
    ((case_id,),) = rows.of('SELECT id FROM "case"')
    await responsible.press(data=f"w:open:{case_id}")
    await responsible.sees(words.plain("staff-writer-unknown"))


@pytest.mark.requirement("R-5.6a")
@LANGUAGES
async def test_names_and_numbers_are_hidden_in_one_tap(school: School, language: str) -> None:
    """The warning names what was found; one button puts a word in its place; a pupil of
    grade 1-4 has no child to write for and is never asked for a name.
    """
    words = school.words(language)
    pupil = await school.person("pupil", language, Audience.STUDENT, Band.PRIMARY)
    await pupil.send("/complaint")
    await pupil.press(words.plain("kind-question"))
    await pupil.send("Данияр Ахметов, 87011234567")
    warned = await pupil.sees(words.plain("trace-phone"))
    assert words.plain("trace-name") in warned.text
    assert not {words.plain(f"button-{one}") for one in ("for-child", "contact")} & set(
        warned.labels
    )
    await pupil.press(words.plain("button-redact"))
    hidden = words.plain("redacted")
    assert "Ахметов" not in (await pupil.sees(f"{hidden}, {hidden}")).text


async def test_the_longest_preview_fits_telegram(school: School) -> None:
    """Words, contact and every warning at once."""
    words = school.words("ru")
    parent = await school.person("parent", "ru")
    await parent.send("/complaint")
    await parent.press(words.plain("kind-appeal"))
    await parent.send("12.10.2026")
    found = " 100101500002 4111 1111 1111 1111 87011234567 a@b.kz N12345678 Данияр Ахметов"
    await parent.send("ш" * (LONGEST - len(found)) + found)
    await parent.press(words.plain("button-contact"))
    await parent.send("я" * 120)
    await parent.press(words.plain("button-for-child"))
    await parent.sees(words.plain("writes-child"))
    await parent.press(words.plain("button-send"))
    await parent.sees("№ ")
