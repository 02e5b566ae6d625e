"""Words put into words: HTML stays HTML, and what people wrote never becomes HTML."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.people import Language
from bot.texts import Html, own_texts

WORDS = own_texts()[Language.RU]


@given(st.text())
def test_what_a_person_wrote_is_escaped_once(text: str) -> None:
    """An argument leaves with <, > and & as entities, also after being put into a second text."""
    once = WORDS("as-is", text=text)
    assert "<" not in once
    assert WORDS("as-is", text=once) == once


def test_joining_keeps_html_and_escapes_the_rest() -> None:
    """Parts that are HTML stay; a plain part is escaped."""
    assert Html("\n").join([Html("<b>a</b>"), "<b>"]) == "<b>a</b>\n&lt;b&gt;"
