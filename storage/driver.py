"""The connection under SQLAlchemy: one question to SQLite's thread for each statement.

SQLAlchemy asks a driver for a cursor, its execution, its rows and its end, and the engine for
a BEGIN before all that. aiosqlite hands each of these to its thread and wakes the event loop
again, which costs more than SQLite does. Here they go together.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Self

import aiosqlite

_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "busy_timeout=10000",
    "secure_delete=ON",
    "temp_store=MEMORY",
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a statement, with all its rows."""

    description: Any
    rowcount: int
    lastrowid: int | None
    rows: list[Any]


_NOTHING = Answer(None, -1, None, [])


class Cursor:
    """A cursor that has everything as soon as its statement was executed."""

    arraysize = 1

    def __init__(self, execute: Callable[..., Any]) -> None:
        self._execute = execute
        self._answer = _NOTHING

    async def __aenter__(self) -> Self:
        return self

    @property
    def description(self) -> Any:
        """The columns, None if the statement gives no rows."""
        return self._answer.description

    @property
    def rowcount(self) -> int:
        """How many rows were changed."""
        return self._answer.rowcount

    @property
    def lastrowid(self) -> int | None:
        """The id of the row inserted last."""
        return self._answer.lastrowid

    async def execute(self, sql: str, parameters: Sequence[Any] = ()) -> Self:
        """Execute a statement and fetch its rows."""
        self._answer = await self._execute(sql, parameters, many=False)
        return self

    async def executemany(self, sql: str, parameters: Sequence[Sequence[Any]]) -> Self:
        """Execute a statement once for each of `parameters`."""
        self._answer = await self._execute(sql, parameters, many=True)
        return self

    async def fetchall(self) -> list[Any]:
        """The rows."""
        return self._answer.rows

    async def close(self) -> None:
        """Nothing is open any more."""


class Connection(aiosqlite.Connection):
    """A connection whose transactions begin with their first statement, by `begin`.

    Nobody waits for the end of a transaction that only read, as `reads` says of all of them.
    """

    def __init__(self, database: Path, begin: str, *, reads: bool) -> None:
        super().__init__(partial(_open, database), iter_chunk_size=1)
        self._begin = begin
        self._reads = reads
        self._begun = False
        # A connection that nobody closed must not keep the process alive.
        self._thread.daemon = True

    def cursor(self) -> Cursor:  # type: ignore[override]  # aiosqlite's is made by its thread
        """A cursor, made without asking the thread."""
        return Cursor(self._statement)

    async def commit(self) -> None:
        """Commit, if a statement was executed since the last end."""
        if self._begun:
            await super().commit()
            self._begun = False

    async def rollback(self) -> None:
        """Roll back, if a statement was executed since the last end."""
        if not self._begun:
            return
        if self._reads:
            # The thread does one thing after the other, so the next statement finds it done.
            self._tx.put_nowait((None, self._conn.rollback))
        else:
            await super().rollback()
        self._begun = False

    async def _statement(self, sql: str, parameters: Sequence[Any], *, many: bool) -> Answer:
        first, self._begun = not self._begun, True
        answer: Answer = await self._execute(  # type: ignore[no-untyped-call]  # aiosqlite gives no types here
            self._statement_now, first, sql, parameters, many
        )
        return answer

    def _statement_now(self, first: bool, sql: str, parameters: Any, many: bool) -> Answer:
        connection = self._conn
        if first:
            connection.execute(self._begin)
        elif not connection.in_transaction:
            # A full disk ends it; what follows would be committed one by one.
            raise sqlite3.OperationalError("SQLite has ended the transaction")
        run = connection.executemany if many else connection.execute
        cursor = run(sql, parameters)
        rows = cursor.fetchall() if cursor.description else []
        return Answer(cursor.description, cursor.rowcount, cursor.lastrowid, rows)


def _open(database: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(database, isolation_level=None, check_same_thread=False)
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return connection
