"""SQLite as a single writer and several readers, set up so that nothing confirmed is lost.

Writers begin with BEGIN IMMEDIATE on a pool of one connection, so that a read which turns
into a write can never meet a stale snapshot; WAL keeps readers out of their way. FULL
synchronous writes survive a power cut, and secure_delete overwrites what is erased. What a
statement was given stands in no log and no error.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import AsyncAdaptedQueuePool
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from storage.driver import Connection

_READERS = 4


def writer(database: Path) -> AsyncEngine:
    """The one connection that writes; tasks wait for it in turn, at most 30 seconds."""
    return _engine(partial(Connection, database, "BEGIN IMMEDIATE", reads=False), 1)


def reader(database: Path) -> AsyncEngine:
    """Connections that only read."""
    return _engine(partial(Connection, database, "BEGIN", reads=True), _READERS)


def _engine(connect: Callable[[], Connection], connections: int) -> AsyncEngine:
    return create_async_engine(
        "sqlite+aiosqlite://",
        # The connection is awaited by SQLAlchemy, which opens it.
        async_creator=connect,
        poolclass=AsyncAdaptedQueuePool,
        pool_size=connections,
        max_overflow=0,
        hide_parameters=True,
    )


async def checkpoint(engine: AsyncEngine) -> None:
    """Fold the write-ahead log into the file and empty it."""
    async with engine.connect() as connection:
        driver: Any = (await connection.get_raw_connection()).driver_connection
        cursor = await driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        await cursor.close()
