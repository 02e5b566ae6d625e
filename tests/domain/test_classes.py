"""Classes and codes: labels that cannot be names, codes that survive handwriting."""

from __future__ import annotations

import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.classes import (
    NoClassError,
    SchoolClass,
    class_entry,
    class_label,
    read_code,
    short_code,
)
from bot.domain.people import Band, Role


@pytest.mark.parametrize(
    ("typed", "label", "band"),
    [
        ("3 Б", "3 Б", Band.PRIMARY),
        ("3«б»", "3 Б", Band.PRIMARY),
        ("4-ә", "4 Ә", Band.PRIMARY),
        ("5а", "5 А", Band.MIDDLE),
        (" 9 Ғ ", "9 Ғ", Band.MIDDLE),
        ("11 A", "11 A", Band.SENIOR),
        ("ис-21", "ИС-21", Band.SENIOR),
    ],
)
@pytest.mark.requirement("R-4.4ae")
def test_a_label_takes_its_usual_form_and_gives_the_band(
    typed: str, label: str, band: Band
) -> None:
    """However it is typed, the class is one; the grade tells the band."""
    assert class_label(typed) == (label, band)


@pytest.mark.requirement("R-6.13ae")
@pytest.mark.parametrize(
    "typed", ["", "12 А", "0 А", "Айша", "3", "3 Бауыржан", "Иванов А. А.", "б"]
)
def test_a_name_is_no_class(typed: str) -> None:
    """Nothing but a class has the form of a class."""
    with pytest.raises(NoClassError):
        class_label(typed)


def test_class_and_families_come_in_one_message() -> None:
    """A space or a comma between them; no families, or too many, is refused."""
    assert class_entry("3 Б 28") == ("3 Б", Band.PRIMARY, 28)
    assert class_entry("11а, 7") == ("11 А", Band.SENIOR, 7)
    for wrong in ("3 Б", "3 Б 0", "3 Б 61", "28", "QWERTY 42"):
        with pytest.raises(NoClassError):
            class_entry(wrong)


@given(st.binary(min_size=16, max_size=16))
def test_a_code_is_read_back_however_it_is_written(seed: bytes) -> None:
    """Small letters, no dash, blanks, O for 0, I or L for 1, Cyrillic look-alikes."""
    code = short_code(seed.hex())
    assert read_code(code) == code
    assert read_code(f" {code.lower().replace('-', ' ')} ") == code
    swapped = code.replace("0", "O").replace("1", "l").translate(str.maketrans("ABCEH", "АВСЕН"))
    assert read_code(swapped) == code


def test_codes_of_a_school_differ() -> None:
    """1,200 slips have 1,200 codes, and what is no code is told apart."""
    codes = {short_code(secrets.token_urlsafe(16)) for _ in range(1200)}
    assert len(codes) == 1200
    for wrong in ("", "7KMQ-4XT", "7KMQ-4XTRA", "7KMQ_4XT!"):
        assert read_code(wrong) is None


@pytest.mark.requirement("R-8.2v-1")
def test_a_class_teacher_keeps_only_their_own() -> None:
    """Head and responsible keep all; a role that has nothing to do with classes none."""
    one = SchoolClass("aa", "3 Б", Band.PRIMARY, 28, teacher="me")
    assert one.kept_by("me", {Role.CLASS_TEACHER})
    assert not one.kept_by("other", {Role.CLASS_TEACHER})
    assert not one.kept_by("me", {Role.COUNCIL})
    assert one.kept_by("other", {Role.HEAD})
    assert one.kept_by("other", {Role.CLASS_TEACHER, Role.RESPONSIBLE})
