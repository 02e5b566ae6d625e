"""Coverage as files: the same figures as on the screen, the label inside, nothing that runs."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from openpyxl import load_workbook
from PIL import Image

from bot.coverage_book import coverage_book
from bot.coverage_picture import coverage_picture
from bot.coverage_tables import Table, coverage_tables, whole_name
from bot.domain.classes import SchoolClass
from bot.domain.coverage import Answers, coverage, tally_of
from bot.domain.people import Band, Language, Role
from bot.playground.demo import demo_settings
from bot.playground.person import Person
from bot.settings import Settings
from bot.texts import Texts, Words
from tests.journeys.database import Rows
from tests.journeys.test_slips import comes, make_class, printed
from tests.school import MORNING, TOKEN, School

SIX_FIELDS = {
    "CreatorTool", "AI-Generated", "Model", "ModelVersion", "GenerationDate", "ResponsibleContact",
}  # fmt: skip


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The sample school's."""
    return demo_settings("http://127.0.0.1:1", TOKEN, tmp_path_factory.mktemp("files"))


def sample(words: Words) -> tuple[Table, ...]:
    """Two classes that may be shown and two that may not, with answers to a consent."""
    sizes = ((28, 10, 4, 2), (30, 0, 0, 0), (3, 1, 0, 0), (4, 2, 0, 0))
    kept = [
        SchoolClass(f"{at:08x}", f"{at + 1} А", Band.PRIMARY, size)
        for at, (size, *_) in enumerate(sizes)
    ]
    tallies = {f"{at:08x}": tally_of(*sizes[at]) for at in range(len(sizes))}
    said = ((28, 7, 3, 1), (30, 0, 0, 0), (3, 1, 1, 0), (4, 0, 2, 1))
    answers = {f"{at:08x}": Answers(*said[at]) for at in range(len(said))}
    found = coverage(kept, tallies, answers)
    return coverage_tables(words, found, whole_name(words, found, own=False))


def content_of(school: School, person: Person, ending: str) -> bytes:
    """The newest file with this ending that the person was sent."""
    files = [m.document for m in person.messages if m.document and m.document.name.endswith(ending)]
    return school.play.world.files[files[-1].file_id].content


@pytest.mark.requirement("R-C.3m", "R-6.13ae")
@pytest.mark.parametrize("language", ["kk", "ru"])
def test_the_workbook_holds_the_figures_and_no_formula(
    texts: Texts, settings: Settings, language: str
) -> None:
    """A cell is a number or text; text like a formula is only shown; small classes are one row."""
    words = texts[Language(language)]
    read, consents = sample(words)
    wild = replace(read, rows=(("=1+1", (9, 1, 2, 3, 3)), *read.rows))
    made = coverage_book(words, settings, "@cmd", (wild, consents), MORNING)
    book: Any = load_workbook(io.BytesIO(made))
    first, second = book.worksheets
    assert first["A1"].value == second["A1"].value == "'@cmd"
    cells = [cell for row in first.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    small, total = words.plain("coverage-small", count=2), words.plain("coverage-total")
    assert [row for row in first.iter_rows(min_row=4, values_only=True) if row[0]] == [
        ("'=1+1", 9, 1, 2, 3, 3),
        ("1 А", 28, 10, 4, 12, 2),
        ("2 А", 30, 0, 0, 30, 0),
        (small, 7, 3, 0, 4, 0),
        (total, 65, 13, 4, 46, 2),
    ]
    assert [row for row in second.iter_rows(min_row=4, values_only=True) if row[0]] == [
        ("1 А", 28, 7, 3, 1, 17),
        ("2 А", 30, 0, 0, 0, 30),
        (small, 7, 1, 3, 1, 2),
        (total, 65, 8, 6, 2, 49),
    ]
    assert set(book.custom_doc_props.names) == SIX_FIELDS


@pytest.mark.requirement("R-C.3m", "R-6.3a")
@pytest.mark.parametrize("language", ["kk", "ru"])
def test_the_picture_has_a_bar_for_each_row_and_its_label(
    texts: Texts, settings: Settings, language: str
) -> None:
    """A dark part as long as the acknowledged share, none where nobody did; six fields inside."""
    words = texts[Language(language)]
    tables = sample(words)
    with Image.open(
        io.BytesIO(coverage_picture(texts, words, settings, "1.0", tables, MORNING))
    ) as image:
        assert set(image.info) >= SIX_FIELDS | {"Title"}
        assert image.info["AI-Generated"] == "Yes"
        assert image.info["GenerationDate"] == date(2026, 11, 23).isoformat()
        pixels = image.convert("RGB")
    tops, shades = (312, 740), ((0x0B, 0x6E, 0x4F), (0x1F, 0x4E, 0x79))
    for table, top, shade in zip(tables, tops, shades, strict=True):
        dark = [
            sum(pixels.getpixel((across, top + at * 44 + 8)) == shade
                for across in range(pixels.width))
            for at in range(len(table.rows))
        ]  # fmt: skip
        shares = [490 * first // families for _, (families, first, *_) in table.rows]
        assert all(abs(found - share) <= 2 for found, share in zip(dark, shares, strict=True))


@pytest.mark.requirement("R-4.4ae", "R-4.4v", "R-8.2v-1")
async def test_the_files_are_had_by_who_sees_the_screen(school: School, rows: Rows) -> None:
    """Both come from buttons of /coverage and leave a line in the journal; others get nothing."""
    words = school.words()
    head = await school.staff("head", Role.HEAD)
    council = await school.staff("council", Role.COUNCIL)
    payloads = await printed(school, head)
    await comes(school, "parent", payloads[0])
    await head.send("/coverage")
    await head.sees("3 Б")
    for form, ending in (("book", ".xlsx"), ("picture", ".png")):
        await head.press(words.plain(f"coverage-{form}"))
        said = words(
            "coverage-caption", title=words.plain("notice-title"), version="1.0", classes=1,
            acknowledged=0, families=6,
        )  # fmt: skip
        await head.sees(said.splitlines()[0])
        assert content_of(school, head, ending)
    assert rows.count("audit", "action = 'coverage_file'") == 2
    refused = await council.press(data="cf:book:bot", message_id=council.last.id)
    assert refused.answer is not None
    assert words.plain("not-allowed") in refused.answer.text
    assert not any(message.document for message in council.messages)


@pytest.mark.requirement("R-6.13ae")
async def test_a_school_too_small_to_show_gets_no_file(school: School) -> None:
    """A button made by hand opens no figure that the screen hides."""
    words = school.words()
    head = await school.staff("head", Role.HEAD)
    await make_class(school, head, "3б 4")
    pressed = await head.press(data="cf:picture:bot", message_id=head.last.id)
    assert pressed.answer is not None
    assert words.plain("coverage-no-file") in pressed.answer.text
