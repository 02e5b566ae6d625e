"""Our state storage keeps aiogram's contract; the same tests run over aiogram's own storages."""

from __future__ import annotations

import asyncio
from collections import UserDict
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from aiogram.exceptions import DataNotDictLikeError
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.base import BaseStorage, DefaultKeyBuilder, StorageKey
from aiogram.fsm.storage.memory import MemoryStorage
from aiogram.fsm.storage.redis import RedisStorage
from fakeredis import FakeAsyncRedis

from bot.telegram.fsm import SqlStorage
from storage.store import Store
from tests.school import FakeClock
from tests.telegram.conftest import MASTER

KEY = StorageKey(bot_id=42, chat_id=-1, user_id=7)
OTHERS = [
    replace(KEY, bot_id=43),
    replace(KEY, chat_id=-2),
    replace(KEY, user_id=8),
    replace(KEY, thread_id=5),
    replace(KEY, thread_id=6),
    replace(KEY, business_connection_id="b"),
    replace(KEY, destiny="other"),
]
SECRET = "kanareyka-құпия-7f3a"


class Form(StatesGroup):
    text = State()
    preview = State()


@pytest.fixture(params=["memory", "redis", "sql"])
async def storage(
    request: pytest.FixtureRequest, tmp_path: Path, clock: FakeClock
) -> AsyncIterator[BaseStorage]:
    async with AsyncExitStack() as stack:
        made: BaseStorage
        if request.param == "memory":
            made = MemoryStorage()
        elif request.param == "redis":
            builder = DefaultKeyBuilder(
                with_bot_id=True, with_business_connection_id=True, with_destiny=True
            )
            made = RedisStorage(FakeAsyncRedis(), key_builder=builder)
        else:
            store = await stack.enter_async_context(Store.open(tmp_path / "adal.db", MASTER))
            made = SqlStorage(store, clock)
        yield made
        await made.close()


async def test_a_fresh_key_is_empty(storage: BaseStorage) -> None:
    """No state, no data, and no value but the default asked for."""
    assert await storage.get_state(KEY) is None
    assert await storage.get_data(KEY) == {}
    assert await storage.get_value(KEY, "x") is None
    assert await storage.get_value(KEY, "x", 5) == 5


async def test_a_state_is_kept_by_name(storage: BaseStorage) -> None:
    """A state may be given as ``State`` or by name; None leaves it."""
    await storage.set_state(KEY, Form.text)
    assert await storage.get_state(KEY) == "Form:text"
    await storage.set_state(KEY, "named")
    assert await storage.get_state(KEY) == "named"
    await storage.set_state(KEY, None)
    assert await storage.get_state(KEY) is None
    await storage.set_state(KEY)
    assert await storage.get_state(KEY) is None


async def test_setting_data_replaces_it_and_leaves_the_state(storage: BaseStorage) -> None:
    """Data and state do not touch each other."""
    await storage.set_state(KEY, Form.text)
    await storage.set_data(KEY, {"a": 1, "b": "қазақша", "c": [1, {"d": None}]})
    assert await storage.get_data(KEY) == {"a": 1, "b": "қазақша", "c": [1, {"d": None}]}
    await storage.set_data(KEY, {"e": True})
    assert await storage.get_data(KEY) == {"e": True}
    assert await storage.get_state(KEY) == "Form:text"
    await storage.set_state(KEY, Form.preview)
    assert await storage.get_data(KEY) == {"e": True}
    await storage.set_data(KEY, {})
    assert await storage.get_data(KEY) == {}
    assert await storage.get_state(KEY) == "Form:preview"


async def test_updating_merges(storage: BaseStorage) -> None:
    """``update_data`` adds and overwrites, and gives the whole."""
    assert await storage.update_data(KEY, {"a": 1}) == {"a": 1}
    assert await storage.update_data(KEY, {"b": 2, "a": 3}) == {"a": 3, "b": 2}
    assert await storage.get_data(KEY) == {"a": 3, "b": 2}
    assert await storage.update_data(KEY, {}) == {"a": 3, "b": 2}


