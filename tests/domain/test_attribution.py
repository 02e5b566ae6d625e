"""What an answer of the attribution helper may be, and what the texts to copy hold."""

from __future__ import annotations

import csv
import io
import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import attribution_wording as wording
from bot.domain.attribution import (
    EARLIEST,
    LONGEST,
    SIMPLE,
    Influence,
    Purpose,
    Step,
    Use,
    WrongDayError,
    WrongNameError,
    checked_day,
    clean_name,
    dotted,
    languages_of,
    mask_of,
    metadata,
    next_step,
    purposes_of,
    read_day,
    use_of,
)
from bot.domain.people import Language
from bot.domain.sheets import safe_cell, sheet
from bot.texts import own_texts

TODAY = date(2026, 11, 23)
TEXTS = own_texts()

days = st.dates(EARLIEST, TODAY)
purposes = st.lists(st.sampled_from(Purpose), min_size=1, unique=True).map(
    lambda chosen: purposes_of(mask_of(chosen))
)


@st.composite
def names(draw: st.DrawFn) -> str | None:
    """A name as the form keeps it, or None for a skipped one."""
    typed = draw(st.none() | st.text(max_size=LONGEST))
    try:
        return None if typed is None else clean_name(typed)
    except WrongNameError:
        return None


uses = st.builds(
    Use,
    service=names(),
    model=names(),
    purposes=purposes,
    influence=st.sampled_from(Influence),
    day=days,
    substantial=st.booleans(),
)


@given(st.text(max_size=200))
def test_a_name_is_one_visible_line_or_refused(typed: str) -> None:
    """Nothing that hides, breaks the line or goes past the limit gets into a copied text."""
    try:
        name = clean_name(typed)
    except WrongNameError as error:
        assert error.reason in ("blank", "long", "personal")  # noqa: PT017  # either way is right
        return
    assert 0 < len(name) <= LONGEST
    assert name == " ".join(name.split())
    assert not any(unicodedata.category(sign).startswith("C") for sign in name)
    assert clean_name(name) == name


@pytest.mark.requirement("R-5.6a")
@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "blank"),
        (" \n\u200b ", "blank"),
        ("а" * 61, "long"),
        ("менің поштам a.b@mail.kz", "personal"),
        ("сервис +7 701 123 45 67", "personal"),
    ],
)
def test_what_is_no_name_is_refused(typed: str, reason: str) -> None:
    """Empty, too long, or an account instead of a service."""
    with pytest.raises(WrongNameError) as caught:
        clean_name(typed)
    assert caught.value.reason == reason


@pytest.mark.requirement("R-C.1")
@given(days)
def test_a_day_reads_back_as_it_is_written(day: date) -> None:
    """dd.mm.yyyy in both directions, and a person's looser spellings."""
    assert read_day(dotted(day), TODAY) == day
    assert read_day(f" {day.day}/{day.month}/{day.year} ", TODAY) == day


@given(st.text(alphabet="0123456789./- а", max_size=12))
def test_typed_days_are_days_of_use_or_refused(typed: str) -> None:
    """Never a day to come, never an impossible one."""
    try:
        day = read_day(typed, TODAY)
    except WrongDayError:
        return
    assert EARLIEST <= day <= TODAY


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("31.02.2026", "unreadable"),
        ("23.11.26", "unreadable"),
        ("вчера", "unreadable"),
        ("24.11.2026", "future"),
        ("23.11.2016", "old"),
        ("00.00.0000", "unreadable"),
    ],
)
def test_a_wrong_day_is_refused_with_its_reason(typed: str, reason: str) -> None:
    """The reason chooses the words the person gets."""
    with pytest.raises(WrongDayError) as caught:
        read_day(typed, TODAY)
    assert caught.value.reason == reason


def test_a_day_of_an_old_button_is_checked_too() -> None:
    """A button says its own date."""
    assert checked_day(TODAY, TODAY) == TODAY
    with pytest.raises(WrongDayError):
        checked_day(TODAY + timedelta(days=1), TODAY)


@given(st.sets(st.sampled_from(Purpose)), st.integers(min_value=0))
def test_purposes_travel_as_one_number(chosen: set[Purpose], number: int) -> None:
    """There and back; a number nobody made gives only purposes that exist."""
    assert set(purposes_of(mask_of(chosen))) == chosen
    assert mask_of(purposes_of(number)) == number % (1 << len(Purpose))


@given(st.sets(st.sampled_from(Step)), st.sampled_from(Step))
def test_no_question_is_left_out(answered: set[Step], just_now: Step) -> None:
    """Whatever old button was pressed, the form ends only when everything is answered."""
    answers = {step.value: None for step in answered | {just_now}}
    following = next_step(answers, just_now)
    if following is None:
        assert set(answers) == set(Step)
    else:
        steps = list(Step)
        before = steps[: steps.index(following)]
        assert all(step in answers for step in before)


@given(uses)
def test_answers_come_back_from_the_draft(use: Use) -> None:
    """What the draft keeps as JSON is the same use again."""
    answers = {
        "service": use.service,
        "model": use.model,
        "purposes": mask_of(use.purposes),
        "influence": use.influence.value,
        "day": use.day.isoformat(),
        "substantial": use.substantial,
    }
    assert use_of(answers) == use


def test_languages_asked_for() -> None:
    """One or both, Kazakh first; nothing else."""
    assert languages_of("ru") == (Language.RU,)
    assert languages_of("both") == (Language.KK, Language.RU)
    with pytest.raises(ValueError):
        languages_of("en")


