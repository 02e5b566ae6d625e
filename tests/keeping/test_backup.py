"""A backup proves itself, says nothing to a thief, and brings nothing back that was erased."""

from __future__ import annotations

import asyncio
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from bot.domain.people import Band, Role
from bot.usecases.bind_staff import new_staff_link
from bot.usecases.enforce_retention import Periods, enforce_retention
from storage.backup import Contents, back_up, contents
from storage.erased import BACKUP_DAYS
from storage.lock import InUseError
from storage.restore import NewerBackupError, OldBackupError, Restored, restore
from storage.rotation import rotate
from storage.sealed_file import DamagedFileError
from storage.vault import MasterKey, WrongMasterKeyError
from tests.enrolling import enrol
from tests.keeping.conftest import ADDRESS, NEW, OLD, SECRET, TODAY, House, days_before
from tests.school import MORNING


async def saved(house: House, master: MasterKey = OLD, age: int = 0) -> Path:
    """A backup of the house made `age` days ago."""
    file = house.database.with_name(f"backup-{age}.adal")
    await asyncio.to_thread(back_up, house.database, master, file, days_before(TODAY, age))
    return file


async def brought_back(house: House, file: Path, master: MasterKey = OLD) -> Restored:
    """The backup put in the database's place."""
    return await restore(file, house.database, master, sealed_with=master, today=TODAY)


@pytest.mark.requirement("R-2.5ae", "R-2.5a", "R-000A-2.3")
async def test_a_backup_made_under_a_running_bot_brings_everything_back(house: House) -> None:
    """While the bot writes on, the backup is one moment's state; what came later is lost."""
    async with house.open() as store:
        who = await house.moves_in(store)
        file = await saved(house)
        await house.moves_in(store, 2)
    done = await brought_back(house, file)
    assert done.contents.broken_at is None
    assert done.day == TODAY
    assert done.replaced is not None
    assert done.replaced.exists()
    assert stat.S_IMODE(house.database.stat().st_mode) == 0o600
    async with house.open() as store:
        assert await house.texts_of(store, who) == [SECRET]
        async with store.reading() as work:
            assert len(await work.records.chain()) == 1
            assert not (await work.people.visitor(store.pseudonyms.person(2))).known


@pytest.mark.requirement("R-2.5ae", "R-000A-2.3", "R-004-13.3")
async def test_a_stolen_backup_says_nothing_without_the_key(house: House) -> None:
    """No text, address, pseudonym, table's name or wrapped key stands in its bytes."""
    async with house.open() as store:
        who = await house.moves_in(store)
    with closing(sqlite3.connect(house.database)) as connection:
        keys = [row[0] for row in connection.execute("SELECT wrapped FROM data_key")]
    file = await saved(house)
    stolen = file.read_bytes()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    words = [SECRET, str(ADDRESS), who, "case_message", "SQLite format", "data_key"]
    for sign in (*(word.encode() for word in words), *keys):
        assert sign not in stolen
    with pytest.raises(WrongMasterKeyError):
        await brought_back(house, file, MasterKey("k1", bytes(32)))
    assert not list(house.database.parent.glob(".adal-*")), "a readable copy was left behind"


@pytest.mark.requirement("R-5.3g", "R-2.7b", "R-5.3v")
async def test_what_was_erased_since_stays_erased(house: House) -> None:
    """Person, case and records that were deleted after the backup are deleted again, and the
    chain stays whole; those who did not ask are back."""
    async with house.open() as store:
        gone = await house.moves_in(store)
        stays = await house.moves_in(store, 2)
        file = await saved(house)
        await house.moves_out(store, gone)
    done = await brought_back(house, file)
    assert done.erased == 3
    assert gone.encode() not in house.database.read_bytes()
    async with house.open() as store:
        assert await house.texts_of(store, gone) == []
        assert await house.texts_of(store, stays) == [SECRET]
        async with store.reading() as work:
            assert not (await work.people.visitor(gone)).known
            assert await work.records.of_person(gone) == []
            assert len(await work.records.of_person(stays)) == 1
    assert contents(house.database).broken_at is None
    assert (await brought_back(house, file)).erased == 3, "restored twice, erased twice"


async def test_who_came_back_after_deleting_is_not_deleted_again(house: House) -> None:
    """An erasure from before the backup is no reason to erase what the backup holds."""
    async with house.open() as store:
        await house.moves_out(store, await house.moves_in(store))
        who = await house.moves_in(store)
        file = await saved(house)
    assert (await brought_back(house, file)).erased == 0
    async with house.open() as store:
        assert await house.texts_of(store, who) == [SECRET]


