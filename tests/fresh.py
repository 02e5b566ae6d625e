"""What a bot would make at its first start, made once for all tests of a process."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from copy import deepcopy
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any, Final

from aiogram import Router
from sqlalchemy import Dialect
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.playground.world import Bot
from handlers import build_router
from storage.migrations import upgrade

_PROFILE: Final = ("names", "descriptions", "short_descriptions", "commands")
_seen: dict[str, Any] = {}
_statements: dict[Any, Any] = {}
_dialects: list[Dialect] = []
_migrating: Final = Lock()


def fresh_database(file: Path) -> None:
    """Put an empty database of the newest schema at `file`, unless one is there.

    To migrate one costs more than most tests; the migrations have tests of their own.
    """
    if not file.exists():
        file.touch(mode=0o600)
        file.write_bytes(_empty_database())


def quick_upgrade(database: Path) -> None:
    """What a store does first, for a file that need not be migrated."""
    # Stores are opened in threads, and Alembic can do one thing at a time.
    with _migrating:
        fresh_database(database)
    upgrade(database)


def sharing_statements(make: Callable[[Path], AsyncEngine]) -> Callable[[Path], AsyncEngine]:
    """Engines that compile each statement once between all of them; a bot has two, tests have
    hundreds.
    """

    def made(database: Path) -> AsyncEngine:
        engine = make(database)
        if not _dialects:
            _dialects.append(engine.dialect)
        # What was compiled is found again under its dialect only.
        engine.sync_engine.dialect = _dialects[0]
        engine.sync_engine.update_execution_options(compiled_cache=_statements)
        return engine

    return made


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
