"""The public card: composed from the settings, open to anyone, and a page that needs nothing."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Final

import pytest

from bot.__main__ import main
from bot.card_page import card_page
from bot.domain.catalogue import own_catalogue
from bot.domain.people import Language
from bot.domain.versions import load_versions
from bot.playground.demo import SAMPLE, demo_settings
from bot.settings import Settings
from bot.system_card import FIGURES_FILE, Facts, read_figures, sections, short_card
from bot.texts import Texts
from tests.journeys.database import Rows
from tests.school import TOKEN, School

DAY = datetime(2026, 11, 23, tzinfo=UTC).date()
FIGURES: Final[dict[str, Any]] = {
    **{
        language: {
            "n_in": 208, "top1": 0.9279, "direct_precision": 0.9935, "one_tap": 0.9567,
            "oos": {"verdict_shown": 0.0}, "crisis": {"routed": 1.0},
        }
        for language in ("kk", "ru")
    },
    "engine_version": "1",
    "content_version": "2026-11-22+abc",
}  # fmt: skip
PARAGRAPHS = ("subject", "purpose", "system", "storage", "transfer", "risks", "rights")
NOW = "1 (2026-11-22+abc)"
HOSTILE = '<script>alert("x")</script>'


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return demo_settings("http://127.0.0.1:9", TOKEN, tmp_path)


def facts(settings: Settings, measured: dict[str, Any] | None = None) -> Facts:
    """The facts of a school with these settings."""
    catalogue = own_catalogue()
    return Facts(settings, catalogue, load_versions(catalogue), measured, NOW)


class Page(HTMLParser):
    """What a page links to, and whether it is built as a reader with a screen reader needs it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.requirement("R-6.5a", "R-6.5ae", "R-6.6a", "R-6.6b", "R-6.7a")
@pytest.mark.parametrize("language", list(Language))
def test_the_card_has_every_block_with_the_schools_own_words(
    settings: Settings, texts: Texts, language: Language
) -> None:
    """Purpose, impermissible uses, data and flow, suppliers, quality, risks, appeal, contact."""
    found = {part.id: part for part in sections(texts[language], facts(settings, FIGURES))}
    assert list(found) == [
        "system", "purpose", "not-for", "data", "suppliers", "quality", "risks", "appeal",
        "contact", "versions",
    ]  # fmt: skip
    whole = {name: str(part) for name, part in found.items()}
    notice, roles = settings.notice, settings.roles
    assert notice.purpose[language] in whole["purpose"]
    assert notice.transfer[language] in whole["suppliers"]
    assert notice.storage[language] in whole["data"]
    assert notice.risks[language] in whole["risks"]
    assert notice.rights[language] in whole["appeal"]
    assert roles.council.title[language] in whole["appeal"]
    assert roles.responsible.contact[language] in whole["contact"]
    assert settings.pilot.decision_number in whole["system"]
    assert len(found["data"].rows) == 8
    assert all(len(row) == len(found["data"].head) == 4 for row in found["data"].rows)
    assert "92,8" in whole["quality"]


@pytest.mark.requirement("R-6.5a", "R-6.10ae")
def test_the_card_follows_the_settings(settings: Settings, texts: Texts) -> None:
    """Another term, another period, the end of the pilot: the card says so, whole and short."""
    changed = settings.model_copy(
        update={
            "retention": settings.retention.model_copy(update={"cases": 777}),
            "terms": settings.terms.model_copy(update={"appeal": 13}),
            "routes": settings.routes.model_copy(update={"appeal": "head"}),
            "pilot": settings.pilot.model_copy(update={"active": False}),
        }
    )
    for words in texts:
        before, after = (
            str(sections(words, facts(one))) + short_card(words, facts(one))
            for one in (settings, changed)
        )
        for sign in ("777", "13", settings.roles.head.title[words.language]):
            assert after.count(sign) > before.count(sign)
        assert short_card(words, facts(changed)) != short_card(words, facts(settings))


@pytest.mark.requirement("R-6.5a", "R-D.2c")
def test_figures_of_another_version_are_called_so(
    settings: Settings, texts: Texts, tmp_path: Path
) -> None:
    """No figure stands for a version it was not measured with; without any the card says so."""
    words = texts[Language.RU]

    def quality(measured: dict[str, Any] | None) -> str:
        parts = sections(words, facts(settings, measured))
        return next(str(part) for part in parts if part.id == "quality")

    assert words("system-card-not-measured") in quality(None)
    earlier = quality({**FIGURES, "content_version": "2025-01-01+old"})
    assert "2025-01-01+old" in earlier
    assert (
        words("system-card-measured-earlier", kk=208, ru=208, version="V").split("V")[1] in earlier
    )
    assert words("system-card-measured", kk=208, ru=208, version=NOW) in quality(FIGURES)
    assert read_figures() is not None, f"{FIGURES_FILE.name} is not a report of evaluate"
    assert read_figures(tmp_path / "nothing.json") is None
    broken = tmp_path / "broken.json"
    for content in ("[", "[]", "{}", json.dumps({"kk": {}, "ru": {}})):
        broken.write_text(content, encoding="utf-8")
        assert read_figures(broken) is None


