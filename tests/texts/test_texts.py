"""The words of the bot: whole, the same in both languages, all used, and strict when read."""

from __future__ import annotations

import json
import re
from itertools import product
from pathlib import Path

import pytest

from bot.domain.catalogue import load_catalogue
from bot.domain.people import Language
from bot.domain.working_days import HOLIDAY_KEYS
from bot.playground.entities import parse_html
from bot.texts import (
    LOCALES,
    BrokenLocaleError,
    BrokenTextError,
    Texts,
    UnknownTextError,
    Words,
)
from tests.texts.sources import ROOT, read_sources

FAMILIES = {
    "rule-": "the catalogue: a message for each rule, an attribute for each side of its card",
    "chapter-": "the catalogue: the walkthroughs' chapters",
    "document-": "the catalogue: the documents' codes",
    "holiday-": "bot.domain.working_days: the library's holidays",
    "playground-": "bot/playground/web: the page of phones",
    "ask-": "bot.commands.questions: a question for each setting",
    "propose-": "bot.commands.questions: what Enter means there",
    "section-": "bot.commands.questions: the headings of school.toml",
    "expected-": "bot.settings_files: what was expected instead",
    "letter-answer": "handlers.letters: the view case-answer under another head",
    "letter-corrected": "handlers.letters: the view case-corrected under another head",
}
"""Ids that data ask for, so that no string in the code names them."""
NUMBERS = (0, 1, 2, 5, 21)
"""One of each plural form of both languages, and those at their edges."""
WORDS_AS_ARGUMENTS = ("student", "Ә&<b>")


def test_both_languages_say_the_same(texts: Texts) -> None:
    """The same ids with the same variables in files of the same names."""
    assert not list(texts.differences())
    kk, ru = (texts.catalogs[language] for language in Language)
    assert {p.file for p in kk.patterns.values()} == {p.file for p in ru.patterns.values()}
    named = [{f.relative_to(LOCALES / one).as_posix() for f in (LOCALES / one).rglob("*.ftl")}
             for one in Language]  # fmt: skip
    assert named[0] == named[1]


@pytest.mark.parametrize("language", list(Language))
def test_every_message_renders_with_every_kind_of_argument(
    texts: Texts, language: Language
) -> None:
    """Numbers of each plural form, a word that is selected by, and signs that HTML would mind."""
    words, rendered = texts[language], 0
    for key, pattern in texts.catalogs[language].patterns.items():
        for value in (*NUMBERS, *WORDS_AS_ARGUMENTS) if pattern.variables else (0,):
            said = words(key, **dict.fromkeys(pattern.variables, value))
            assert said.strip(), key
            assert "{" not in said, f"{language} {key}: {said!r}"
            assert "}" not in said, f"{language} {key}: {said!r}"
            rendered += 1
    assert rendered > len(texts.catalogs[language].patterns)


@pytest.mark.parametrize("language", list(Language))
def test_every_message_is_html_that_telegram_takes(texts: Texts, language: Language) -> None:
    """Tags open and close in each of them, and what stands in for a person's words is no tag."""
    words = texts[language]
    for key, pattern in texts.catalogs[language].patterns.items():
        text, _ = parse_html(words(key, **dict.fromkeys(pattern.variables, "</b><i>&amp;")))
        assert text.strip(), key


def test_every_text_the_code_asks_for_exists(texts: Texts) -> None:
    """Each ``words("…")``, ``.plain("…")`` and ``button(words, "…")``, f-strings by their shape."""
    ids = texts.catalogs[Language.KK].keys
    asked = read_sources().asked
    missing = [
        f"{one.where}: {one.id or (one.shape and one.shape.pattern)}"
        for one in asked
        if (one.id not in ids if one.shape is None else not any(map(one.shape.fullmatch, ids)))
    ]
    assert len(asked) > 100
    assert not missing, "\n".join(missing)


def test_every_text_in_the_files_is_used(texts: Texts) -> None:
    """By its id, by the shape of an f-string, or by the data that own a listed family."""
    sources, unused = read_sources(), []
    for key in sorted(texts.catalogs[Language.KK].keys):
        message = key.partition(".")[0]
        if key.startswith(tuple(FAMILIES)) or {key, message} & sources.constants:
            continue
        if not any(shape.fullmatch(key) or shape.fullmatch(message) for shape in sources.shapes):
            unused.append(key)
    assert not unused, "\n".join(unused)


def test_a_family_holds_exactly_what_its_data_ask_for(texts: Texts) -> None:
    """Rules, chapters, documents and holidays: no text is missing and none is left over."""
    catalogue = load_catalogue()
    ids = {key.partition(".")[0] for key in texts.catalogs[Language.KK].keys}
    chapters = {chapter.id for walk in catalogue.walkthroughs for chapter in walk.chapters}
    wanted = {
        "rule-": {f"rule-{rule.id}" for rule in catalogue.rules},
        "chapter-": {f"chapter-{chapter}" for chapter in chapters} | {"chapter-line"},
        "document-": {f"document-{document}" for document in catalogue.documents},
    }
    for family, expected in wanted.items():
        assert {one for one in ids if one.startswith(family)} == expected
    assert set(HOLIDAY_KEYS.values()) <= ids


