"""Counts of finished checks, and the migration that made room for them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from bot.domain.check import Stage
from bot.domain.people import Audience, Band
from storage import migrations
from storage.schema import metadata
from storage.store import Store
from storage.vault import MasterKey

DAY = date(2026, 11, 23)


@pytest.mark.requirement("R-10.9a")
async def test_finished_checks_are_only_counted(tmp_path: Path) -> None:
    """One row for an audience, band, day and stage, however many people took the check."""
    database = tmp_path / "school.sqlite3"
    async with Store.open(database, MasterKey("k1", bytes(32))) as store:
        for right in (3, 0, 2):
            async with store.writing() as work:
                await work.checks.count(Audience.STUDENT, Band.PRIMARY, DAY, Stage.BEFORE, right)
        async with store.writing() as work:
            await work.checks.count(Audience.STUDENT, Band.PRIMARY, DAY, Stage.AFTER, 3)
    with closing(sqlite3.connect(database)) as connection:
        rows = connection.execute("SELECT * FROM check_count ORDER BY stage").fetchall()
    assert rows == [
        ("student", "1-4", "2026-11-23", "after", 1, 3),
        ("student", "1-4", "2026-11-23", "before", 3, 5),
    ]


def test_migrations_make_the_schema_that_the_code_has(tmp_path: Path) -> None:
    """A new database, brought to the newest revision, has exactly the tables of the code."""
    database = tmp_path / "school.sqlite3"
    migrations.upgrade(database)
    engine = create_engine(f"sqlite:///{database}")
    with engine.connect() as opened:
        context = MigrationContext.configure(opened, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
        assert context.get_current_revision() == migrations.HEAD
    engine.dispose()


def test_the_newest_revision_is_the_one_the_code_names() -> None:
    """Else a database would be migrated at every start, or never."""
    scripts = ScriptDirectory(str(Path(migrations.__file__).parent))
    assert scripts.get_current_head() == migrations.HEAD
