"""What several commands do first: read the settings, look at who can read the files, take a key."""

from __future__ import annotations

import stat
from base64 import b64decode
from collections.abc import Mapping
from pathlib import Path
from typing import TextIO

from bot.commands.questions import explained
from bot.settings import Settings, SettingsError, load_settings
from bot.settings_files import Problem, read_secrets
from bot.texts import Words

KEY_BYTES = 32


def settings_or_say(env: Mapping[str, str], words: Words, out: TextIO) -> Settings | None:
    """The settings; None when they cannot be used, with a line for every reason."""
    try:
        return load_settings(env)
    except SettingsError as error:
        say(error.problems, words, out)
        return None


def say(problems: tuple[Problem, ...], words: Words, out: TextIO) -> None:
    """A line for each problem, never with a value."""
    for problem in problems:
        print(f"! {problem.file}: {problem.key}: {explained(problem, words)}", file=out)


def open_to_others(database: Path) -> tuple[Problem, ...]:
    """The database's files that accounts other than their owner's may read or change."""
    ends = ("", "-wal", "-shm")
    beside = [database.with_name(database.name + end) for end in ends]
    return tuple(
        Problem(str(file), "-", "expected-private", "a file only its owner can read: chmod 600")
        for file in beside
        if file.exists() and file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)
    )


def key_in(file: Path) -> bytes:
    """The master key of a secrets file. Raises ``SettingsError`` with the reason."""
    problems: list[Problem] = []
    keys = read_secrets(file, problems).get("keys", {})
    if not problems:
        return key_of(str(keys.get("master", "")), str(file))
    raise SettingsError(problems)


def key_of(text: str, where: str) -> bytes:
    """The 32 bytes of a master key in base64. Raises ``SettingsError``, which names `where`."""
    try:
        key = b64decode(text, validate=True)
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        english = "32 random bytes in base64"
        raise SettingsError([Problem(where, "keys.master", "expected-master-key", english)])
    return key
