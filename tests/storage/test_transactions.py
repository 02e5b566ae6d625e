"""One writer, many readers: nothing fails for being busy, nothing stays of what was broken off."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from storage import store as store_module
from storage.engine import reader, writer
from storage.outbox import Letter
from storage.store import AlreadyDoneError, Repositories, Store, StoreFailedError
from tests.storage.stores import NOW, TODAY, add_case, add_person, store_in

WANTED = {
    "journal_mode": "wal",
    "synchronous": 2,  # FULL: what was confirmed survives a power cut
    "foreign_keys": 1,
    "secure_delete": 1,
    "busy_timeout": 10000,
}


async def pragmas(engine: AsyncEngine, connections: int) -> list[dict[str, object]]:
    """The settings on so many connections that are open at once."""
    opened = [await engine.connect() for _ in range(connections)]
    try:
        return [
            {name: (await one.execute(text(f"PRAGMA {name}"))).scalar() for name in WANTED}
            for one in opened
        ]
    finally:
        for one in opened:
            await one.close()


@pytest.mark.requirement("R-5.1ae")
async def test_every_connection_is_set_up_alike(tmp_path: Path) -> None:
    """The writer's and each reader's: a pragma holds for one connection only."""
    for engine, connections in (
        (writer(tmp_path / "adal.db"), 1),
        (reader(tmp_path / "adal.db"), 4),
    ):
        try:
            assert await pragmas(engine, connections) == [WANTED] * connections
        finally:
            await engine.dispose()


async def is_done(work: Repositories) -> bool:
    """Whether update 7 had its effect, as it is asked when an update arrives."""
    return (await work.people.arrival("a" * 32, "no form", 7, NOW)).done


async def _reads_then_writes(store: Store, person: str, number: int) -> None:
    async with store.writing() as work:
        before = len(await work.cases.filed_by(person))
        await asyncio.sleep(0)
        await add_case(work, person, f"{before}/{number}")


async def test_twenty_tasks_that_read_and_then_write_never_meet_a_busy_database(
    tmp_path: Path,
) -> None:
    """Also with readers beside them and another process's connection on the same file."""
    async with store_in(tmp_path) as store, store_in(tmp_path) as beside:
        async with store.writing() as work:
            person = await add_person(work, store, 1)

        async def reads() -> None:
            async with store.reading() as work:
                for case in await work.cases.filed_by(person):
                    await work.cases.messages(case.id)

        async with asyncio.TaskGroup() as tasks:
            for number in range(20):
                tasks.create_task(
                    _reads_then_writes(beside if number % 5 == 0 else store, person, number)
                )
                tasks.create_task(reads())
        async with store.reading() as reading:
            cases = await reading.cases.filed_by(person)
            seen = [
                m.text.partition("/")[0] for c in cases for m in await reading.cases.messages(c.id)
            ]
    # Each saw all that were committed before it: none read what another was about to change.
    assert sorted(map(int, seen)) == list(range(20))


async def test_who_must_be_first_waits_for_the_present_transaction_only(tmp_path: Path) -> None:
    """However many stand in the queue: what Telegram took must be marked before it can be lost."""
    order = list[str]()
    async with store_in(tmp_path) as store:

        async def writes(name: str, *, first: bool = False) -> None:
            async with store.writing(first=first):
                order.append(name)

        async with asyncio.TaskGroup() as tasks, store.writing():
            for name in "123":
                tasks.create_task(writes(name))
            tasks.create_task(writes("mark", first=True))
            for _ in range(50):  # turns of the loop: all four stand in their queues
                await asyncio.sleep(0)
    assert order == ["mark", "1", "2", "3"]


async def test_a_turn_that_does_not_come_is_a_failure_that_may_pass(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who waits is told as of any other failure of the database, so that the update is kept."""
    monkeypatch.setattr(store_module, "LONGEST_TURN", 0.01)
    async with store_in(tmp_path) as store:
        async with store.writing():
            with pytest.raises(StoreFailedError, match="TimeoutError"):
                async with store.writing():
                    pass
        async with store.writing() as work:
            await add_person(work, store, 1)


async def test_what_a_reader_sees_stands_still(tmp_path: Path) -> None:
    """A reader keeps the moment at which it began, and never waits for the writer."""
    async with store_in(tmp_path) as store:
        async with store.reading() as before:
            assert not await is_done(before)
            async with store.writing(update_id=7, today=TODAY):
                pass
            assert not await is_done(before)
        async with store.reading() as after:
            assert await is_done(after)


@pytest.mark.requirement("R-6.12a")
async def test_an_update_has_its_effect_once(tmp_path: Path) -> None:
    """Delivered again it is refused before anything of the second time happens."""
    async with store_in(tmp_path) as store:
        async with store.writing(update_id=7, today=TODAY) as work:
            person = await add_person(work, store, 1)
            await add_case(work, person, "бір рет")
        with pytest.raises(AlreadyDoneError):
            async with store.writing(update_id=7, today=TODAY) as work:
                await add_case(work, person, "екінші рет")
        async with store.reading() as reading:
            assert len(await reading.cases.filed_by(person)) == 1


async def test_a_broken_off_transaction_leaves_nothing(tmp_path: Path) -> None:
    """No person, no case, no key, no letter, no mark of the update, and nobody is woken."""
    async with store_in(tmp_path) as store:
        person = store.pseudonyms.person(1)

        async def breaks_off() -> None:
            async with store.writing(update_id=7, today=TODAY) as work:
                await add_person(work, store, 1)
                await add_case(work, person, "ештеңе")
                await work.outbox.put(person, Letter("screen", {"text": "ештеңе"}), NOW)
                raise RuntimeError("broken off")

        with pytest.raises(RuntimeError, match="broken off"):
            await breaks_off()
        assert not store.mail.is_set()
        async with store.reading() as reading:
            assert not (await reading.people.visitor(person)).known
            assert await reading.cases.filed_by(person) == []
            assert await reading.keys.find(f"person:{person}") is None
            assert await reading.outbox.due(NOW, 10) == []
            assert not await is_done(reading)


async def test_what_sqlite_breaks_off_is_not_committed_in_part(tmp_path: Path) -> None:
    """A full disk ends a transaction by itself; the statements after it do not happen alone."""
    async with store_in(tmp_path) as store:

        async def breaks_off() -> None:
            async with store.writing() as work:
                person = await add_person(work, store, 1)
                await work.people._connection.exec_driver_sql("ROLLBACK")
                await add_case(work, person, "жартысы")

        with pytest.raises(StoreFailedError):
            await breaks_off()
        async with store.writing() as work:
            person = await add_person(work, store, 1)
            assert await work.cases.filed_by(person) == []


async def test_a_letter_is_posted_once_for_its_key(tmp_path: Path) -> None:
    """The same key in a later transaction posts nothing, and wakes nobody."""
    async with store_in(tmp_path) as store:
        for first in (True, False):
            store.mail.clear()
            async with store.writing() as work:
                person = await add_person(work, store, 1)
                assert await work.outbox.put(person, Letter("screen"), NOW, "alert:1") is first
            assert store.mail.is_set() is first