def test_the_page_of_phones_uses_every_word_it_has(texts: Texts) -> None:
    """Each ``playground-`` text stands in the page or its scripts, with or without the prefix."""
    web = ROOT / "bot" / "playground" / "web"
    page = "\n".join(f.read_text(encoding="utf-8") for f in sorted(web.glob("*.*")))
    # Built from a number, a kind of attachment or a language.
    built = re.compile(r"(month|kind|language|step|size)-[\w-]+")
    for key in sorted(texts.catalogs[Language.KK].keys):
        name = key.removeprefix("playground-")
        if name != key and not built.fullmatch(name):
            assert re.search(rf"[\"'`-]{re.escape(name)}[\"'`]", page), key


def _locales(folder: Path, kk: str, ru: str, ru_file: str = "a.ftl") -> Path:
    for language, text, name in (("kk", kk, "a.ftl"), ("ru", ru, ru_file)):
        (folder / language).mkdir()
        (folder / language / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("kk", "ru"),
    [
        ("a = Бір\na = Екі\n", "a = Раз\n"),
        ("a = Бір\n    .x = Х\n    .x = Х\n", "a = Раз\n    .x = Х\n"),
        ("a = Бір\n= қоқыс\n", "a = Раз\n"),
        ("a = { $n ->\n    [one] бір\n}\n", "a = Раз\n"),
        ("a = { b }\n", "a = Раз\n"),
        ("a = { -term }\n", "a = Раз\n"),
        ("-t = Т\n-t = Т\na = Бір\n", "-t = Т\na = Раз\n"),
        ("a = Бір\nb = Екі\n", "a = Раз\n"),
        ("a = Бір\n", "a = Раз\n    .x = Икс\n"),
        ("a = { $n }\n", "a = { $m }\n"),
        ("a = { $n }\n", "a = Раз\n"),
        ("", "a = Раз\n"),
    ],
    ids=[
        "duplicate", "duplicate-attribute", "junk", "no-default-variant", "dangling-message",
        "dangling-term", "duplicate-term", "missing-id", "missing-attribute", "other-variable",
        "missing-variable", "empty",
    ],
)  # fmt: skip
def test_wrong_files_stop_the_bot_at_its_start(tmp_path: Path, kk: str, ru: str) -> None:
    """Junk, duplicates, dangling references and languages that differ are never read over."""
    with pytest.raises(BrokenLocaleError):
        Texts(_locales(tmp_path, kk, ru))


def test_a_text_in_another_file_is_a_difference(tmp_path: Path) -> None:
    """Whoever translates finds each text in the file of the same name."""
    with pytest.raises(BrokenLocaleError, match=r"a: kk has it in a\.ftl, ru in b\.ftl"):
        Texts(_locales(tmp_path, "a = Бір\n", "a = Раз\n", "b.ftl"))


def test_a_language_without_files_is_an_error(tmp_path: Path) -> None:
    """An empty folder is no language."""
    (tmp_path / "kk").mkdir()
    with pytest.raises(BrokenLocaleError, match=r"no \.ftl files"):
        Texts(tmp_path)


@pytest.fixture
def words(tmp_path: Path) -> Words:
    """A small locale."""
    text = "a = <b>{ $name }</b>\n    .side = { $n }\nonly =\n    .side = Шеті\n"
    return Texts(_locales(tmp_path, text, text))[Language.KK]


@pytest.mark.parametrize("key", ["nothing", "a.nothing", "", "only", "A"])
def test_an_unknown_text_raises(words: Words, key: str) -> None:
    """No id, no attribute, no value: never the id itself on a screen."""
    with pytest.raises(UnknownTextError):
        words(key)
    with pytest.raises(UnknownTextError):
        words.plain(key)


def test_a_missing_argument_raises(words: Words) -> None:
    """Fluent would show the variable's name; here it is an error."""
    with pytest.raises(BrokenTextError):
        words("a")
    with pytest.raises(BrokenTextError):
        words.plain("a.side", name="x")


def test_arguments_are_escaped_in_html_and_left_alone_in_plain_words(words: Words) -> None:
    """A name with signs of HTML stays a name; a button shows it as it is."""
    assert words("a", name="<i>Аб&В</i>") == "<b>&lt;i&gt;Аб&amp;В&lt;/i&gt;</b>"
    assert words.plain("a", name="<i>") == "<b><i></b>"


@pytest.mark.parametrize("length", [2500, 2501, 12_000])
def test_a_long_argument_is_an_argument_like_any_other(words: Words, length: int) -> None:
    """A complaint may be longer than what Fluent takes by itself, and grows when escaped."""
    assert words("a", name="ә" * length) == f"<b>{'ә' * length}</b>"


def test_no_text_carries_an_id_of_another(texts: Texts) -> None:
    """An id among the words would reach a person as it is."""
    ids = texts.catalogs[Language.KK].keys
    for (key, pattern), words in product(texts.catalogs[Language.KK].patterns.items(), texts):
        said = words.plain(key, **dict.fromkeys(pattern.variables, 1))
        shown = set(re.findall(r"\b[a-z]+(?:-[a-z0-9]+)+\b", said)) & ids
        assert not shown, f"{words.language} {key}: {json.dumps(sorted(shown))}"
