"""What a bot would make at its first start, made once for all tests of a process."""

from __future__ import annotations

import tempfile
from copy import deepcopy
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from aiogram import Router

from bot.playground.world import Bot
from handlers import build_router
from storage.migrations import upgrade

_PROFILE: Final = ("names", "descriptions", "short_descriptions", "commands")
_seen: dict[str, Any] = {}


def fresh_database(file: Path) -> None:
    """Put an empty database of the newest schema at `file`, unless one is there.

    To migrate one costs more than most tests; the migrations have tests of their own.
    """
    if not file.exists():
        file.touch(mode=0o600)
        file.write_bytes(_empty_database())


@lru_cache(maxsize=1)
def _empty_database() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "adal.db"
        upgrade(file)
        return file.read_bytes()


def dress(account: Bot) -> None:
    """Give the bot's account the profile that an earlier start has set, as in a real life."""
    for name, value in _seen.items():
        setattr(account, name, deepcopy(value))


def remember_profile(account: Bot) -> None:
    """Keep the profile that the bot has set, for the next one's ``dress``."""
    _seen.update({name: deepcopy(getattr(account, name)) for name in _PROFILE})


def shared_router() -> Router:
    """The bot's own handlers, free for the next dispatcher; no two bots of a test need them apart.

    They hold nothing of the bot they serve, and to make them costs more than most tests.
    """
    router = _router()
    router._parent_router = None
    return router


@lru_cache(maxsize=1)
def _router() -> Router:
    return build_router()
