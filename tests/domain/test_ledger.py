"""The chain of records: whatever is changed, moved or taken away afterwards is found."""

from __future__ import annotations

import hashlib
import random
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.ledger import (
    GENESIS,
    Mark,
    Statement,
    Stored,
    fields_of,
    first_break,
    first_fault,
    leaf,
    link,
    text_hash,
)
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


RECORDS = 8
MUTATIONS = 10_000


def stored_chain() -> list[Stored]:
    """Eight records, every second through a slip, the fifth erased."""
    rows, before = [], GENESIS
    for at in range(RECORDS):
        said = replace(SAID, number=f"R-{at:010X}", class_id="0a1b2c3d" if at % 2 else None)
        salt = hashlib.sha256(bytes([at])).hexdigest()[:32]
        hashed = leaf(said, salt)
        before = link(before, hashed)
        rows.append(Stored(said, salt, hashed, before))
    erased = rows[4]
    rows[4] = Stored(None, None, erased.leaf, erased.link)
    return rows


def with_a_bit_turned(row: Stored, chance: random.Random) -> Stored:
    """The record with one bit of one of its texts turned, as somebody's hand in the file would."""
    said = fields_of(row.statement) if row.statement else {}
    texts = {**said, "leaf": row.leaf, "link": row.link, **({"salt": row.salt} if row.salt else {})}
    name = chance.choice(sorted(texts))
    content = bytearray(texts[name].encode())
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(7)
    texts[name] = content.decode()
    salt, hashed, linked = texts.pop("salt", None), texts.pop("leaf"), texts.pop("link")
    if row.statement is None:
        return Stored(None, salt, hashed, linked)
    try:
        changed = Statement(
            texts["number"], texts["person"], Mark(texts["mark"]), texts["notice"],
            texts["version"], Language(texts["language"]), texts["text"],
            date.fromisoformat(texts["day"]), texts.get("class"),
        )  # fmt: skip
    except ValueError:
        return Stored(None, salt, hashed, linked)
    return Stored(changed, salt, hashed, linked)


@pytest.mark.requirement("R-6.13a", "R-6.13ae")
def test_ten_thousand_changes_and_every_one_is_found() -> None:
    """One bit of anything, a record taken away, put in twice, moved, or emptied by half.

    Turned bits are found where they stand; records cut off at the end by the link made known.
    """
    rows, chance = stored_chain(), random.Random(6)
    head = rows[-1].link
    assert first_fault(rows, head=head) is None
    for _ in range(MUTATIONS):
        at, changed = chance.randrange(RECORDS), rows.copy()
        match chance.randrange(8):
            case 0:
                del changed[at]
            case 1:
                changed.insert(at, changed[at])
            case 2:
                other = (at + 1) % RECORDS
                changed[at], changed[other] = changed[other], changed[at]
            case 3:
                empty = Stored(None, rows[at].salt or "0", rows[at].leaf, rows[at].link)
                changed[at] = empty
            case _:
                changed[at] = with_a_bit_turned(rows[at], chance)
        found = first_fault(changed, head=head)
        assert found is not None
        assert found == at or len(changed) != RECORDS or set(changed) == set(rows)
