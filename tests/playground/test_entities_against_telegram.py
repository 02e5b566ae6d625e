"""The HTML parser gives what Telegram's own parser gives, for good texts and for bad ones."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.playground.entities import parse_html
from bot.playground.errors import ApiError

tdjson = pytest.importorskip("tdjson", reason="tdjson has no build for this platform")

NAMES = {
    "Bold": "bold",
    "Italic": "italic",
    "Underline": "underline",
    "Strikethrough": "strikethrough",
    "Spoiler": "spoiler",
    "Code": "code",
    "Pre": "pre",
    "PreCode": "pre",
    "TextUrl": "text_link",
    "MentionName": "text_mention",
    "BlockQuote": "blockquote",
    "ExpandableBlockQuote": "expandable_blockquote",
    "CustomEmoji": "custom_emoji",
}
Parsed = tuple[Any, ...]


def telegrams(source: str) -> Parsed:
    """What TDLib makes of it."""
    request = {
        "@type": "parseTextEntities",
        "text": source,
        "parse_mode": {"@type": "textParseModeHTML"},
    }
    answer = json.loads(tdjson.td_execute(json.dumps(request).encode()))
    if answer["@type"] == "error":
        return ("refused", answer["message"].lower())
    entities = []
    for one in answer["entities"]:
        kind = one["type"]
        names = ("url", "language", "user_id", "custom_emoji_id")
        argument = next((str(kind[name]) for name in names if kind.get(name)), "")
        name = NAMES[kind["@type"].removeprefix("textEntityType")]
        entities.append((name, one["offset"], one["length"], argument))
    return ("accepted", answer["text"], entities)


def ours(source: str) -> Parsed:
    try:
        text, entities = parse_html(source)
    except ApiError as error:
        return ("refused", error.description.removeprefix("Bad Request: ").lower())
    found = [(one.type, one.offset, one.length, one.argument) for one in entities]
    return ("accepted", text, found)


PAIRS = [
    ("<b>", "</b>"),
    ("<strong>", "</strong>"),
    ("<i>", "</i>"),
    ("<em>", "</em>"),
    ("<u>", "</u>"),
    ("<ins>", "</ins>"),
    ("<s>", "</s>"),
    ("<strike>", "</strike>"),
    ("<del>", "</del>"),
    ("<tg-spoiler>", "</tg-spoiler>"),
    ('<span class="tg-spoiler">', "</span>"),
    ("<code>", "</code>"),
    ("<code class='language-python'>", "</code>"),
    ("<pre>", "</pre>"),
    ("<blockquote>", "</blockquote>"),
    ("<blockquote expandable>", "</blockquote>"),
    ('<a href="https://adilet.zan.kz/kaz">', "</a>"),
    ("<a href=t.me>", "</a>"),
    ('<a href="tg://user?id=77">', "</a>"),
    ('<tg-emoji emoji-id="5368324170671202286">', "</tg-emoji>"),
    ("<B >", "</b >"),
    ("<i\n>", "</>"),
]
_PARTS: dict[str, list[str]] = json.loads(
    Path(__file__).with_name("html_corpus.json").read_text(encoding="utf-8")
)
LINKS, BROKEN, REFERENCES = _PARTS["links"], _PARTS["broken"], _PARTS["references"]
TEXTS = [
    "",
    "Сәлем",
    "Қауіпсіздік ә ғ қ ң ө ұ ү һ і",
    "😀a",
    " ",
    "\n",
    "a\r\nb",
    "👩‍👩‍👦",
    "<b></b>",
]

CORPUS = [
    *(f"{opening}{text}{closing}" for (opening, closing) in PAIRS for text in TEXTS),
    *(f"x{a}1{b}2{d}3{c}" for (a, c), (b, d) in itertools.product(PAIRS[::3], PAIRS)),
    *(f'<a href="{link}">қ</a>' for link in LINKS),
    *BROKEN,
    *(f"қ{reference}z" for reference in REFERENCES),
    *(f"<a href='x.kz/{reference}'>q</a>" for reference in REFERENCES),
    "<pre><code class='language-c'>int</code></pre>",
    "<code class='language-c'><pre>int</pre></code>",
    "<a>x.kz</a><a>nothing</a>",
]


def test_the_corpus_holds_at_least_two_hundred_texts_good_and_bad() -> None:
    outcomes = [telegrams(source)[0] for source in CORPUS]
    assert len(CORPUS) >= 200
    assert outcomes.count("accepted") >= 100
    assert outcomes.count("refused") >= 30


@pytest.mark.parametrize("source", CORPUS)
def test_a_text_is_read_as_telegram_reads_it(source: str) -> None:
    assert ours(source) == telegrams(source)


PIECES = st.sampled_from(
    [
        *(tag for pair in PAIRS for tag in pair),
        *REFERENCES,
        *TEXTS,
        *BROKEN,
    ]
)


@given(st.lists(PIECES, max_size=8))
@settings(max_examples=400, deadline=None)
def test_any_mixture_of_pieces_is_read_as_telegram_reads_it(pieces: list[str]) -> None:
    source = "".join(pieces)
    assert ours(source) == telegrams(source)


@given(
    st.recursive(
        st.sampled_from([*TEXTS, "x.kz", "&lt;", "&amp;"]),
        lambda inner: st.tuples(st.sampled_from(PAIRS), inner, inner).map(
            lambda parts: f"{parts[0][0]}{parts[1]}{parts[0][1]}{parts[2]}"
        ),
        max_leaves=8,
    )
)
@settings(max_examples=400, deadline=None)
def test_well_nested_texts_are_read_as_telegram_reads_them(source: str) -> None:
    assert ours(source) == telegrams(source)


@given(st.text(alphabet="<>/=&;'\"b a\n\0қ😀#x3c", max_size=24))
@settings(max_examples=400, deadline=None)
def test_noise_is_read_as_telegram_reads_it(source: str) -> None:
    assert ours(source) == telegrams(source)
