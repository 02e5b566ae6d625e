"""SQLite as a single writer and several readers, set up so that nothing confirmed is lost.

Writers begin with BEGIN IMMEDIATE on a pool of one connection, so that a read which turns
into a write can never meet a stale snapshot; WAL keeps readers out of their way. FULL
synchronous writes survive a power cut, and secure_delete overwrites what is erased. What a
statement was given stands in no log and no error.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

_READERS = 4


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "busy_timeout=10000",
        "secure_delete=ON",
        "temp_store=MEMORY",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def writer(database: Path) -> AsyncEngine:
    """The one connection that writes; tasks wait for it in turn, at most 30 seconds."""
    engine = create_async_engine(
        f"sqlite+aiosqlite:///{database}", pool_size=1, max_overflow=0, hide_parameters=True
    )
    event.listen(engine.sync_engine, "connect", _prepare)
    event.listen(engine.sync_engine, "begin", _begin_immediate)
    return engine


def reader(database: Path) -> AsyncEngine:
    """Connections that only read."""
    engine = create_async_engine(
        f"sqlite+aiosqlite:///{database}",
        pool_size=_READERS,
        max_overflow=0,
        hide_parameters=True,
    )
    event.listen(engine.sync_engine, "connect", _prepare)
    event.listen(engine.sync_engine, "begin", _begin)
    return engine


async def checkpoint(engine: AsyncEngine) -> None:
    """Fold the write-ahead log into the file and empty it."""
    async with engine.connect() as connection:
        driver: Any = (await connection.get_raw_connection()).driver_connection
        cursor = await driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        await cursor.close()
