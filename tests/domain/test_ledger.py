"""The chain of records: whatever is changed, moved or taken away afterwards is found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.ledger import GENESIS, Mark, Statement, first_break, leaf, link, text_hash
from bot.domain.people import Language

SAID = Statement(
    number="R-0123456789",
    person="a" * 32,
    mark=Mark.ACKNOWLEDGED,
    notice="general",
    version="1.0",
    language=Language.KK,
    text_hash=text_hash("Хабарлама"),
    day=date(2026, 11, 23),
)
leaves = st.lists(st.integers(0, 2**256 - 1).map(lambda n: f"{n:064x}"), min_size=1, max_size=30)
hexes = st.text("0123456789abcdef", min_size=64, max_size=64)


def chained(hashes: list[str]) -> list[tuple[str, str]]:
    """The chain over these leaves."""
    rows, before = [], GENESIS
    for one in hashes:
        before = link(before, one)
        rows.append((one, before))
    return rows


@given(leaves)
def test_an_untouched_chain_is_whole(hashes: list[str]) -> None:
    """Also an empty one, and one that goes on from a known link."""
    rows = chained(hashes)
    assert first_break(rows) is None
    assert first_break([]) is None
    half = len(rows) // 2
    assert first_break(rows[half:], before=rows[half - 1][1] if half else GENESIS) is None


@pytest.mark.requirement("R-6.13a", "R-6.13ae")
@given(leaves, st.data())
def test_a_changed_leaf_or_link_is_found_where_it_stands(
    hashes: list[str], data: st.DataObject
) -> None:
    """Any other leaf or link at any place breaks the chain at that very place."""
    rows = chained(hashes)
    at = data.draw(st.integers(0, len(rows) - 1))
    other = data.draw(hexes.filter(lambda text: text not in rows[at]))
    changed = (other, rows[at][1]) if data.draw(st.booleans()) else (rows[at][0], other)
    assert first_break([*rows[:at], changed, *rows[at + 1 :]]) == at


@pytest.mark.requirement("R-6.13ae")
@given(leaves.filter(lambda hashes: len(set(hashes)) > 1), st.data())
def test_a_record_taken_away_put_in_or_moved_is_found(
    hashes: list[str], data: st.DataObject
) -> None:
    """Only the newest records can be cut off unseen; their receipts and the daily head tell."""
    rows = chained(hashes)
    gone = data.draw(st.integers(0, len(rows) - 2))
    assert first_break(rows[:gone] + rows[gone + 1 :]) == gone
    put_in = data.draw(st.integers(0, len(rows) - 1))
    assert first_break([*rows[:put_in], rows[-1], *rows[put_in:]]) is not None or len(rows) == 1
    swapped = rows.copy()
    swapped[gone], swapped[gone + 1] = swapped[gone + 1], swapped[gone]
    assert first_break(swapped) == gone


@given(leaves, leaves)
def test_a_rewritten_past_changes_the_newest_link(first: list[str], second: list[str]) -> None:
    """Who keeps one link knows whether anything before it was rewritten."""
    if first != second:
        assert chained(first)[-1][1] != chained(second)[-1][1]


@pytest.mark.parametrize(
    "change",
    [
        {"number": "R-0123456788"},
        {"person": "b" * 32},
        {"mark": Mark.CONSENTED},
        {"notice": "school"},
        {"version": "1.1"},
        {"language": Language.RU},
        {"text_hash": text_hash("хабарлама")},
        {"day": date(2026, 11, 24)},
    ],
    ids=lambda change: next(iter(change)),
)
@pytest.mark.requirement("R-6.13a")
def test_everything_a_record_states_is_in_its_leaf(change: dict[str, object]) -> None:
    """Turning an acknowledgement into a consent, or a date into another, gives another leaf."""
    salt = "0" * 32
    changed = replace(SAID, **change)  # type: ignore[arg-type]  # each value fits its field
    assert leaf(changed, salt) != leaf(SAID, salt)


@given(st.text("0123456789abcdef", min_size=32, max_size=32))
def test_without_its_salt_a_leaf_says_nothing(salt: str) -> None:
    """The same statement under another salt is another leaf, so that nobody can try it out."""
    other = "f" * 32
    assert (leaf(SAID, salt) == leaf(SAID, other)) == (salt == other)
    assert SAID.person not in leaf(SAID, salt)
