"""What is erased is gone from the disk, and a destroyed key leaves noise."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import LargeBinary, Table, select

from bot.usecases.purge import REDELIVERY, purge
from storage.outbox import Letter
from storage.schema import case_message, conversation, metadata, outbox
from storage.store import Store
from storage.vault import case_owner, person_owner
from tests.storage.stores import NOW, TODAY, add_case, add_person, bytes_in, store_in

CANARY = "құпия-канарейка-7c1d"


async def sealed(store: Store, table: Table, column: str) -> list[bytes]:
    """The sealed values of a column as they stand in the file."""
    async with store.reading() as work:
        rows = await work._connection.execute(select(table.c[column]))
        return [value for value in rows.scalars() if value is not None]


@pytest.mark.requirement("R-5.3v", "R-2.7b", "R-6.13ae")
async def test_a_purge_leaves_no_byte_of_what_was_sent_and_said(tmp_path: Path) -> None:
    """Neither the file nor the log beside it holds a sealed letter, a draft, or a key's name."""
    async with store_in(tmp_path) as store:
        async with store.writing() as work:
            person = await add_person(work, store, 1)
            await work.outbox.put(person, Letter("screen", {"text": CANARY}), NOW, f"key:{CANARY}")
            await work.conversations.set_data("c" * 64, person_owner(person), {"t": CANARY}, TODAY)
            case = await add_case(work, person, CANARY)
        values = [
            *await sealed(store, outbox, "letter_sealed"),
            *await sealed(store, conversation, "data_sealed"),
            *await sealed(store, case_message, "text_sealed"),
        ]
        assert len(values) == 3
        assert all(value in bytes_in(tmp_path) for value in values)
        async with store.reading() as reading:
            letters = [posted.id for posted in await reading.outbox.due(NOW, 10)]
        async with store.writing() as work:
            await work.outbox.sent(letters)
            await work.conversations.clear("c" * 64)
            await work.cases.erase(case.id, TODAY)
        await purge(store, NOW + REDELIVERY + timedelta(days=1))
        left = bytes_in(tmp_path)
        assert [value for value in values if value in left] == []
        assert CANARY.encode() not in left
        assert (tmp_path / "adal.db-wal").stat().st_size == 0


@pytest.mark.requirement("R-5.1ae", "R-5.3ae")
async def test_no_word_of_anybody_stands_in_the_file(tmp_path: Path) -> None:
    """Sealed while it is there: neither the text nor the Telegram id can be read off the disk."""
    async with store_in(tmp_path) as store:
        async with store.writing() as work:
            person = await add_person(work, store, 7700123456789)
            await work.outbox.put(person, Letter("screen", {"text": CANARY}), NOW)
            await work.conversations.set_data("c" * 64, person_owner(person), {"t": CANARY}, TODAY)
            await add_case(work, person, CANARY)
        for form in (CANARY, CANARY.upper(), "7700123456789"):
            for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
                assert form.encode(encoding) not in bytes_in(tmp_path)
        assert (7700123456789).to_bytes(8, "big") not in bytes_in(tmp_path)


@pytest.mark.requirement("R-2.7b")
async def test_a_destroyed_key_makes_what_was_said_unreadable(tmp_path: Path) -> None:
    """The text of a case, a draft and the address are gone with their owner's key."""
    async with store_in(tmp_path) as store:
        async with store.writing() as work:
            person = await add_person(work, store, 1)
            case = await add_case(work, person, CANARY)
            await work.conversations.set_data("c" * 64, person_owner(person), {"t": CANARY}, TODAY)
            await work.outbox.put(person, Letter("screen", {"text": CANARY}), NOW)
        async with store.reading() as reading:
            assert [m.text for m in await reading.cases.messages(case.id)] == [CANARY]
            assert await reading.conversations.data("c" * 64) == {"t": CANARY}
        async with store.writing() as work:
            await work.keys.destroy(case_owner(case.id), TODAY)
            await work.keys.destroy(person_owner(person), TODAY)
        async with store.reading() as reading:
            assert await reading.cases.messages(case.id) == []
            assert await reading.conversations.data("c" * 64) == {}
            assert await reading.outbox.due(NOW, 10) == []


def test_whatever_can_hold_words_is_sealed() -> None:
    """Binary columns are sealed values or wrapped keys; text columns are codes, none longer."""
    for table in metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, LargeBinary):
                assert column.name.endswith("_sealed") or column.name == "wrapped"
            length = getattr(column.type, "length", None)
            assert length is None or length <= 400
