"""A new master key: every data key is wrapped anew, in one transaction, and nothing else moves."""

from __future__ import annotations

import hmac
from pathlib import Path
from typing import Final

from sqlalchemy import bindparam, select, update

from storage.engine import checkpoint, writer
from storage.lock import held
from storage.schema import data_key
from storage.vault import MasterKey, Vault

_REWRAP: Final = (
    update(data_key)
    .where(data_key.c.owner == bindparam("of"))
    .values(master_id=bindparam("new_id"), wrapped=bindparam("new_wrapped"))
)


class SameKeyError(Exception):
    """The new master key is the old one."""


async def rotate(database: Path, old: MasterKey, new: MasterKey) -> int:
    """Wrap every data key of the database under `new`; how many there are.

    Raises ``WrongMasterKeyError`` if `old` does not open all of them, ``SameKeyError``, and
    ``InUseError`` while the bot runs; the database is then as it was.
    """
    if hmac.compare_digest(old.secret, new.secret):
        raise SameKeyError
    with held(database, alone=True):
        return await rewrap_all(database, old, new)


async def rewrap_all(database: Path, old: MasterKey, new: MasterKey) -> int:
    """The same for a database that nobody else can have open. Raises ``WrongMasterKeyError``."""
    before, after = Vault(old), Vault(new)
    engine = writer(database)
    try:
        async with engine.begin() as connection:
            rows = (await connection.execute(select(data_key.c.owner, data_key.c.wrapped))).all()
            rewrapped = [
                {
                    "of": row.owner,
                    "new_id": new.id,
                    "new_wrapped": before.rewrap(row.owner, row.wrapped, after),
                }
                for row in rows
            ]
            if rewrapped:
                await connection.execute(_REWRAP, rewrapped)
        # The old form of the keys may not stay readable in the log file.
        await checkpoint(engine)
    finally:
        await engine.dispose()
    return len(rows)