@pytest.mark.requirement("R-6.5a", "R-2.9ae", "R-6.1b")
def test_the_page_is_accessible_and_loads_nothing(settings: Settings, texts: Texts) -> None:
    """Both languages are marked, headings go down by one, tables have heads, no request leaves."""
    html = card_page(texts, facts(settings, FIGURES), DAY)
    page = Page(html)
    assert not page.open
    assert not re.search(r"https?:|//|url\(|@import|src=|<script|<link|<iframe|<img", html)
    for tag, attributes in page.tags:
        assert (attributes.get("href") or "#").startswith("#")
        assert not {name for name in attributes if name.startswith("on")}
        if tag == "table":
            assert attributes["aria-labelledby"]
        if tag == "th":
            assert attributes["scope"] in {"col", "row"}
    tags = [tag for tag, _ in page.tags]
    assert page.tags[0][1]["lang"] == "kk"
    assert [a["lang"] for tag, a in page.tags if tag == "article"] == ["kk", "ru"]
    assert [tag for tag in tags if re.fullmatch("h[1-6]", tag)] == (["h1"] + ["h2"] * 10) * 2
    ids = [attributes["id"] for _, attributes in page.tags if attributes.get("id")]
    assert len(ids) == len(set(ids))
    for _, attributes in page.tags:
        for name in ("aria-labelledby", "href"):
            if target := attributes.get(name):
                assert target.removeprefix("#") in ids
    assert html.count("<title>") == 1
    assert "AI-Generated" in html


@pytest.mark.requirement("R-2.5ae")
def test_words_of_the_settings_are_never_markup(settings: Settings, texts: Texts) -> None:
    """A settings file from a stranger can put words on the page and the screen, but no tag."""
    both = settings.notice.purpose.model_copy(update={"kk": HOSTILE, "ru": HOSTILE})
    title = settings.roles.council.model_copy(update={"title": both, "contact": both})
    hostile = settings.model_copy(
        update={
            "notice": settings.notice.model_copy(
                update=dict.fromkeys(PARAGRAPHS, both)
            ),
            "roles": settings.roles.model_copy(update={"council": title, "responsible": title}),
            "school": settings.school.model_copy(update={"name": both, "city": both}),
        }
    )  # fmt: skip
    page = card_page(texts, facts(hostile), DAY)
    assert "&lt;script&gt;" in page
    assert "<script" not in page
    for words in texts:
        assert "<script" not in short_card(words, facts(hostile))


@pytest.mark.requirement("R-6.5a")
def test_the_command_writes_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`card --html` writes it, replaces an older one, and says why when it cannot."""
    monkeypatch.setenv("ADAL_CONFIG", str(SAMPLE))
    monkeypatch.setenv("ADAL_TELEGRAM__TOKEN", TOKEN)
    monkeypatch.setenv("ADAL_KEYS__MASTER", "A" * 43 + "=")
    file = tmp_path / "card.html"
    file.write_text("old", encoding="utf-8")
    assert main(["card", "--html", str(file)]) == 0
    assert str(file) in capsys.readouterr().out
    page = file.read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert TOKEN not in page
    assert main(["card", "--html", str(tmp_path / "nowhere" / "card.html")]) == 1
    monkeypatch.setenv("ADAL_CONFIG", str(tmp_path / "school.toml"))
    assert main(["card", "--html", str(file)]) == 1
    assert [one.name for one in tmp_path.iterdir()] == ["card.html"]


@pytest.mark.requirement("R-6.5a", "R-6.5ae", "R-6.6a")
@pytest.mark.parametrize("language", ["kk", "ru"])
async def test_anyone_can_open_the_card_in_the_bot(school: School, language: str) -> None:
    """From /about, and by a stranger before anything is stored, in the language they chose."""
    words = school.words(language)
    parent = await school.person("parent", language)
    await parent.send("/about")
    await parent.press(words.plain("button-system-card"))
    card = await parent.sees(words.plain("system-card-whole", contact="@").split("@")[0])
    assert school.settings.pilot.decision_number in card.text
    await parent.press(words.plain("button-versions"))

    other = "ru" if language == "kk" else "kk"
    stranger = await school.stranger("stranger", other)
    await stranger.start()
    await stranger.press(words.plain("language-name"))
    await stranger.press(words.plain("button-system-card"))
    await stranger.sees(words.plain("system-card-whole", contact="@").split("@")[0])
    await stranger.press(words.plain("button-back"))
    await stranger.sees(re.sub("<[^>]+>", "", words.plain("who-ask")))
    rows = Rows(school.settings.storage.database)
    assert rows.count("person") == 1


@pytest.mark.parametrize("language", list(Language))
def test_the_longest_settings_still_fit_one_message(
    settings: Settings, texts: Texts, language: Language
) -> None:
    """Names and contacts of two hundred signs leave room for the mark within Telegram's limit."""
    long = settings.school.name.model_copy(update={"kk": "ә" * 200, "ru": "я" * 200})
    card = settings.roles.head.model_copy(update={"title": long, "contact": long})
    roles = dict.fromkeys(("head", "responsible", "council"), card)
    longest = settings.model_copy(
        update={
            "school": settings.school.model_copy(update={"name": long, "city": long}),
            "roles": settings.roles.model_copy(update=roles),
            "contacts": settings.contacts.model_copy(update={"office": long, "phone": "7" * 200}),
        }
    )
    words = texts[language]
    text = short_card(words, facts(longest)) + words("system-card-whole", contact="x" * 200)
    assert len(re.sub("<[^>]+>", "", text)) < 3900
