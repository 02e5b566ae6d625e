"""The chain of records in a real database."""

from __future__ import annotations

import asyncio
import random
from pathlib import Path

import pytest
from sqlalchemy import delete, select

from bot.domain.ledger import Mark, first_break, text_hash
from bot.domain.people import Language
from bot.usecases.check_ledger import LedgerState, check_ledger
from storage.records import Entry
from storage.schema import record
from storage.store import Store
from tests.storage.stores import TODAY, store_in

RECORDS = 200


async def append(store: Store, person: str, mark: Mark = Mark.ACKNOWLEDGED) -> Entry:
    """One record in a transaction of its own."""
    async with store.writing() as work:
        return await work.records.append(
            person, mark, "general", "1.0", Language.KK, text_hash("мәтін"), TODAY
        )


async def broken_at(store: Store) -> int | None:
    """Where the chain breaks."""
    async with store.reading() as work:
        return first_break(await work.records.chain())


@pytest.mark.requirement("R-6.13a")
async def test_records_written_at_once_make_one_chain(tmp_path: Path) -> None:
    """Two hundred of them, ten at a time: links never fork, numbers never repeat."""
    async with store_in(tmp_path) as store:
        numbers = []
        for start in range(0, RECORDS, 10):
            people = [f"{n:032x}" for n in range(start, start + 10)]
            entries = await asyncio.gather(*(append(store, person) for person in people))
            numbers += [entry.statement.number for entry in entries]
        assert await broken_at(store) is None
        assert len(set(numbers)) == RECORDS
        async with store.reading() as work:
            assert len(await work.records.chain()) == RECORDS
            mine = await work.records.latest(f"{7:032x}", "general", "1.0")
        assert mine[Mark.ACKNOWLEDGED].statement.number in numbers


@pytest.mark.requirement("R-6.13a", "R-6.13ae")
@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("leaf", "'f'"), ("link", "'f'"), ("person_id", "'f'"), ("mark", "'consented'"),
        ("mark", "'sold'"), ("version", "'1.1'"), ("language", "'ru'"), ("day", "'2026-11-24'"),
        ("day", "'yesterday'"), ("class_id", "'0a1b2c3d'"), ("salt", "'f'"), ("number", "NULL"),
        ("person_id", "NULL"),
    ],
)  # fmt: skip
async def test_a_record_changed_in_the_file_is_found(
    tmp_path: Path, column: str, value: str
) -> None:
    """By its place, whichever of twenty it is, whatever of it was changed or half emptied."""
    at = random.Random(column).randrange(20)
    async with store_in(tmp_path) as store:
        async with store.writing() as work:
            for n in range(20):
                await work.records.append(
                    f"{n:032x}", Mark.ACKNOWLEDGED, "general", "1.0", Language.KK,
                    text_hash("мәтін"), TODAY,
                )  # fmt: skip
            head = (await work.records.head())[1]
        assert await check_ledger(store) == LedgerState(20, head, None)
        async with store.writing() as work:
            await work._connection.exec_driver_sql(
                f"UPDATE record SET {column} = {value} WHERE seq = {at + 1}"  # noqa: S608  # a test's own words
            )
        assert (await check_ledger(store)).fault == at + 1


@pytest.mark.requirement("R-6.13ae", "R-2.7b")
async def test_an_erased_record_leaves_a_whole_chain_and_no_number(tmp_path: Path) -> None:
    """Nothing of it is left but leaf and link, and the check goes through."""
    async with store_in(tmp_path) as store:
        for n in range(3):
            entry = await append(store, f"{n:032x}")
        async with store.writing() as work:
            await work.records.erase_person(f"{1:032x}", TODAY)
            left = await work._connection.execute(select(record).where(record.c.seq == 2))
        assert [value for value in left.one()._mapping.values() if value is None] == [None] * 10
        assert await check_ledger(store) == LedgerState(3, entry.link, None)


@pytest.mark.requirement("R-6.13ae")
async def test_a_record_deleted_from_the_file_is_found(tmp_path: Path) -> None:
    """The one that followed it no longer follows from what stands before it."""
    async with store_in(tmp_path) as store:
        for n in range(20):
            await append(store, f"{n:032x}")
        async with store.writing() as work:
            await work._connection.execute(delete(record).where(record.c.seq == 8))
        assert await broken_at(store) == 7


async def test_marks_stand_beside_each_other(tmp_path: Path) -> None:
    """Acknowledging is not consenting: each has its own record, and the newest of each counts."""
    async with store_in(tmp_path) as store:
        for mark in (Mark.SERVED, Mark.ACKNOWLEDGED, Mark.REFUSED, Mark.REFUSED):
            last = await append(store, "a" * 32, mark)
        async with store.reading() as work:
            marks = await work.records.latest("a" * 32, "general", "1.0")
    assert set(marks) == {Mark.SERVED, Mark.ACKNOWLEDGED, Mark.REFUSED}
    assert marks[Mark.REFUSED] == last