async def test_one_value_can_be_read(storage: BaseStorage) -> None:
    """``get_value`` reads one value; the default only when it is not there."""
    await storage.set_data(KEY, {"a": 1, "none": None})
    assert await storage.get_value(KEY, "a") == 1
    assert await storage.get_value(KEY, "a", 9) == 1
    assert await storage.get_value(KEY, "none", 9) is None
    assert await storage.get_value(KEY, "b", 9) == 9


async def test_what_is_given_out_is_a_copy(storage: BaseStorage) -> None:
    """Changing what was given in or out changes nothing that is stored."""
    given: dict[str, Any] = {"a": 1}
    await storage.set_data(KEY, given)
    given["a"] = 2
    taken = await storage.get_data(KEY)
    taken["a"] = 3
    merged = await storage.update_data(KEY, {"b": [1]})
    merged["a"] = 4
    assert await storage.get_data(KEY) == {"a": 1, "b": [1]}


async def test_keys_are_apart(storage: BaseStorage) -> None:
    """Bot, chat, user, topic, business connection and destiny each make another place."""
    await storage.set_state(KEY, Form.text)
    await storage.set_data(KEY, {"mine": 1})
    for other in OTHERS:
        assert await storage.get_state(other) is None, other
        assert await storage.get_data(other) == {}, other
        await storage.set_state(other, Form.preview)
        await storage.update_data(other, {"theirs": str(other)})
    for other in OTHERS:
        assert await storage.get_data(other) == {"theirs": str(other)}
    assert await storage.get_state(KEY) == "Form:text"
    assert await storage.get_data(KEY) == {"mine": 1}


async def test_data_must_be_a_dict(storage: BaseStorage) -> None:
    """Anything else is refused by name, and what stood there stays."""
    await storage.set_data(KEY, {"a": 1})
    wrong: list[Any] = ["text", 5, None, ["a"], UserDict(a=1)]
    for one in wrong:
        with pytest.raises(DataNotDictLikeError):
            await storage.set_data(KEY, one)
    assert await storage.get_data(KEY) == {"a": 1}


async def test_a_context_clears_both(storage: BaseStorage) -> None:
    """aiogram's context over the storage: clearing leaves neither state nor data."""
    context = FSMContext(storage, KEY)
    await context.set_state(Form.text)
    await context.update_data(a=1)
    assert await context.get_value("a") == 1
    await context.clear()
    assert await context.get_state() is None
    assert await context.get_data() == {}


def files(folder: Path) -> bytes:
    """All bytes of the database's files."""
    return b"".join(file.read_bytes() for file in sorted(folder.iterdir()))


@pytest.mark.requirement("R-2.5ae")
async def test_a_form_survives_a_restart_and_is_unreadable_on_disk(
    tmp_path: Path, clock: FakeClock
) -> None:
    """Reopened, the store gives the form again; its files hold neither words nor ids."""
    key = StorageKey(bot_id=42, chat_id=5_550_001_234, user_id=5_550_001_234)
    file = tmp_path / "adal.db"
    async with Store.open(file, MASTER) as store:
        storage = SqlStorage(store, clock)
        await storage.set_state(key, Form.text)
        await storage.set_data(key, {"text": SECRET})
        written = files(tmp_path)
    async with Store.open(file, MASTER) as store:
        storage = SqlStorage(store, clock)
        assert await storage.get_state(key) == "Form:text"
        assert await storage.get_data(key) == {"text": SECRET}
    written += files(tmp_path)
    assert b"Form:text" in written
    for needle in (SECRET.encode(), SECRET.encode("unicode_escape"), b"5550001234"):
        assert needle not in written


async def test_updates_of_one_key_at_once_are_all_kept(store: Store, clock: FakeClock) -> None:
    """Ours merges in one transaction, so that two updates at the same time both stay."""
    storage = SqlStorage(store, clock)
    await asyncio.gather(*(storage.update_data(KEY, {str(n): n}) for n in range(10)))
    assert await storage.get_data(KEY) == {str(n): n for n in range(10)}