@pytest.mark.requirement("R-7.4a", "R-7.4ae", "R-C.1", "R-7.4b")
@given(uses, st.sampled_from(Language))
def test_the_short_form_has_its_five_fields_and_the_influence(use: Use, language: Language) -> None:
    """Service, model, purposes, date, appendix, influence; fragments where they are due."""
    words = TEXTS[language]
    text = wording.short_text(words, use)
    assert (use.service or words.plain("attr-blank")) in text
    assert (use.model or words.plain("attr-unknown")) in text
    assert wording.purpose_words(words, use.purposes) in text
    assert words.plain(f"influence-{use.influence}") in text
    assert dotted(use.day) in text
    assert (words.plain("attr-text-fragments") in text) is use.extended


@pytest.mark.requirement("R-C.2", "R-C.4", "R-C.5")
@given(uses, st.sampled_from(Language))
def test_table_slide_and_form_fields_are_whole(use: Use, language: Language) -> None:
    """Five columns for each purpose; four facts on the slide; five fields in the form."""
    words = TEXTS[language]
    table = wording.table_text(words, use)
    for column in wording.COLUMNS:
        assert table.count(f"{words.plain(f'attr-column-{column}')}: ") == len(use.purposes)
    slide, form = wording.slide_text(words, use), wording.form_text(words, use)
    for text, lines in ((slide, 6), (form, 6)):
        assert len(text.split("\n")) == lines
        assert (use.service or words.plain("attr-blank")) in text
        assert (use.model or words.plain("attr-unknown")) in text
        assert wording.purpose_words(words, use.purposes) in text
    assert words.plain(f"influence-{use.influence}") in slide
    assert dotted(use.day) in form


@pytest.mark.requirement("R-C.3", "R-6.3ae")
@given(uses, st.sampled_from(Language))
def test_labels_name_service_model_and_date_and_no_person(use: Use, language: Language) -> None:
    """The one who answers for a material is a blank to fill in; synthetic media say so loudly."""
    words = TEXTS[language]
    label = wording.label_text(words, use)
    assert label.endswith(f"{words.plain('attr-blank')}.")
    media = {wording.media_text(words, use, kind) for kind in wording.MEDIA}
    assert len(media) == 3
    for text in (label, *media):
        assert (use.service or words.plain("attr-blank")) in text
        assert (use.model or words.plain("attr-unknown-model")) in text
        assert dotted(use.day) in text
    assert all(text.split()[0] in ("СИНТЕТИКАЛЫҚ", "СИНТЕТИЧЕСКОЕ") for text in media)


@pytest.mark.requirement("R-C.3m")
@given(uses)
def test_metadata_are_the_six_fields_of_the_standard(use: Use) -> None:
    """In the standard's order; a version is told from its model by a slash."""
    fields = metadata(use, blank="_", unknown="?")
    assert [name for name, _ in fields] == [
        "CreatorTool/Software",
        "AI-Generated",
        "Model",
        "ModelVersion",
        "GenerationDate",
        "ResponsibleContact",
    ]
    values = dict(fields)
    assert values["AI-Generated"] == "Yes"
    assert values["ResponsibleContact"] == "_"
    assert date.fromisoformat(values["GenerationDate"]) == use.day
    assert all(values.values())


def test_a_model_and_its_version() -> None:
    """As a teacher is told to write them."""
    use = Use("Қызмет", "Тіл-2 / 2026-09", (Purpose.IDEAS,), Influence.SMALL, TODAY, False)
    values = dict(metadata(use, blank="_", unknown="?"))
    assert (values["Model"], values["ModelVersion"]) == ("Тіл-2", "2026-09")


@pytest.mark.requirement("R-10.6a")
@given(st.lists(st.sampled_from(SIMPLE), min_size=1, unique=True), st.sampled_from(Language))
def test_the_childrens_sentence_says_that_ai_helped_and_with_what(
    chosen: list[Purpose], language: Language
) -> None:
    """No service, no date, no code; one sentence."""
    words = TEXTS[language]
    text = wording.simple_text(words, chosen)
    assert all(words.plain(f"purpose-{purpose}.simple") in text for purpose in chosen)
    assert "\n" not in text
    assert text.endswith(".")


@given(st.lists(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0")))))
def test_no_cell_of_a_sheet_is_a_formula_and_nothing_is_lost(rows: list[list[str]]) -> None:
    """Whatever a cell holds, a spreadsheet shows it and never runs it."""
    content = sheet(rows)
    assert content.startswith(b"\xef\xbb\xbf")
    text = content.decode("utf-8-sig")
    read = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    assert read == [[safe_cell(cell) for cell in row] for row in rows]
    for given_row, row in zip(rows, read, strict=True):
        for given_cell, cell in zip(given_row, row, strict=True):
            assert cell in (given_cell, f"'{given_cell}")
            assert cell.lstrip()[:1] not in tuple("=+-@＝＋－＠")


@pytest.mark.requirement("R-C.2", "R-6.3a", "R-6.3b")
@pytest.mark.parametrize("language", list(Language))
def test_the_table_file_says_first_who_made_it(language: Language) -> None:
    """Label and metadata in the first row, then the columns, the purposes, the source last."""
    words = TEXTS[language]
    content = wording.table_file(
        words, (Purpose.IDEAS, Purpose.CODE), ("label", "AI-Generated: Yes"), "002:C.2"
    )
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows[0] == ["label", "AI-Generated: Yes"]
    assert rows[1] == [words.plain(f"attr-column-{column}") for column in wording.COLUMNS]
    assert [row[0] for row in rows[2:4]] == [
        words.plain("purpose-ideas"),
        words.plain("purpose-code"),
    ]
    assert rows[-1] == ["002:C.2"]
