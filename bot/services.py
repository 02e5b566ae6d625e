"""What every handler works with, built once in ``bot.app`` and passed as workflow data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.answers import Engine
from bot.domain.catalogue import Catalogue
from bot.domain.check import Check
from bot.domain.editions import NoticeLog
from bot.domain.glossary import Glossary
from bot.domain.promises import Promises
from bot.domain.tries import Tries
from bot.domain.versions import VersionLog
from bot.settings import Settings
from bot.texts import Texts
from storage.store import Store

Clock = Callable[[], datetime]
"""Gives the present moment, aware of its zone."""


@dataclass(frozen=True, slots=True)
class Services:
    """The school's settings, its words, rules, promises, own notice, database and clock."""

    settings: Settings
    texts: Texts
    catalogue: Catalogue
    check: Check
    glossary: Glossary
    versions: VersionLog
    own_notice: NoticeLog
    content_version: str
    answers: Engine
    promises: Promises
    store: Store
    clock: Clock
    tries: Tries = field(default_factory=Tries)

    def today(self) -> date:
        """The school's own date now."""
        return self.promises.today(self.clock())
