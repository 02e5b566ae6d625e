"""Coverage of every notice, and the answers to its consent, for those who keep the classes."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest
from openpyxl import load_workbook

from bot.domain.classes import SchoolClass
from bot.domain.coverage import Answers, Tally, coverage
from bot.domain.editions import NoticeLog
from bot.domain.people import Band, Language, Role
from bot.playground.person import Person
from bot.slip_sheet import PAYLOAD
from bot.texts import Texts, Words
from bot.usecases.issue_slips import issue_slips
from handlers.notice import NOTICE
from handlers.staff.coverage_screens import Seen, coverage_screen
from tests.domain.notices import a_notice, an_edition
from tests.journeys.database import delivered
from tests.journeys.screens import Judge, shown
from tests.journeys.test_consents import TITLE, answers, opens, publish
from tests.journeys.test_coverage_files import content_of
from tests.journeys.test_slips import comes
from tests.school import School


async def families(
    school: School, label: str, band: Band, count: int, teacher: Person
) -> list[str]:
    """A class of a teacher, with slips for all its families; the start payloads on them."""
    services = school.app.services
    keeper = services.store.pseudonyms.person(teacher.id)
    async with services.store.writing() as work:
        one = await work.classes.add(label, band, count, keeper, services.today())
        batch = await issue_slips(
            work, services.promises, one, (NOTICE, "1.0"), (keeper, Role.CLASS_TEACHER),
            school.clock(), replace=False,
        )  # fmt: skip
    return [PAYLOAD + token for token in batch.tokens]


async def looks_at(school: School, staff: Person, words: Words) -> None:
    """Choose the notice on progress among those with a coverage."""
    await staff.send("/coverage")
    title = a_notice().title[words.language]
    await staff.press(words.plain("delivery-line", title=title, version="1"))
    await staff.sees(words.plain("coverage-title", title=title, version="1"))


def read(words: Words, *figures: int) -> str:
    """Families who acknowledged, opened, did not see, cannot be reached, of all."""
    names = ("acknowledged", "served", "missing", "unreachable", "families")
    return words.plain("coverage-figures", **dict(zip(names, figures, strict=True)))


def said(words: Words, *figures: int) -> str:
    """Families who agreed, refused, took back or let end, did not answer, of all."""
    names = ("agreed", "refused", "ended", "unanswered", "families")
    line = words.plain("coverage-answers", label="", **dict(zip(names, figures, strict=True)))
    return line.splitlines()[1]


@pytest.mark.requirement("R-4.4ae", "R-6.13a", "R-6.13ae", "R-3.5b", "R-8.2v-1")
async def test_each_notice_has_its_coverage_and_its_answers(school: School) -> None:
    """Of families of both languages one agrees, one refuses, one takes back; the head sees it in
    numbers, in Kazakh and as a workbook, the responsible person in Russian, the class teacher
    for their own class. Who keeps no class that the notice concerns finds nothing of it.
    """
    kk, ru = school.words(), school.words("ru")
    head = await school.staff("head", Role.HEAD)
    responsible = await school.staff("responsible", Role.RESPONSIBLE, "ru")
    teacher = await school.staff("teacher", Role.CLASS_TEACHER)
    other = await school.staff("other", Role.CLASS_TEACHER)
    young = await families(school, "3 Б", Band.PRIMARY, 6, teacher)
    old = await families(school, "7 А", Band.MIDDLE, 6, other)
    await publish(school, bands=[Band.PRIMARY])
    for at, do in enumerate(("agree", "refuse", "agree", "later")):
        parent = await comes(school, f"parent{at}", young[at])
        await opens(school, parent)
        if do != "later":
            await answers(school, parent, do)
        if at == 2:
            await parent.press(kk.plain("consent-all-button"))
            await parent.press(kk.plain("consent-line", title=TITLE, stand="given"))
            await answers(school, parent, "withdraw")
        await delivered(school, parent)
    blocks = await comes(school, "blocks", young[4], "ru")
    await blocks.block()
    await delivered(school, blocks)
    await comes(school, "elsewhere", old[0])
    for staff, words in ((head, kk), (responsible, ru), (teacher, kk)):
        await looks_at(school, staff, words)
        assert read(words, 0, 4, 1, 1, 6) in staff.last.text
        assert "7 А" not in staff.last.text
        await staff.press(words.plain("coverage-consents"))
        await staff.sees(said(words, 1, 1, 1, 3, 6))
    await head.press(kk.plain("coverage-book"))
    await delivered(school, head)
    book: Any = load_workbook(io.BytesIO(content_of(school, head, ".xlsx")))
    assert [tuple(cell.value for cell in page[4]) for page in book.worksheets] == [
        ("3 Б", 6, 0, 4, 1, 1),
        ("3 Б", 6, 1, 1, 1, 3),
    ]
    await other.send("/coverage")
    alone = await other.sees(
        kk.plain("coverage-title", title=kk.plain("notice-title"), version="1.0")
    )
    assert "7 А" in alone.text
    for data in ("cv:read:progress:0", "cv:consents:nosuch:0"):
        pressed = await other.press(data=data, message_id=alone.id)
        assert pressed.answer is not None
        assert kk.plain("button-unknown") in pressed.answer.text
    pressed = await other.press(data="cf:book:progress", message_id=alone.id)
    assert pressed.answer is not None
    assert kk.plain("coverage-no-file") in pressed.answer.text
    judge = Judge(school.texts)
    for staff, words in ((head, kk), (responsible, ru), (teacher, kk), (other, kk)):
        calls = (*school.play.calls_of("sendMessage"), *school.play.calls_of("editMessageText"))
        seen = [screen for call in calls if (screen := shown(call)) and screen.chat == staff.id]
        assert not [fault for screen in seen for fault in judge.faults(screen, words.language)]


@pytest.mark.requirement("R-6.13ae", "R-4.4ae")
@pytest.mark.parametrize("language", list(Language))
def test_a_large_school_is_shown_in_pages(texts: Texts, language: Language) -> None:
    """Pages keep to what they are of; several sums of small classes are told apart by band; it
    is said which classes are not counted and where consents are taken on paper.
    """
    words, log = texts[language], NoticeLog((an_edition(code="a" * 16),))
    large = [SchoolClass(f"{at}", f"11 {chr(at + 0x410)}", Band.SENIOR, 28) for at in range(29)]
    few = [
        SchoolClass(f"s{at}", f"{at} Б", band, 3)
        for at, band in enumerate((Band.PRIMARY, Band.PRIMARY, Band.MIDDLE, Band.MIDDLE))
    ]
    kept = [*large, *few]
    tallies = {one.id: Tally(one.families) for one in kept}
    answers = {one.id: Answers(one.families) for one in kept}
    found = coverage(kept, tallies, answers)
    seen = Seen(log, found, own=True, on_paper=True, several=True)
    screen = coverage_screen(words, seen, "consents", 2)
    data = {button.data for row in screen.rows for button in row}
    assert {"cv:consents:aaaaaaaaaaaaaaaa:1", "cv:read:aaaaaaaaaaaaaaaa:0"} <= data
    assert all(len(one or "") <= 64 for one in data)
    for wanted in (
        words("coverage-on-paper"),
        words("coverage-small-of", bands="5–9", count=2),
        words("coverage-kept"),
    ):
        assert wanted in screen.text
    del tallies["s0"]
    part = replace(seen, figures=coverage(kept, tallies), own=False)
    screen = coverage_screen(words, part, "consents", 9)
    assert words("coverage-left-out", count=1) in screen.text
    assert words("coverage-shown") in screen.text
    assert words("coverage-consents-legend") not in screen.text