@pytest.mark.requirement("R-5.3b", "R-2.5ae")
async def test_what_was_ended_or_sent_since_does_not_come_back(house: House) -> None:
    """A used staff link or slip, a role that ended, a code that was taken away and a letter that
    went out stay so; nobody's work is open."""
    async with house.open() as store:
        head, former = await house.moves_in(store), await house.moves_in(store, 2)
        await house.employs(store, head, Role.HEAD)
        await house.employs(store, former, Role.RESPONSIBLE)
        async with store.writing() as work:
            token = await new_staff_link(work, Role.COUNCIL, MORNING)
            for one in (head, former):
                await work.factors.allow(one)
                await enrol(work, house.promises, one, MORNING)
            room = await work.classes.add("5А", Band.MIDDLE, 20, None, TODAY)
            await work.slips.add(room.id, ("slip-used", "slip-open"), TODAY)
        file = await saved(house)
        async with store.writing() as work:
            await work.staff.use_link(token, TODAY)
            await work.factors.remove(former)
            await work.slips.use_token("slip-used")
            letters = await work.outbox.due(MORNING, 100)
            await work.outbox.sent([one.id for one in letters if one.recipient == head])
        with closing(sqlite3.connect(house.database)) as connection, connection:
            connection.execute("DELETE FROM staff WHERE person_id = ?", (former,))
    await brought_back(house, file)
    async with house.open() as store:
        async with store.writing() as work:
            assert await work.staff.use_link(token, TODAY) is None
            assert await work.factors.find(former) is None
            factor = await work.factors.find(head)
            assert factor is not None
            assert factor.secret is not None
            assert (factor.failures, factor.open_until) == (0, None)
            assert await work.staff.members(Role.RESPONSIBLE) == ()
            assert await work.staff.members(Role.HEAD) == (head,)
            assert await work.slips.open_count(room.id, TODAY) == 1
        assert await house.letters(store) == [2]


async def test_without_the_present_database_nothing_can_be_repeated(house: House) -> None:
    """On a new machine the backup comes back whole, and the report says what is not known."""
    async with house.open() as store:
        who = await house.moves_in(store)
    file = await saved(house)
    house.database.unlink()
    done = await brought_back(house, file)
    assert (done.erased, done.replaced) == (None, None)
    async with house.open() as store:
        assert await house.texts_of(store, who) == [SECRET]
    house.database.write_bytes(b"no database at all" * 1000)
    done = await brought_back(house, file)
    assert done.erased is None
    assert done.replaced is not None


async def test_a_backup_from_before_a_rotation_comes_back_under_the_new_key(house: House) -> None:
    """With the old key named it is opened, and every key in it goes over to the present one."""
    async with house.open() as store:
        who = await house.moves_in(store)
    file = await saved(house)
    await rotate(house.database, OLD, NEW)
    with pytest.raises(WrongMasterKeyError):
        await brought_back(house, file, NEW)
    await restore(file, house.database, NEW, sealed_with=OLD, today=TODAY)
    async with house.open(NEW) as store:
        assert await house.texts_of(store, who) == [SECRET]


@pytest.mark.requirement("R-2.7b", "R-5.3v")
async def test_old_backups_age_out_with_what_is_known_of_erasures(house: House) -> None:
    """For ninety days an erasure is remembered and a backup taken; the day after, neither."""
    async with house.open() as store:
        who = await house.moves_in(store)
        await house.moves_out(store, who)
        await house.moves_in(store, 2)
    file = await saved(house, age=BACKUP_DAYS + 1)
    before = contents(house.database)
    with pytest.raises(OldBackupError):
        await brought_back(house, file)
    assert contents(house.database) == before
    await brought_back(house, await saved(house, age=BACKUP_DAYS))

    for age, kept in ((BACKUP_DAYS, True), (BACKUP_DAYS + 1, False)):
        async with house.open() as store:
            later = days_before(TODAY, -age)
            await enforce_retention(store, Periods(9999, 9999, 9999, 9999, 9999), later)
        assert (contents(house.database).counts["erased"] > 0) is kept


@pytest.mark.requirement("R-2.5a")
async def test_a_bad_backup_leaves_the_database_as_it_was(house: House) -> None:
    """Damaged, not a backup at all, of a newer bot, or while the bot runs: nothing moves."""
    async with house.open() as store:
        await house.moves_in(store)
    file = await saved(house)
    before = contents(house.database)
    damaged = file.with_name("damaged")
    damaged.write_bytes(file.read_bytes()[:-1] + b"\0")
    nothing = file.with_name("nothing")
    nothing.write_bytes(b"holiday photograph")
    for bad in (damaged, nothing):
        with pytest.raises(DamagedFileError):
            await brought_back(house, bad)
    async with house.open():
        with pytest.raises(InUseError):
            await brought_back(house, file)
    assert contents(house.database) == before
    with closing(sqlite3.connect(house.database)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    newer = await saved(house, age=1)
    with pytest.raises(NewerBackupError):
        await brought_back(house, newer)


async def test_a_backup_is_never_written_over_nor_made_with_a_key_that_opens_nothing(
    house: House,
) -> None:
    async with house.open() as store:
        await house.moves_in(store)
    file = await saved(house)
    with pytest.raises(FileExistsError):
        await saved(house)
    with pytest.raises(WrongMasterKeyError):
        await saved(house, NEW, age=1)
    assert [f.name for f in file.parent.glob("backup*")] == [file.name]


@pytest.mark.requirement("R-6.13a")
async def test_a_broken_chain_is_told_when_the_backup_is_made(house: House) -> None:
    """A record changed behind the bot's back is found."""
    async with house.open() as store:
        await house.moves_in(store)
        await house.moves_in(store, 2)
    with closing(sqlite3.connect(house.database)) as connection, connection:
        connection.execute("UPDATE record SET leaf = ? WHERE seq = 2", ("f" * 64,))
    file = house.database.with_name("backup")
    told: Contents = await asyncio.to_thread(back_up, house.database, OLD, file, TODAY)
    assert told.broken_at == 1
