"""One word for one thing, in every text of the bot."""

from __future__ import annotations

import re
from typing import Final

import pytest

from bot.domain.people import Language
from bot.texts import LOCALES
from tests.texts import readability

ELSEWHERE: Final = {
    Language.KK: (
        (r"ЖИ-сіз (жол|балама)", "a way without AI is «ЖИ-сіз нұсқа»"),
        (r"№\d", "a number stands apart: «№ 32»"),
        (r"[\w,;:—] Сіз", "«сіз» is small inside a sentence: it speaks to many readers"),
    ),
    Language.RU: (
        (r"(способ|путь|альтернатив\w+) без ИИ", "a way without AI is «вариант без ИИ»"),
        (r"№\d", "a number stands apart: «№ 32»"),
        (r"\b[Рр]аботник", "who works at the school is «сотрудник»"),
        (r"[\w,;:—] (Вы|Вас|Вам|Вами|Ваш\w*)\b", "«вы» is small inside a sentence"),
    ),
}
NUMBER_ENDINGS: Final = ("нұсқа", "беті", "деңгей", "жазба", "рет")
"""Words that may follow a number with a hyphen: it is an ordinal then, the same for any number."""


@pytest.mark.requirement("R-6.9a", "R-6.2a")
@pytest.mark.parametrize("language", list(Language))
def test_a_thing_has_one_name_everywhere(language: Language) -> None:
    """Rules, buttons, letters and commands call the same thing by the same word."""
    found = [
        f"{key}: {why}: {text[max(0, hit.start() - 20) : hit.end() + 20]!r}"
        for file in sorted((LOCALES / language).rglob("*.ftl"))
        for key, text in readability.texts_of(file)
        for pattern, why in ELSEWHERE[language]
        if (hit := re.search(pattern, text)) is not None
    ]
    assert not found, "\n".join(found)


@pytest.mark.requirement("R-6.2a")
def test_no_case_ending_hangs_on_a_number() -> None:
    """«5-тен» is right and «6-тен» is not: a Kazakh text never ends a variable with a case."""
    found = []
    for file in sorted((LOCALES / Language.KK).rglob("*.ftl")):
        endings = re.findall(r"\}-(\w+)", file.read_text(encoding="utf-8"))
        found += [f"{file.name}: {one}" for one in endings if not one.startswith(NUMBER_ENDINGS)]
    assert not found
