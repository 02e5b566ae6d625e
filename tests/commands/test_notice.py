"""`notice`: a form out, a filled one back, every mistake by its cell, and publishing."""

from __future__ import annotations

import io
import tomllib
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from bot.commands import notice
from bot.commands.notice import FAILED, FINE, WRONG
from bot.domain.notices import NoticeType
from bot.domain.people import Language
from bot.notice_form import read_form, toml_form, xlsx_form
from bot.notice_form.said import hard_to_read
from bot.notice_form.workbook import MOST_UNPACKED
from bot.playground.demo import demo_settings
from bot.playground.server import Playground
from bot.settings import Settings, load_settings
from bot.texts import Texts
from storage.store import Store
from storage.vault import MasterKey
from tests.commands.test_cli import settings_env
from tests.domain.notices import a_notice, both
from tests.notice_forms import answers, filled_in, row_of
from tests.school import MORNING, TOKEN


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """The sample school's."""
    return demo_settings("http://127.0.0.1", TOKEN, tmp_path)


@pytest.mark.requirement("R-B.0", "R-B.1", "R-B.2", "R-B.3", "R-B.4")
@pytest.mark.parametrize("kind", list(NoticeType))
def test_a_form_filled_in_becomes_the_notice(
    texts: Texts, settings: Settings, kind: NoticeType
) -> None:
    """As a workbook and as TOML; and the form of a notice, sent back as it is, is that notice."""
    form = xlsx_form(texts, settings, kind, None, MORNING)
    filled = read_form(texts, filled_in(form, answers(kind)))
    assert filled.problems == ()
    assert filled.content == a_notice(kind)
    consent = {}
    if kind is not NoticeType.STAFF:
        consent = {"consent_text": both("Келісім"), "consent_basis": both("Заң"),
                   "consent_days": 300, "classes": ["9 А", "9 Б"]}  # fmt: skip
    whole = a_notice(
        kind, **consent, ends=date(2027, 5, 25), risks=both('Бір "тырнақша"\nекінші жол \\')
    )
    for again in (
        xlsx_form(texts, settings, kind, whole, MORNING), toml_form(texts, kind, whole),
    ):  # fmt: skip
        back = read_form(texts, again)
        assert back.problems == ()
        assert back.content == whole
    empty = toml_form(texts, kind, None)
    assert tomllib.loads(empty.decode())["type"] == kind
    assert read_form(texts, empty).content is None


@pytest.mark.requirement("R-B.0")
def test_every_mistake_is_named_by_its_cell(texts: Texts, settings: Settings) -> None:
    """A blank, one language only, a text too long, a formula: column and row, in plain words."""
    form = xlsx_form(texts, settings, NoticeType.ANALYTICS, None, MORNING)
    wrong = answers(
        purpose=both(""), risks={"kk": "Қауіп", "ru": ""}, title=both("м" * 60), code="Код",
        audiences="оқушылар, мысықтар", effective="ертең",
    )  # fmt: skip
    wrong["purpose"] = {"kk": None, "ru": None}
    found = {one.file: one.expected for one in read_form(texts, filled_in(form, wrong)).problems}
    assert found == {
        f"B{row_of(form, 'purpose')}": "expected-present",
        f"C{row_of(form, 'risks')}": "expected-filled",
        f"B{row_of(form, 'title')}": "expected-short",
        f"C{row_of(form, 'title')}": "expected-short",
        f"B{row_of(form, 'code')}": "expected-code",
        f"B{row_of(form, 'audiences')}": "expected-choice",
        f"B{row_of(form, 'effective')}": "expected-date",
    }
    formula = read_form(texts, filled_in(form, answers(risks=both("=1+1"))))
    at = row_of(form, "risks")
    assert {(one.file, one.expected) for one in formula.problems} == {
        (f"B{at}", "expected-no-formula"), (f"C{at}", "expected-no-formula"),
    }  # fmt: skip


