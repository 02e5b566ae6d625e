"""`rotate-key`: every data key goes over to a new master key, given or made here."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path
from secrets import token_bytes
from typing import Final, TextIO

import tomli_w

from bot.commands.files import write_private
from bot.commands.opening import KEY_BYTES, key_in, key_of, say, settings_or_say
from bot.settings import NEW_MASTER_VARIABLE, SettingsError, secrets_path
from bot.texts import Words
from storage.lock import InUseError
from storage.rotation import SameKeyError, rotate
from storage.vault import MasterKey, WrongMasterKeyError

FINE, FAILED = 0, 1
NEW_NAME: Final = "secrets.new.toml"


async def rotate_key(env: Mapping[str, str], new: Path | None, *, words: Words, out: TextIO) -> int:
    """Rewrap everything and say where the new key is; 1 with the reason if nothing changed.

    The new key comes from the variable, else from the file `new` (beside the secrets by
    default), else it is made and written there before anything is changed.
    """
    settings = settings_or_say(env, words, out)
    if settings is None:
        return FAILED
    database = settings.storage.database
    if not database.exists():
        print(words.plain("store-missing", file=str(database)), file=out)
        return FAILED
    given = env.get(NEW_MASTER_VARIABLE)
    file = new or secrets_path(env).with_name(NEW_NAME)
    made = not given and not file.exists()
    try:
        if made:
            _write_new(file, words)
        secret = key_of(given, NEW_MASTER_VARIABLE) if given else key_in(file)
        old = MasterKey(settings.keys.id, settings.keys.master_bytes())
        count = await rotate(database, old, MasterKey(settings.keys.id, secret))
    except SettingsError as error:
        say(error.problems, words, out)
        return FAILED
    except OSError:
        print(words.plain("file-trouble", file=str(file)), file=out)
        return FAILED
    except (WrongMasterKeyError, SameKeyError, InUseError) as error:
        if made:
            file.unlink()
        reason = {
            WrongMasterKeyError: words.plain("run-wrong-key", id=settings.keys.id),
            SameKeyError: words.plain("rotate-same-key"),
            InUseError: words.plain("store-in-use"),
        }
        print(reason[type(error)], file=out)
        return FAILED
    print(words.plain("rotate-done", count=count), file=out)
    place = NEW_MASTER_VARIABLE if given else str(file)
    print(words.plain("rotate-next", place=place), file=out)
    return FINE


def _write_new(file: Path, words: Words) -> None:
    master = b64encode(token_bytes(KEY_BYTES)).decode()
    head = "\n".join(f"# {line}" for line in words.plain("rotate-head").splitlines())
    write_private(file, f"{head}\n\n" + tomli_w.dumps({"keys": {"master": master}}))
