"""`init`: proposes, never invents; writes nothing before the end, and nothing others can read."""

from __future__ import annotations

import io
import stat
import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fluent.syntax import FluentParser, ast

from bot.commands.files import school_file
from bot.commands.init import init
from bot.commands.questions import SECTIONS, Question, look_up, questions
from bot.domain.people import Language
from bot.settings import Settings, load_settings
from bot.texts import LOCALES, Texts, Words
from tests.settings.conftest import TOKEN, Files

TODAY = date(2026, 9, 1)


class CommandTexts(Texts):
    """Only the texts of the commands: other files of the locales have tests of their own."""

    def __init__(self, root: Path) -> None:
        for language in Language:
            folder = root / language.value
            folder.mkdir(parents=True)
            source = LOCALES / language.value / "commands.ftl"
            (folder / source.name).write_bytes(source.read_bytes())
        super().__init__(root)


@pytest.fixture(scope="session")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Texts:
    return CommandTexts(tmp_path_factory.mktemp("locales"))


class Operator:
    """Answers the questions by their key: `typed` where given, else Enter."""

    def __init__(self, words: Words, typed: Callable[[Question], str], *more: str) -> None:
        self.words = words
        self.out = io.StringIO()
        self.prompts: list[str] = []
        self.asked_secretly = 0
        self.replies: dict[str, Iterator[str]] = {}
        self.typed = typed
        self.more = iter(more)
        self.by_prompt = {
            self._prompt(question): question
            for section in SECTIONS
            for question in questions(section)
        }

    def _prompt(self, question: Question) -> tuple[str, Language | None]:
        return self.words.plain(question.text), question.language

    def ask(self, prompt: str) -> str:
        self.prompts.append(prompt)
        head = prompt.splitlines()[0]
        for (text, language), question in self.by_prompt.items():
            mark = f" {self.words.plain(f'ask-in-{language}')}" if language else ""
            same = head.startswith(text) if question.is_flag else head == text + mark
            if same and self._section() == question.key[0]:
                return self._next(question)
        return next(self.more, "")

    def _section(self) -> str:
        titles = {self.words.plain(f"section-{name}"): name for name in SECTIONS}
        heads = [line[3:] for line in self.out.getvalue().splitlines() if line.startswith("== ")]
        return titles.get(heads[-1], "") if heads else ""

    def _next(self, question: Question) -> str:
        replies = self.replies.setdefault(question.name, iter(self.typed(question).split("|")))
        return next(replies, "")

    def ask_secret(self, _prompt: str) -> str:
        self.asked_secretly += 1
        return TOKEN


def only_what_must_be_typed(question: Question) -> str:
    """Answers where `init` has nothing to propose."""
    if question.optional or question.is_flag:
        return ""
    return {
        "school.name.kk": "№ 1 мектеп",
        "school.name.ru": "Школа № 1",
        "order.date": "24.08.2026",
        "pilot.decision_date": "2026-08-21",
    }.get(question.name, "" if question.name in PROPOSED_SOMETHING else "жауап")


PROPOSED_SOMETHING = frozenset(
    question.name
    for section in SECTIONS
    if section not in {"school", "order", "roles", "contacts", "pupils", "pilot", "notice"}
    for question in questions(section)
) | {
    "school.timezone",
    "contacts.helpline.number",
    "contacts.emergency",
    "pupils.answers_alone_from_age",
    "notice.version",
    "notice.published",
    "notice.effective",
    *(
        f"{base}.{language}"
        for language in Language
        for base in (
            *(f"roles.{role}.title" for role in ("head", "responsible", "council", "psychologist")),
            "contacts.helpline.name",
            *(
                f"notice.{name}"
                for name in (
                    "order", "subject", "purpose", "legal_basis", "system", "data", "storage",
                    "recipients", "transfer", "risks", "rights", "record",
                )
            ),
        )
    ),
}  # fmt: skip