def _no_forms() -> Iterator[bytes]:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b"0" * (MOST_UNPACKED + 1))
    yield bomb.getvalue()
    yield from (b"PK\x03\x04broken", b"", b"\xff\xfe", b'type = "other"', b"a = [", b"%PDF-1.7")


@pytest.mark.parametrize("content", list(_no_forms()), ids=range(7))
def test_what_is_no_form_is_told_so(texts: Texts, content: bytes) -> None:
    """A bomb, a torn archive, another file: one kind answer, no exception."""
    (problem,) = read_form(texts, content).problems
    assert problem.expected == "expected-form"


@pytest.mark.requirement("R-6.9a")
def test_long_sentences_and_bare_terms_are_warned_of(texts: Texts) -> None:
    """By reader and language, with the same measure that the bot's own texts pass."""
    words = texts[Language.RU]
    assert not list(hard_to_read(words, a_notice()))
    long = " ".join(["сөз"] * 11)
    short = {"kk": f"{long}.", "ru": "Прокторинг идёт."}
    found = list(hard_to_read(words, a_notice(short_s14=short, short_staff=both(f"{long}."))))
    assert len(found) == 2
    assert words.plain("notice-short-for-s14") in found[0]
    assert "11" in found[0]
    assert "прокторинг" in found[1]


@pytest.mark.requirement("R-6.10a", "R-6.10ae")
async def test_a_desk_writes_checks_and_publishes(tmp_path: Path, texts: Texts) -> None:
    """Form, check, publish; what may not be published says why and at which cell; codes 0, 1, 2."""
    words, file = texts[Language.RU], tmp_path / "form.xlsx"
    async with Playground() as play:
        play.add_bot(TOKEN, "adal_test_bot", "Adal")
        env = settings_env(play, tmp_path)

        async def run(what: str, to: Path = file, of: str | None = None) -> tuple[int, str]:
            out = io.StringIO()
            if what == "check":
                code = notice.check(to, texts=texts, words=words, out=out)
            elif what == "publish":
                code = await notice.publish(env, to, texts=texts, words=words, out=out)
            else:
                kind = NoticeType.ANALYTICS
                code = await notice.form(env, kind, to, of=of, texts=texts, words=words, out=out)
            return code, out.getvalue()

        assert (await run("form", tmp_path / "form.doc"))[0] == WRONG
        assert (await run("check", tmp_path / "nothing.xlsx"))[0] == WRONG
        assert (await run("form", of="progress"))[0] == FAILED
        assert (await run("form"))[0] == FINE
        form = file.read_bytes()
        assert (await run("check"))[0] == FAILED
        file.write_bytes(filled_in(form, answers(effective=date(2020, 1, 1))))
        assert (await run("check"))[0] == FINE
        code, said = await run("publish")
        assert code == FAILED
        assert f"B{row_of(form, 'effective')}" in said
        assert words.plain("expected-announced") in said
        file.write_bytes(filled_in(form, answers(effective=date(2099, 1, 1))))
        assert (await run("publish"))[0] == FINE
        code, said = await run("publish")
        assert code == FAILED
        assert words.plain("expected-difference") in said
        assert words.plain("expected-change-note") in said
        assert (await run("form", of="progress"))[0] == FINE
        again = {"risks": both("Жаңа"), "changed": both("Қауіп"), "material": "нет"}
        file.write_bytes(filled_in(file.read_bytes(), again))
        assert (await run("publish"))[0] == FINE
        assert await _versions(env) == ("2", "1")


async def _versions(env: dict[str, str]) -> tuple[str, ...]:
    """Which versions of the notice count as acknowledged alike, read from the database."""
    found = load_settings(env)
    master = MasterKey(found.keys.id, found.keys.master_bytes())
    async with Store.open(found.storage.database, master) as store, store.reading() as work:
        log = await work.notices.log("progress")
    assert log is not None
    return log.alike
