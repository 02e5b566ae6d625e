"""Our reading of Fluent files is Fluent's."""

from __future__ import annotations

from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from hypothesis import example, given
from hypothesis import strategies as st

from bot.fluent_files import RunsParser
from bot.texts import LOCALES

LINES = st.lists(
    st.sampled_from(
        ["a = ", "-t = ", "b = { a }", "c = x { $y ->", "   *[other] z", "  }", "    more", "# no",
         "", " .part = әріп", "x { \"{\" } y", "} junk", "\ttab", "end\r", "a\rb", "👍 { -t }"]
    )
)  # fmt: skip


def _same(text: str) -> bool:
    ours, theirs = RunsParser().parse(text), FluentParser(with_spans=False).parse(text)
    return bool(ours.equals(theirs))


@given(LINES, st.sampled_from(["\n", "\r\n"]))
@example(["a = b\rc"], "\r\n")
def test_any_file_is_read_as_the_library_reads_it(lines: list[str], end: str) -> None:
    """Well-formed or not, with either kind of line end, and with one in the middle of a line."""
    assert _same(end.join(lines))


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_our_files_are_read_as_the_library_reads_them(language: str) -> None:
    """One file of each folder; the others are of the same kind, and the library is slow."""
    for folder in {file.parent for file in (LOCALES / language).rglob("*.ftl")}:
        smallest: Path = min(folder.glob("*.ftl"), key=lambda file: file.stat().st_size)
        assert _same(smallest.read_text(encoding="utf-8"))
