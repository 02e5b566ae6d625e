"""What becomes of a parsed text before it stands in the chat, and how a page shows it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.playground.entities import Entity, fix, found, merged, parse_html, render
from bot.playground.entities.model import utf16_positions


def shown(source: str) -> tuple[str, list[tuple[str, int, int]]]:
    text, entities = fix(*parse_html(source))
    return text, [(one.type, one.offset, one.length) for one in entities]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("  a  ", "a"),
        ("\n\na b\n \n", "a b"),
        ("a\r\nb", "a\nb"),
        ("a\tb\x07c\0d", "a b c d"),
        ("a\u2028b\u202ec", "abc"),
        ("<b> </b>", ""),
        ("<b></b>", ""),
        ("<code>\n</code>", ""),
    ],
)
def test_ends_are_trimmed_and_control_characters_go(source: str, text: str) -> None:
    assert shown(source)[0] == text


@pytest.mark.parametrize(
    ("source", "entities"),
    [
        (" <b> a </b> b ", [("bold", 0, 2)]),
        ("<b>a</b><b>b</b>", [("bold", 0, 2)]),
        ("<b>a<b>b</b></b>", [("bold", 0, 2)]),
        ("<code>a<b>b</b></code>", [("code", 0, 2)]),
        ("<b>a<code>b</code>c</b>", [("bold", 0, 1), ("code", 1, 1), ("bold", 2, 1)]),
        ("<a href='x.kz'>a<a href='y.kz'>b</a></a>", [("text_link", 0, 2)]),
        ("<b>a\r\nb</b>", [("bold", 0, 3)]),
        ("😀<i>b</i>", [("italic", 2, 1)]),
        ("<b>a</b><i><b>b</b>c</i>", [("bold", 0, 1), ("bold", 1, 1), ("italic", 1, 2)]),
    ],
)
def test_entities_follow_the_text_and_stay_untangled(
    source: str, entities: list[tuple[str, int, int]]
) -> None:
    assert sorted(shown(source)[1]) == sorted(entities)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("/start now", ["bot_command"]),
        ("see /help@adal_bot", ["bot_command"]),
        ("a/b", []),
        ("@adal_bot", ["mention"]),
        ("a@b.kz", ["email"]),
        ("https://adilet.zan.kz/kaz?x=1.", ["url"]),
        ("adilet.zan.kz", ["url"]),
        ("#ереже", ["hashtag"]),
        ("#1", []),
        ("бала", []),
    ],
)
def test_commands_links_and_mentions_are_found(text: str, kinds: list[str]) -> None:
    assert [one.type for one in found(text)] == kinds


def test_nothing_is_found_inside_code() -> None:
    text, made = parse_html("<code>/start</code> /help")
    assert [one.type for one in merged(made, text)] == ["code", "bot_command"]


def test_a_page_gets_tags_only_for_entities() -> None:
    text, made = parse_html("<b>қ &lt;script&gt;</b> <a href='x.kz/?a&amp;b'>&amp;</a>")
    assert render(text, made) == (
        '<b>қ &lt;script&gt;</b> <a href="http://x.kz/?a&amp;b" target="_blank" '
        'rel="noopener noreferrer">&amp;</a>'
    )


def test_a_page_gets_no_link_that_could_run() -> None:
    assert render("x", [Entity("text_link", 0, 1, "javascript:alert(1)")]) == "x"


@given(st.text(), st.lists(st.tuples(st.integers(0, 9), st.integers(1, 9)), max_size=4))
def test_showing_never_loses_or_leaks_a_character(text: str, places: list[tuple[int, int]]) -> None:
    places_in_text = set(utf16_positions(text))
    kinds = ["bold", "italic", "code", "blockquote"]
    made = [
        Entity(kind, begin, length)
        for kind, (begin, length) in zip(kinds, places, strict=False)
        if {begin, begin + length} <= places_in_text
    ]
    cleaned, entities = fix(text, made)
    html = render(cleaned, entities)
    for tag in ("b", "i", "code", "blockquote"):
        html = html.replace(f"<{tag}>", "").replace(f"</{tag}>", "")
    assert "<" not in html
