"""A backup: one consistent, encrypted file, proved by opening it again. The bot may run on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.domain.ledger import first_break
from storage.sealed_file import DamagedFileError, open_file, seal_file
from storage.vault import PSEUDONYM_OWNER, MasterKey, Vault, WrongMasterKeyError


@dataclass(frozen=True, slots=True)
class Contents:
    """What a database holds: rows of each table, the records' chain, the schema's revision."""

    counts: dict[str, int]
    chain: str
    """SHA-256 over every leaf and link."""
    broken_at: int | None
    """Index of the first record that does not follow from the one before, None if all do."""
    revision: str

    @property
    def rows(self) -> int:
        """All rows together."""
        return sum(self.counts.values())


def back_up(database: Path, master: MasterKey, file: Path, day: date) -> Contents:
    """Write a backup of `database` to the new `file`; what is in it. Blocks.

    The file is opened again and compared before it gets its name. Raises ``OSError`` (also when
    `file` exists), ``WrongMasterKeyError`` and ``DamagedFileError``.
    """
    if file.exists():
        raise FileExistsError(file)
    with folder_beside(database) as folder:
        copied, opened = folder / "copied", folder / "opened"
        _copy(database, copied)
        told = contents(copied)
        require_key(copied, master)
        beside = file.with_name(f"{file.name}.part")
        beside.unlink(missing_ok=True)
        try:
            seal_file(copied, beside, master, day)
            open_file(beside, opened, master)
            if contents(opened) != told:
                raise DamagedFileError
            beside.replace(file)
        finally:
            beside.unlink(missing_ok=True)
    return told


@contextmanager
def folder_beside(database: Path) -> Iterator[Path]:
    """A folder of the owner's own on the database's disk, gone when the block ends."""
    with TemporaryDirectory(dir=database.parent, prefix=".adal-") as name:
        yield Path(name)


def _copy(database: Path, target: Path) -> None:
    """One moment's state, without the pages of what was deleted."""
    uri = f"{database.resolve().as_uri()}?mode=ro"
    try:
        with closing(sqlite3.connect(uri, uri=True, timeout=30)) as connection:
            connection.execute("VACUUM INTO ?", (str(target),))
    except sqlite3.DatabaseError:
        raise DamagedFileError from None


def contents(database: Path) -> Contents:
    """What a database file holds. Raises ``DamagedFileError``."""
    try:
        with closing(sqlite3.connect(database)) as connection:
            if connection.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                raise DamagedFileError
            names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            counts = {
                name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608  # a table's own name
                for (name,) in names.fetchall()
                if not name.startswith("sqlite_")
            }
            chain = connection.execute("SELECT leaf, link FROM record ORDER BY seq").fetchall()
            (revision,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except (sqlite3.DatabaseError, TypeError):
        raise DamagedFileError from None
    digest = sha256("".join(leaf + link for leaf, link in chain).encode()).hexdigest()
    return Contents(counts, digest, first_break(chain), revision)


def require_key(database: Path, master: MasterKey) -> None:
    """Refuse a key that does not open the database. Raises ``WrongMasterKeyError``."""
    with closing(sqlite3.connect(database)) as connection:
        row = connection.execute(
            "SELECT wrapped FROM data_key WHERE owner = ?", (PSEUDONYM_OWNER,)
        ).fetchone()
    if row is None:
        raise WrongMasterKeyError(f"master key {master.id!r}: the database has no key of ours")
    Vault(master).pseudonyms(row[0])
