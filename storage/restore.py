"""Restoring a backup, without undoing what people were promised since it was made.

What was erased stays erased, roles and links that ended stay ended, and a letter that went
out does not go out again. All this is read from the present database, as far as it can be.
"""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from sqlalchemy import delete, insert, select, tuple_, update
from sqlalchemy.exc import DatabaseError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.classes import SlipState
from storage.backup import Contents, contents, folder_beside, require_key
from storage.cases import Cases
from storage.engine import checkpoint, writer
from storage.erased import BACKUP_DAYS, owner_hash, records_of
from storage.keys import Keys
from storage.lock import held
from storage.migrations import HEAD, upgrade
from storage.outbox import Delivery
from storage.people import People
from storage.records import Records
from storage.rotation import rewrap_all
from storage.schema import (
    case,
    erased,
    factor,
    outbox,
    person,
    record,
    slip,
    staff,
    staff_link,
)
from storage.sealed_file import open_file
from storage.vault import MasterKey, Vault, case_owner, person_owner

REPLACED: Final = ".replaced"
"""What the present database's name gets at its end; it is kept until a person deletes it."""


_FACTOR: Final = (
    "person_id", "secret_sealed", "next_sealed", "codes_sealed", "step", "failures",
    "blocked_until", "confirmed_on", "reset_by",
)  # fmt: skip


class OldBackupError(Exception):
    """The backup is older than erasures are remembered."""


class NewerBackupError(Exception):
    """The backup was made by a newer version of the bot."""


@dataclass(frozen=True, slots=True)
class Since:
    """What the present database knows that the backup may not undo."""

    erased: tuple[tuple[str, str, date], ...]
    waiting: frozenset[str]
    roles: frozenset[tuple[str, str]]
    links: frozenset[str]
    slips: frozenset[str]
    factors: tuple[tuple[object, ...], ...]
    """The second factors as they stand, but locked: an old one may be that of a lost phone."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back: its contents, the backup's day, and how many erasures were repeated."""

    contents: Contents
    day: date
    erased: int | None
    """None when the present database could not be read, so that nothing could be repeated."""
    replaced: Path | None
    """Where the present database lies now, None if there was none."""


async def restore(
    file: Path, database: Path, master: MasterKey, *, sealed_with: MasterKey, today: date
) -> Restored:
    """Put the backup `file` in the place of `database`, which is kept aside.

    `sealed_with` is the master key the backup was made under; all of it comes under `master`.
    Raises ``WrongMasterKeyError``, ``DamagedFileError``, ``OldBackupError``,
    ``NewerBackupError``, ``OSError``, and ``InUseError`` while the bot runs; the present
    database is then as it was.
    """
    with held(database, alone=True), folder_beside(database) as folder:
        fresh = folder / database.name
        day = await asyncio.to_thread(open_file, file, fresh, sealed_with)
        if day < today - timedelta(days=BACKUP_DAYS):
            raise OldBackupError
        if contents(fresh).revision > HEAD:
            raise NewerBackupError
        require_key(fresh, sealed_with)
        await asyncio.to_thread(upgrade, fresh)
        if sealed_with.secret != master.secret:
            await rewrap_all(fresh, sealed_with, master)
        since = await asyncio.to_thread(_since, database)
        count = None if since is None else await _replay(fresh, master, since)
        found = contents(fresh)
        replaced = _put_in_place(fresh, database)
    return Restored(found, day, count, replaced)


