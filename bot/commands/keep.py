"""`backup` and `restore`: one encrypted file that is proved when it is made, and the way back."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Final, TextIO

from bot.commands.opening import key_in, say, settings_or_say
from bot.settings import Settings, SettingsError
from bot.texts import Words
from bot.wording import full_day
from storage.backup import back_up
from storage.erased import BACKUP_DAYS
from storage.lock import InUseError
from storage.restore import NewerBackupError, OldBackupError, restore
from storage.sealed_file import DamagedFileError
from storage.vault import MasterKey, WrongMasterKeyError

FINE, FAILED = 0, 1

_REASONS: Final = {
    DamagedFileError: "backup-damaged",
    OldBackupError: "backup-old",
    NewerBackupError: "backup-newer",
    WrongMasterKeyError: "backup-wrong-key",
    InUseError: "store-in-use",
}


async def backup(
    env: Mapping[str, str], file: Path, now: datetime, *, words: Words, out: TextIO
) -> int:
    """Back the database up into the new `file`; 1 with the reason if it could not be proved."""
    settings = settings_or_say(env, words, out)
    if settings is None:
        return FAILED
    database = settings.storage.database
    if not database.exists():
        return _fail(out, words.plain("store-missing", file=str(database)))
    day = now.astimezone(settings.school.zone).date()
    try:
        found = await asyncio.to_thread(back_up, database, _master(settings), file, day)
    except FileExistsError:
        return _fail(out, words.plain("file-exists", file=str(file)))
    except OSError:
        return _fail(out, words.plain("file-trouble", file=str(file)))
    except WrongMasterKeyError:
        return _fail(out, words.plain("run-wrong-key", id=settings.keys.id))
    except DamagedFileError:
        return _fail(out, words.plain("store-damaged", file=str(database)))
    print(words.plain("backup-done", file=str(file), rows=found.rows, days=BACKUP_DAYS), file=out)
    if found.broken_at is not None:
        return _fail(out, words.plain("records-broken", number=found.broken_at + 1))
    return FINE


async def bring_back(
    env: Mapping[str, str],
    file: Path,
    key: Path | None,
    now: datetime,
    *,
    words: Words,
    out: TextIO,
) -> int:
    """Put a backup in the database's place; 1 with the reason if the database stays as it is.

    `key` is a secrets file with the master key of the time when the backup was made.
    """
    settings = settings_or_say(env, words, out)
    if settings is None:
        return FAILED
    master = _master(settings)
    try:
        sealed_with = MasterKey(settings.keys.id, key_in(key)) if key else master
        done = await restore(
            file,
            settings.storage.database,
            master,
            sealed_with=sealed_with,
            today=now.astimezone(settings.school.zone).date(),
        )
    except SettingsError as error:
        say(error.problems, words, out)
        return FAILED
    except OSError:
        return _fail(out, words.plain("file-trouble", file=str(file)))
    except tuple(_REASONS) as error:
        return _fail(out, words.plain(_REASONS[type(error)], file=str(file), days=BACKUP_DAYS))
    day = full_day(words, done.day)
    print(words.plain("restore-done", day=day, rows=done.contents.rows), file=out)
    if done.replaced:
        print(words.plain("restore-kept", file=str(done.replaced)), file=out)
    if done.erased is None:
        print(words.plain("restore-not-repeated", day=day), file=out)
    else:
        print(words.plain("restore-repeated", count=done.erased), file=out)
    if done.contents.broken_at is not None:
        return _fail(out, words.plain("records-broken", number=done.contents.broken_at + 1))
    return FINE


def _master(settings: Settings) -> MasterKey:
    return MasterKey(settings.keys.id, settings.keys.master_bytes())


def _fail(out: TextIO, reason: str) -> int:
    print(reason, file=out)
    return FAILED
