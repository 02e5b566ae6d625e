"""Writing school.toml and secrets.toml so that only their owner can read them."""

from __future__ import annotations

import os
from base64 import b64encode
from pathlib import Path
from secrets import token_bytes, token_urlsafe
from typing import Final

import tomli_w

from bot.settings_files import Tree
from bot.texts import Words

OWNER_ONLY: Final = 0o600
MASTER_KEY_BYTES: Final = 32


def school_file(answers: Tree, words: Words) -> str:
    """school.toml with a comment over each section."""
    parts = [f"# {line}" for line in words.plain("file-head").splitlines()]
    for section, table in answers.items():
        parts += ["", f"# {words.plain('section-' + section)}"]
        if isinstance(table, list):
            parts += [_entry(section, entry) for entry in table]
        else:
            parts.append(tomli_w.dumps({section: table}).strip())
    return "\n".join(parts) + "\n"


def _entry(section: str, entry: Tree) -> str:
    # Written by the library, a short list comes out as a plain key, which here would fall into
    # the section above it.
    table = tomli_w.dumps({section: entry}).strip()
    return table.replace(f"[{section}]", f"[[{section}]]", 1)


def secrets_file(token: str, words: Words, *, webhook: bool) -> str:
    """secrets.toml with a new master key; a webhook gets a secret of its own."""
    telegram = {"token": token}
    if webhook:
        telegram["webhook_secret"] = token_urlsafe(MASTER_KEY_BYTES)
    master = b64encode(token_bytes(MASTER_KEY_BYTES)).decode()
    head = "\n".join(f"# {line}" for line in words.plain("secrets-head").splitlines())
    return f"{head}\n\n" + tomli_w.dumps({"telegram": telegram, "keys": {"master": master}})


def write_private(path: Path, text: str) -> None:
    """Writes `path` whole or not at all, readable by its owner only. Raises ``OSError``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(path.name + ".new")
    beside.unlink(missing_ok=True)
    # Created closed, rather than closed afterwards: nobody may read it in between.
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
