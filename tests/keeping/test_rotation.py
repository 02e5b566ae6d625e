"""A new master key: the old one opens nothing any more, and every text still reads."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from storage.lock import InUseError, held
from storage.rotation import SameKeyError, rotate
from storage.vault import MasterKey, WrongMasterKeyError
from tests.keeping.conftest import ADDRESS, NEW, OLD, SECRET, House


def wrapped_keys(house: House) -> dict[str, tuple[str, bytes]]:
    """Each owner's wrapped key as it lies in the file."""
    with closing(sqlite3.connect(house.database)) as connection:
        rows = connection.execute("SELECT owner, master_id, wrapped FROM data_key").fetchall()
    return {owner: (master, wrapped) for owner, master, wrapped in rows}


@pytest.mark.requirement("R-2.5ae", "R-004-13.3")
async def test_after_rotation_the_old_key_opens_nothing_and_all_texts_read(house: House) -> None:
    """Pseudonyms, texts, addresses and letters are the same under the new key, and no byte of
    an old wrapping is left in the file or its log."""
    async with house.open() as store:
        who = await house.moves_in(store)
    before = wrapped_keys(house)
    assert await rotate(house.database, OLD, NEW) == len(before) == 3
    after = wrapped_keys(house)
    assert {master for master, _ in after.values()} == {NEW.id}
    everything = house.everything()
    assert not [owner for owner, (_, wrapped) in before.items() if wrapped in everything]

    with pytest.raises(WrongMasterKeyError):
        async with house.open(OLD):
            pass
    async with house.open(NEW) as store:
        assert store.pseudonyms.person(ADDRESS) == who
        assert await house.texts_of(store, who) == [SECRET]
        assert await house.letters(store) == [ADDRESS]
        other = await house.moves_in(store, 1)
        assert await house.texts_of(store, other) == [SECRET]


@pytest.mark.requirement("R-2.5ae")
async def test_a_key_that_does_not_fit_changes_nothing(house: House) -> None:
    """Neither a foreign key nor the present one in both places touches a single key."""
    async with house.open() as store:
        who = await house.moves_in(store)
    before = wrapped_keys(house)
    with pytest.raises(WrongMasterKeyError):
        await rotate(house.database, MasterKey("k0", bytes(32)), NEW)
    with pytest.raises(SameKeyError):
        await rotate(house.database, OLD, MasterKey("other-name", OLD.secret))
    assert wrapped_keys(house) == before
    async with house.open() as store:
        assert await house.texts_of(store, who) == [SECRET]


async def test_one_key_that_does_not_open_keeps_all_as_they_were(house: House) -> None:
    """It is one transaction: a single damaged key leaves every other under the old master."""
    async with house.open() as store:
        await house.moves_in(store)
    with closing(sqlite3.connect(house.database)) as connection, connection:
        connection.execute("UPDATE data_key SET wrapped = zeroblob(60) WHERE owner LIKE 'case:%'")
    before = wrapped_keys(house)
    with pytest.raises(WrongMasterKeyError):
        await rotate(house.database, OLD, NEW)
    assert wrapped_keys(house) == before


async def test_the_key_is_not_changed_under_a_running_bot(house: House) -> None:
    """A bot that runs would go on wrapping with the old key; so it must be stopped first."""
    async with house.open():
        with pytest.raises(InUseError):
            await rotate(house.database, OLD, NEW)
    with held(house.database, alone=True), pytest.raises(InUseError):
        async with house.open():
            pass
    await rotate(house.database, OLD, NEW)
