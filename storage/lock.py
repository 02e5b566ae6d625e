"""Who has the database open: many processes at once, or one that needs it for itself."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class InUseError(Exception):
    """Another process has the database open in a way that does not go together with this."""


@contextmanager
def held(database: Path, *, alone: bool = False) -> Iterator[None]:
    """Hold the database, `alone` to the exclusion of everybody, until the block ends.

    Raises ``InUseError`` at once instead of waiting. A process that dies lets go.
    """
    # A file of its own: to open and close SQLite's own file would drop SQLite's own locks.
    beside = database.with_name(f"{database.name}.lock")
    handle = os.open(beside, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(handle, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except BlockingIOError:
            raise InUseError(database.name) from None
        yield
    finally:
        os.close(handle)
