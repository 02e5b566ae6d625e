"""What the journeys share: a look into the real database file."""

from __future__ import annotations

import pytest

from tests.journeys.database import Rows
from tests.school import School


@pytest.fixture
def rows(school: School) -> Rows:
    """The school's database file, read from outside the bot."""
    return Rows(school.settings.storage.database)
