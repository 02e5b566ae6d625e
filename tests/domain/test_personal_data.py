"""Numbers that point to a person are told by their shape, and other numbers are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.personal_data import Trace, is_iin, redacted, suspects, traces

IIN = "100101500002"
"""Made up: the checksum is right, the person is not."""


@pytest.mark.requirement("R-5.6a")
@pytest.mark.parametrize(
    ("text", "trace"),
    [
        (f"ЖСН-ім {IIN}", Trace.IIN),
        (f"иин:{IIN[:6]} {IIN[6:]}", Trace.IIN),
        ("карта 4111 1111 1111 1111", Trace.CARD),
        ("4111-1111-1111-1111", Trace.CARD),
        ("+7 701 123 45 67", Trace.PHONE),
        ("87011234567", Trace.PHONE),
        ("8(701)123-45-67", Trace.PHONE),
        ("жазыңыз: aru.k@example.kz.", Trace.EMAIL),
        ("паспорт N12345678", Trace.DOCUMENT),
        ("удостоверение номер 012345678", Trace.DOCUMENT),
        ("жеке куәлігім 012345678", Trace.DOCUMENT),
    ],
)
def test_a_trace_is_found(text: str, trace: Trace) -> None:
    """Each kind, as people write it."""
    assert traces(text) == {trace}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "в 2026 году 9 класс, 25.11.2026",
        "123456789012",
        "1234 5678 9012 3456",
        "задача: 345678901 умножить на 12",
        "пункт 002:7.3a и 1000000 тенге",
        "@username и сайт example.kz",
        "құжат 2 бет",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    """Dates, sums and numbers with a wrong checksum are no personal data."""
    assert traces(text) == frozenset()


@pytest.mark.parametrize("number", [IIN[:-1] + "9", "101301500003", "100132500003", "100101900003"])
def test_a_wrong_iin_is_none(number: str) -> None:
    """Checksum, month, day and century must fit."""
    assert not is_iin(number)


@pytest.mark.requirement("R-5.6a")
@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Я Иванова Анна Петровна, тел. 87011234567", "Я […], тел. […]"),
        ("Нам учитель Ахметова поставила два", "Нам учитель […] поставила два"),
        ("Данияр Ахметов списал", "[…] списал"),
        ("Гүлнар апай айтты", "[…] апай айтты"),
        ("Айдынқызына айттым", "[…] айттым"),
        (f"ЖСН {IIN}, пошта aru.k@example.kz", "ЖСН […], пошта […]"),
    ],
)
def test_names_and_numbers_can_be_hidden(text: str, left: str) -> None:
    """What is left says what happened, not to whom; a second look finds nothing more."""
    assert suspects(text)
    assert redacted(text, "[…]") == left
    assert not suspects(left)


@pytest.mark.parametrize(
    "text",
    [
        "На Основной улице в деревне. Один раз.",
        "Директор школы не ответил",
        "ЖИ емтиханда қате баға қойды. Мұғалім ештеңе айтпады",
        "Мне поставили 2 за СОЧ 12.10.2026",
    ],
)
def test_plain_words_are_no_names(text: str) -> None:
    """Sentences without a name are left as they are."""
    assert redacted(text, "[…]") == text


@given(st.text(max_size=200))
def test_any_text_can_be_searched(text: str) -> None:
    """Searching raises nothing, and hiding leaves no number that points to a person."""
    assert traces(text) <= set(Trace)
    assert not traces(redacted(text, "…"))
