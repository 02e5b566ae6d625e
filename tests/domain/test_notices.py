"""What a notice must have before it can be a notice at all."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from bot.domain.notices import FIELDS, FIXED, FURTHER, MODELS, NoticeType
from bot.domain.people import Audience, Band, Language, Profile
from bot.domain.readers import Reader, Readers, reader_of, readers_of
from tests.domain.notices import a_notice, both, notice_fields


def _wrong(kind: NoticeType, **changes: Any) -> list[tuple[str, str]]:
    """Field and reason of everything that is wrong with a notice."""
    fields = {k: v for k, v in notice_fields(kind, **changes).items() if v is not ...}
    with pytest.raises(ValidationError) as caught:
        MODELS[kind].model_validate(fields)
    return [(str(error["loc"][0]), error["type"]) for error in caught.value.errors()]


@pytest.mark.requirement("R-B.1", "R-B.2", "R-B.3", "R-B.4", "R-6.1ae", "R-6.1b")
@pytest.mark.parametrize("kind", list(NoticeType))
def test_every_field_of_the_standard_is_wanted_in_both_languages(kind: NoticeType) -> None:
    """None of them can be left out, left blank, or written in one language only."""
    assert a_notice(kind).type is kind
    for name in (*FIELDS, *FURTHER[kind]):
        if name in FIXED:
            continue
        for half in (..., {"kk": "Мәтін"}, {"ru": "Текст"}, {"kk": "Мәтін", "ru": " "}):
            assert [field for field, _ in _wrong(kind, **{name: half})] == [name]


@pytest.mark.requirement("R-B.1-h", "R-B.2", "R-B.4")
@pytest.mark.parametrize("field", sorted(FIXED))
def test_the_words_of_the_standard_cannot_be_written_over(field: str) -> None:
    """That people decide, and what is banned, is no field of any form."""
    for kind in NoticeType:
        assert _wrong(kind, **{field: both("өзгертілген")}) == [(field, "extra_forbidden")]


@pytest.mark.requirement("R-6.9ae")
def test_each_reader_it_concerns_has_a_short_version() -> None:
    """Pupils by band, parents, staff; for others none need be written."""
    for reader in Reader:
        wrong = _wrong(NoticeType.GENERAL, **{f"short_{reader}": ...})
        assert wrong == [(f"short_{reader}", "expected-version-for-reader")]
    only = a_notice(
        audiences=["student", "parent"], bands=["10-11"], short_s14=None, short_s59=None,
        short_staff=None,
    )  # fmt: skip
    assert only.short(Reader.S1011) is not None
    assert only.short(Reader.STAFF) is None
    assert readers_of(only.audiences, only.bands) == (Reader.S1011, Reader.PARENT)
    alone = _wrong(NoticeType.GENERAL, audiences=["student"])
    assert ("audiences", "expected-parents-too") in alone


@pytest.mark.requirement("R-B.4")
def test_the_notice_on_monitoring_is_for_staff_alone() -> None:
    """Families are not asked to read how staff are watched."""
    assert a_notice(NoticeType.STAFF).audiences == ("teacher", "admin")
    wrong = _wrong(NoticeType.STAFF, audiences=["teacher", "parent"])
    assert ("audiences", "expected-staff-only") in wrong


@pytest.mark.requirement("R-5.3a-c", "R-5.2ae", "R-B.1-f")
def test_consent_is_asked_only_of_parents_on_the_official_form() -> None:
    """A consent part is whole or absent; without an official template nothing is asked."""
    whole: dict[str, Any] = {
        "consent_text": both("Келісім"),
        "consent_basis": both("Негіз"),
        "consent_days": 365,
    }
    written = a_notice(**whole)
    assert written.consent is not None
    assert not written.asks_consent
    assert a_notice(**whole, consent_template=both("Үлгі № 1")).asks_consent
    assert not a_notice().asks_consent
    for part in ("consent_basis", "consent_days"):
        assert _wrong(NoticeType.GENERAL, **(whole | {part: ...})) == [
            (part, "expected-consent-whole")
        ]
    wrong = _wrong(NoticeType.GENERAL, audiences=["teacher"], **whole)
    assert ("consent_text", "expected-parents") in wrong


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"code": "bot"}, "code"), ({"code": "Exam"}, "code"), ({"code": "a" * 17}, "code"),
        ({"classes": ["Айша"]}, "classes"), ({"ends": "2026-12-01"}, "ends"),
        ({"audiences": []}, "audiences"), ({"bands": []}, "bands"),
        ({"title": both("м" * 60)}, "title"), ({"purpose": both("м" * 600)}, "purpose"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(changes: dict[str, Any], field: str) -> None:
    """The bot's own code, names for classes, an end before the beginning, texts too long."""
    assert field in {name for name, _ in _wrong(NoticeType.GENERAL, **changes)}


@pytest.mark.requirement("R-6.9ae", "R-000B-IVq.1-1")
def test_whom_a_notice_concerns() -> None:
    """Role and band; class only where it is known. Staff of every band read what is theirs."""
    readers = Readers(
        (Audience.STUDENT, Audience.PARENT, Audience.TEACHER), (Band.SENIOR,), ("9 А",)
    )

    def concerns(audience: Audience, band: Band, *labels: str) -> bool:
        return readers.include(Profile(Language.KK, audience, band), frozenset(labels))

    assert concerns(Audience.PARENT, Band.SENIOR)
    assert concerns(Audience.PARENT, Band.SENIOR, "9 А", "3 Б")
    assert not concerns(Audience.PARENT, Band.SENIOR, "9 Б")
    assert not concerns(Audience.PARENT, Band.PRIMARY, "9 А")
    assert concerns(Audience.TEACHER, Band.PRIMARY)
    assert not concerns(Audience.ADMIN, Band.SENIOR)
    assert reader_of(Profile(Language.KK, Audience.ADMIN, Band.SENIOR)) is Reader.STAFF
    assert reader_of(Profile(Language.KK, Audience.STUDENT, Band.SENIOR)) is Reader.S1011
