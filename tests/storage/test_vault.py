"""Keys and ciphers: wrong key, moved value, changed value, and pseudonyms."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, update

from storage.schema import case_message
from storage.vault import (
    MasterKey,
    SealBrokenError,
    Vault,
    VaultError,
    WrongMasterKeyError,
    place,
)
from tests.storage.stores import KEY, OTHER_KEY, add_case, add_person, store_in

words = st.text(max_size=200)
places = st.builds(place, st.sampled_from(["case_message", "outbox"]), words, words)


@given(words, places)
def test_what_is_sealed_opens_again_at_its_own_place(text: str, where: str) -> None:
    """Any text, any place; sealed twice it looks different each time."""
    key, _ = Vault(KEY).new_key("person:a")
    sealed = key.seal(text, where)
    assert key.open(sealed, where) == text
    assert key.seal(text, where) != sealed


@given(words, places, places)
def test_a_value_does_not_open_at_another_place(text: str, where: str, elsewhere: str) -> None:
    """Moved to another row or column it is refused, even under its own key."""
    key, _ = Vault(KEY).new_key("person:a")
    if where != elsewhere:
        with pytest.raises(SealBrokenError):
            key.open(key.seal(text, where), elsewhere)


@given(words, st.data())
def test_a_changed_byte_is_found(text: str, data: st.DataObject) -> None:
    """No bit of a sealed value can be turned, and none cut off."""
    key, _ = Vault(KEY).new_key("person:a")
    sealed = bytearray(key.seal(text, "here"))
    at = data.draw(st.integers(0, len(sealed) - 1))
    sealed[at] ^= data.draw(st.integers(1, 255))
    with pytest.raises(SealBrokenError):
        key.open(bytes(sealed), "here")
    with pytest.raises(SealBrokenError):
        key.open(key.seal(text, "here")[:-1], "here")


def test_a_key_is_wrapped_for_its_owner_only() -> None:
    """One person's wrapped key put in another's row does not unwrap."""
    vault = Vault(KEY)
    _, wrapped = vault.new_key("person:a")
    vault.unwrap("person:a", wrapped)
    with pytest.raises(WrongMasterKeyError):
        vault.unwrap("person:b", wrapped)


def test_a_master_key_has_thirty_two_bytes_and_never_shows_them() -> None:
    """Shorter keys are refused, and no error or print-out holds one."""
    with pytest.raises(VaultError):
        MasterKey("short", b"0" * 31)
    assert repr(bytes(range(32)))[2:-1] not in repr(KEY)
    assert "\\x01\\x02" not in repr(KEY)


@pytest.mark.requirement("R-5.1ae")
async def test_a_database_refuses_another_master_key(tmp_path: Path) -> None:
    """Also one of the same name; nothing is changed, and the right one still opens it."""
    async with store_in(tmp_path) as store:
        mine = store.pseudonyms.person(1)
    with pytest.raises(WrongMasterKeyError, match="school") as caught:
        async with store_in(tmp_path, OTHER_KEY):
            pass
    assert "x01" not in str(caught.value)
    async with store_in(tmp_path) as store:
        assert store.pseudonyms.person(1) == mine


async def test_words_moved_to_another_case_do_not_open(tmp_path: Path) -> None:
    """Who can write to the file cannot put one person's words into another's mouth."""
    async with store_in(tmp_path) as store:
        async with store.writing() as work:
            person = await add_person(work, store, 1)
            first = await add_case(work, person, "бірінші")
            second = await add_case(work, person, "екінші")
            rows = await work._connection.execute(
                select(case_message.c.text_sealed).where(case_message.c.case_id == first.id)
            )
            await work._connection.execute(
                update(case_message)
                .where(case_message.c.case_id == second.id)
                .values(text_sealed=rows.scalar_one())
            )
        async with store.reading() as reading:
            with pytest.raises(SealBrokenError):
                await reading.cases.messages(second.id)


@pytest.mark.requirement("R-5.3ae")
async def test_the_same_person_has_another_pseudonym_at_another_school(tmp_path: Path) -> None:
    """Even under one master key: what two databases hold cannot be put together."""
    found = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        async with store_in(tmp_path / name) as store:
            found.append(store.pseudonyms.person(77))
            assert store.pseudonyms.person(78) != found[-1]
            assert store.pseudonyms.person(77) == found[-1]
    assert found[0] != found[1]
    assert all(len(one) == 32 and int(one, 16) >= 0 for one in found)
