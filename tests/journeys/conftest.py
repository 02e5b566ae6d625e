"""What the journeys share: texts parsed once, and a look into the real database file."""

from __future__ import annotations

from functools import cache

import pytest

from bot.domain.catalogue import Catalogue, load_catalogue
from bot.texts import Texts
from tests.conftest import School
from tests.journeys.database import Rows


@cache
def _catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(autouse=True)
def _read_once(monkeypatch: pytest.MonkeyPatch, texts: Texts) -> None:
    """Texts and catalogue never change, and parsing them is most of what a school costs."""
    monkeypatch.setattr("bot.app.Texts", lambda: texts)
    monkeypatch.setattr("bot.app.load_catalogue", _catalogue)


@pytest.fixture
def rows(school: School) -> Rows:
    """The school's database file, read from outside the bot."""
    return Rows(school.settings.storage.database)