def names_in(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


async def no_links(_settings: Settings) -> list[str]:
    return []


async def run(
    folder: Path, texts: Texts, operator: Operator, language: Language | None = Language.RU
) -> int:
    return await init(
        folder / "school.toml",
        texts=texts,
        ask=operator.ask,
        ask_secret=operator.ask_secret,
        out=operator.out,
        today=TODAY,
        after=no_links,
        language=language,
    )


@pytest.mark.parametrize("language", list(Language))
async def test_enter_accepts_every_proposal(
    tmp_path: Path, texts: Texts, language: Language
) -> None:
    """Terms, periods and the notice are proposed; names, contacts and orders must be typed."""
    operator = Operator(texts[language], only_what_must_be_typed)
    assert await run(tmp_path, texts, operator, language) == 0
    settings = load_settings({"ADAL_CONFIG": str(tmp_path / "school.toml")})
    terms = settings.terms.model_dump()
    assert list(terms.values()) == [3, 5, 5, 10, 10, 1, 5, 5, 2, 10, 10]
    assert settings.order.date == date(2026, 8, 24)
    assert (settings.notice.published, settings.notice.effective) == (TODAY, date(2026, 9, 2))
    assert settings.order.proposed_by is None
    assert settings.pilot.active
    assert not settings.pupils.free_text_for_primary
    assert "1095" in settings.notice.storage.ru
    assert "24.08.2026" in settings.notice.order.kk
    assert settings.telegram.token.get_secret_value() == TOKEN


async def test_both_files_are_for_their_owner_only_and_hide_the_token(
    tmp_path: Path, texts: Texts
) -> None:
    operator = Operator(texts[Language.RU], only_what_must_be_typed)
    await run(tmp_path, texts, operator)
    for name in ("school.toml", "secrets.toml"):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600
    assert operator.asked_secretly == 1
    school = (tmp_path / "school.toml").read_text(encoding="utf-8")
    assert TOKEN not in school + operator.out.getvalue()
    assert names_in(tmp_path) == ["school.toml", "secrets.toml"]
    for section in SECTIONS:
        assert f"# {texts[Language.RU].plain('section-' + section)}\n" in school


async def test_two_schools_get_two_master_keys(tmp_path: Path, texts: Texts) -> None:
    keys = set()
    for name in ("one", "two"):
        await run(tmp_path / name, texts, Operator(texts[Language.RU], only_what_must_be_typed))
        config = tmp_path / name / "school.toml"
        keys.add(load_settings({"ADAL_CONFIG": str(config)}).keys.master_bytes())
    assert len(keys) == 2


async def test_what_is_typed_is_what_is_loaded(
    tmp_path: Path, texts: Texts, sample: dict[str, Any], files: Files
) -> None:
    """The sample school, typed answer by answer, gives the sample school."""

    def from_sample(question: Question) -> str:
        value = look_up(sample, question.key)
        if isinstance(value, bool):
            return "да" if value else "нет"
        return "" if value is None else str(value)

    day = sample["calendar"][0]
    extra = ("да", day["day"].isoformat(), "нет", day["reason"]["kk"], day["reason"]["ru"], "нет")
    operator = Operator(texts[Language.RU], from_sample, *extra)
    folder = tmp_path / "typed"
    assert await run(folder, texts, operator) == 0
    typed = load_settings({"ADAL_CONFIG": str(folder / "school.toml")})
    expected = load_settings(files.write())
    left_out = {"keys", "telegram", "storage"}
    assert typed.model_dump(exclude=left_out) == expected.model_dump(exclude=left_out)


async def test_a_wrong_answer_is_told_and_asked_again(tmp_path: Path, texts: Texts) -> None:
    """Each answer is judged at once, and answers that clash bring back their section."""
    wrong = {
        "terms.complaint": "16|ten|10",
        "school.timezone": "Almaty|Asia/Aqtobe",
        "order.date": "вчера|31.02.2026|24.08.2026",
        "pupils.free_text_for_primary": "maybe|да",
        "hours.start": "9|19:00|10:00",
    }
    operator = Operator(texts[Language.RU], lambda q: wrong.get(q.name, only_what_must_be_typed(q)))
    assert await run(tmp_path, texts, operator) == 0
    settings = load_settings({"ADAL_CONFIG": str(tmp_path / "school.toml")})
    assert settings.school.timezone == "Asia/Aqtobe"
    assert settings.pupils.free_text_for_primary
    assert settings.hours.start.hour == 10
    said = operator.out.getvalue()
    for key, args in (
        ("expected-range", {"low": 1, "high": 15}),
        ("expected-number", {}),
        ("expected-timezone", {}),
        ("expected-date", {}),
        ("expected-flag", {}),
        ("expected-clock", {}),
        ("expected-later-end", {}),
    ):
        assert texts[Language.RU].plain(key, **args) in said


async def test_nothing_is_replaced_unasked(tmp_path: Path, texts: Texts) -> None:
    config = tmp_path / "school.toml"
    config.write_text("[school]\n", encoding="utf-8")
    operator = Operator(texts[Language.RU], only_what_must_be_typed)
    assert await run(tmp_path, texts, operator) == 1
    assert config.read_text(encoding="utf-8") == "[school]\n"
    assert len(operator.prompts) == 1


async def test_stopping_half_way_writes_nothing(tmp_path: Path, texts: Texts) -> None:
    def stop(question: Question) -> str:
        if question.name == "notice.rights.ru":
            raise EOFError
        return only_what_must_be_typed(question)

    operator = Operator(texts[Language.RU], stop)
    assert await run(tmp_path, texts, operator) == 1
    assert names_in(tmp_path) == []
    assert texts[Language.RU].plain("init-nothing-written") in operator.out.getvalue()


async def test_a_second_run_proposes_the_first_answers_and_keeps_the_key(
    tmp_path: Path, texts: Texts
) -> None:
    """A new master key would make the stored complaints unreadable, so it is never replaced."""
    await run(tmp_path, texts, Operator(texts[Language.RU], only_what_must_be_typed))
    secrets = (tmp_path / "secrets.toml").read_bytes()
    before = load_settings({"ADAL_CONFIG": str(tmp_path / "school.toml")})
    change = {"terms.appeal": "8"}
    again = Operator(texts[Language.RU], lambda q: change.get(q.name, ""), "да")
    assert await run(tmp_path, texts, again) == 0
    after = load_settings({"ADAL_CONFIG": str(tmp_path / "school.toml")})
    assert (tmp_path / "secrets.toml").read_bytes() == secrets
    assert again.asked_secretly == 0
    assert after.terms.appeal == 8
    assert after.model_dump(exclude={"terms"}) == before.model_dump(exclude={"terms"})


async def test_a_webhook_gets_its_secret(tmp_path: Path, texts: Texts) -> None:
    answers = {"telegram.mode": "webhook", "telegram.webhook.url": "https://bot.example/hook"}
    operator = Operator(
        texts[Language.RU],
        lambda q: (
            "" if q.name.startswith("telegram.webhook.") and q.name not in answers
            else answers.get(q.name, only_what_must_be_typed(q))
        ),
    )  # fmt: skip
    assert await run(tmp_path, texts, operator) == 0
    telegram = load_settings({"ADAL_CONFIG": str(tmp_path / "school.toml")}).telegram
    assert telegram.webhook
    assert telegram.webhook.port == 8080
    assert telegram.webhook_secret
    assert telegram.webhook_secret.get_secret_value() not in operator.out.getvalue()


async def test_the_links_of_the_staff_are_printed_once_all_is_written(
    tmp_path: Path, texts: Texts
) -> None:
    async def links(settings: Settings) -> list[str]:
        assert (tmp_path / "secrets.toml").stat().st_size
        return [f"link of {settings.school.name.ru}"]

    operator = Operator(texts[Language.RU], only_what_must_be_typed)
    await init(
        tmp_path / "school.toml",
        texts=texts,
        ask=operator.ask,
        ask_secret=operator.ask_secret,
        out=operator.out,
        today=TODAY,
        after=links,
        language=Language.RU,
    )
    assert "link of Школа № 1\n" in operator.out.getvalue()


async def test_the_language_is_asked_first_and_kazakh_is_the_first(
    tmp_path: Path, texts: Texts
) -> None:
    operator = Operator(texts[Language.KK], only_what_must_be_typed, "", "")
    assert await run(tmp_path, texts, operator, language=None) == 0
    first = operator.prompts[0].splitlines()
    assert first[:2] == [texts[lang].plain("ask-language") for lang in Language]


async def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, texts: Texts) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    operator = Operator(texts[Language.RU], only_what_must_be_typed)
    assert await run(blocked, texts, operator) == 1
    assert str(blocked) in operator.out.getvalue()


