"""What the journeys share: a look into the real database file."""

from __future__ import annotations

import pytest

from tests.conftest import School
from tests.journeys.database import Rows


@pytest.fixture
def rows(school: School) -> Rows:
    """The school's database file, read from outside the bot."""
    return Rows(school.settings.storage.database)