def _since(database: Path) -> Since | None:
    if not database.exists():
        return None
    try:
        upgrade(database)
        with closing(sqlite3.connect(database)) as connection:

            def rows(query: str) -> list[tuple[Any, ...]]:
                return connection.execute(query).fetchall()

            def words(query: str) -> frozenset[str]:
                return frozenset(word for (word,) in rows(query))

            found = Since(
                erased=tuple(
                    (key, owner, date.fromisoformat(day))
                    for key, owner, day in rows("SELECT id, owner_hash, day FROM erased")
                ),
                waiting=words("SELECT dedupe_key FROM outbox WHERE state = 'waiting'"),
                roles=frozenset(
                    (who, role) for who, role in rows("SELECT person_id, role FROM staff")
                ),
                links=words("SELECT token_hash FROM staff_link WHERE used_on IS NULL"),
                slips=words("SELECT token_hash FROM slip WHERE state = 'open'"),
                factors=tuple(rows(f"SELECT {', '.join(_FACTOR)} FROM factor")),  # noqa: S608  # own names
            )
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return found
    except (sqlite3.DatabaseError, DatabaseError):
        return None


async def _replay(fresh: Path, master: MasterKey, since: Since) -> int:
    engine = writer(fresh)
    try:
        async with engine.begin() as connection:
            await _undo_nothing(connection, since)
            count = await _erase_again(connection, Keys(connection, Vault(master)), since)
        await checkpoint(engine)
    finally:
        await engine.dispose()
    return count


async def _undo_nothing(connection: AsyncConnection, since: Since) -> None:
    ended = ~tuple_(staff.c.person_id, staff.c.role).in_(sorted(since.roles))
    await connection.execute(delete(staff).where(ended))
    await connection.execute(
        delete(staff_link).where(staff_link.c.token_hash.not_in(sorted(since.links)))
    )
    await connection.execute(delete(factor))
    known = set((await connection.execute(select(person.c.id))).scalars())
    put = f"INSERT INTO factor ({', '.join(_FACTOR)}) VALUES ({', '.join('?' * len(_FACTOR))})"  # noqa: S608  # own names
    for row in since.factors:
        if row[0] in known:
            await connection.exec_driver_sql(put, row)
    used = slip.c.token_hash.not_in(sorted(since.slips))
    still_open = slip.c.state == SlipState.OPEN.value
    await connection.execute(
        update(slip).where(still_open, used).values(state=SlipState.REVOKED.value)
    )
    sent = outbox.c.dedupe_key.not_in(sorted(since.waiting))
    waits = outbox.c.state == Delivery.WAITING.value
    await connection.execute(delete(outbox).where(waits, sent))


async def _erase_again(connection: AsyncConnection, keys: Keys, since: Since) -> int:
    known = set((await connection.execute(select(erased.c.id))).scalars())
    later = [row for row in since.erased if row[0] not in known]
    days = {owner: day for _, owner, day in later}
    people, cases, records = People(connection, keys), Cases(connection, keys), Records(connection)
    count = 0
    recorded = select(record.c.person_id).where(record.c.person_id.is_not(None)).distinct()
    for found in (await connection.execute(recorded)).scalars().all():
        if day := days.get(owner_hash(records_of(found))):
            await records.erase_person(found, day)
            count += 1
    for found in (await connection.execute(select(case.c.id))).scalars().all():
        if day := days.get(owner_hash(case_owner(found))):
            await cases.erase(found, day)
            count += 1
    for found in (await connection.execute(select(person.c.id))).scalars().all():
        if day := days.get(owner_hash(person_owner(found))):
            await people.erase(found, day)
            count += 1
    if later:
        rows = [{"id": key, "owner_hash": owner, "day": day} for key, owner, day in later]
        await connection.execute(insert(erased), rows)
    return count


def _put_in_place(fresh: Path, database: Path) -> Path | None:
    """At every moment there is a whole database under its name."""
    aside = None
    if database.exists():
        aside = database.with_name(database.name + REPLACED)
        for end in ("", "-wal", "-shm"):
            beside = database.with_name(database.name + end)
            old = aside.with_name(aside.name + end)
            old.unlink(missing_ok=True)
            if beside.exists():
                old.hardlink_to(beside)
    fresh.replace(database)
    for end in ("-wal", "-shm"):
        database.with_name(database.name + end).unlink(missing_ok=True)
    return aside