def test_proposals_are_no_longer_than_their_fields(texts: Texts) -> None:
    """A proposal that Enter could not accept would trap the operator."""
    args = {
        name: "1095"
        for catalog in texts.catalogs.values()
        for pattern in catalog.patterns.values()
        if pattern.key.startswith("propose-")
        for name in pattern.variables
    }
    for section in SECTIONS:
        for question in questions(section):
            key = question.text.replace("ask-", "propose-", 1)
            if question.language and texts[question.language].has(key):
                assert question.problem(texts[question.language].plain(key, **args)) is None


def test_every_question_has_its_text_and_every_text_its_question() -> None:
    asked = {question.text for section in SECTIONS for question in questions(section)}
    extra = {"ask-language", "ask-in-kk", "ask-in-ru", "ask-telegram-token"}
    source = (LOCALES / "kk" / "commands.ftl").read_text(encoding="utf-8")
    ids = {e.id.name for e in FluentParser().parse(source).body if isinstance(e, ast.Message)}
    found = {i for i in ids if i.startswith("ask-") and not i.startswith("ask-calendar-")}
    assert found == asked | extra
    proposals = {i.replace("propose-", "ask-", 1) for i in ids if i.startswith("propose-")}
    assert proposals <= asked
    sections = {i.removeprefix("section-") for i in ids if i.startswith("section-")}
    assert sections == {*SECTIONS, "calendar", "keys"}


def test_the_written_file_is_toml_a_person_can_read(texts: Texts, sample: dict[str, Any]) -> None:
    text = school_file(sample, texts[Language.KK])
    assert tomllib.loads(text) == sample
    short = {"school": {"timezone": "UTC"}, "calendar": [{"day": TODAY, "reason": {"kk": "а"}}] * 2}
    assert tomllib.loads(school_file(short, texts[Language.KK])) == short
    assert "\\u" not in text


async def test_a_token_that_is_none_is_asked_again(tmp_path: Path, texts: Texts) -> None:
    tokens = iter(["hello", TOKEN])
    operator = Operator(texts[Language.RU], only_what_must_be_typed)
    code = await init(
        tmp_path / "school.toml",
        texts=texts,
        ask=operator.ask,
        ask_secret=lambda _prompt: next(tokens),
        out=operator.out,
        today=TODAY,
        after=no_links,
        language=Language.RU,
    )
    assert code == 0
    assert texts[Language.RU].plain("expected-token") in operator.out.getvalue()


async def test_a_calendar_day_without_a_reason_is_not_added(tmp_path: Path, texts: Texts) -> None:
    extra = ("да", "2026-12-31", "нет", "", "", "да", "31.12.2026", "нет", "себебі", "причина")
    operator = Operator(texts[Language.RU], only_what_must_be_typed, *extra)
    assert await run(tmp_path, texts, operator) == 0
    assert texts[Language.RU].plain("calendar-refused") in operator.out.getvalue()
    (day,) = load_settings({"ADAL_CONFIG": str(tmp_path / "school.toml")}).calendar
    assert (day.day, day.reason.ru) == (date(2026, 12, 31), "причина")


async def test_kept_secrets_that_do_not_suffice_are_told(tmp_path: Path, texts: Texts) -> None:
    """A school that moves to a webhook keeps its key and is told which secret is missing."""
    await run(tmp_path, texts, Operator(texts[Language.RU], only_what_must_be_typed))
    change = {"telegram.mode": "webhook", "telegram.webhook.url": "https://bot.example/hook"}
    again = Operator(texts[Language.RU], lambda q: change.get(q.name, ""), "да")
    assert await run(tmp_path, texts, again) == 1
    assert texts[Language.RU].plain("expected-webhook") in again.out.getvalue()


async def test_an_unreadable_earlier_file_proposes_nothing(tmp_path: Path, texts: Texts) -> None:
    (tmp_path / "school.toml").write_text("not toml", encoding="utf-8")
    operator = Operator(texts[Language.RU], only_what_must_be_typed, "да")
    assert await run(tmp_path, texts, operator) == 0
