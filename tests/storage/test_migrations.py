"""The migrations lead to the tables that the code knows, and every step can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, inspect

import storage.migrations
from storage.migrations import HEAD, upgrade
from storage.schema import metadata


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    """A connection to an empty file, in a transaction that stays."""
    engine = create_engine(f"sqlite:///{tmp_path / 'adal.db'}")
    with engine.begin() as opened:
        yield opened
    engine.dispose()


@pytest.fixture
def config(connection: Connection) -> Config:
    """Alembic over that connection, as ``upgrade`` sets it up."""
    config = Config()
    folder = Path(storage.migrations.__file__).parent
    config.set_main_option("script_location", str(folder))
    config.attributes["connection"] = connection
    return config


def tables(connection: Connection) -> dict[str, list[str]]:
    """Every table with its columns."""
    looked_at = inspect(connection)
    return {
        name: [column["name"] for column in looked_at.get_columns(name)]
        for name in looked_at.get_table_names()
    }


def test_every_revision_goes_up_down_and_up_again(config: Config, connection: Connection) -> None:
    """A stairway: each step taken back leaves exactly what was before it."""
    revisions = [r.revision for r in ScriptDirectory.from_config(config).walk_revisions()]
    before = "base"
    for revision in reversed(revisions):
        lower = {n: c for n, c in tables(connection).items() if n != "alembic_version"}
        command.upgrade(config, revision)
        upper = tables(connection)
        command.downgrade(config, before)
        left = {n: c for n, c in tables(connection).items() if n != "alembic_version"}
        assert left == lower, revision
        command.upgrade(config, revision)
        assert tables(connection) == upper
        before = revision


def test_the_migrations_make_exactly_the_tables_of_the_schema(
    config: Config, connection: Connection
) -> None:
    """No column, index or type differs between the models and a migrated file."""
    command.upgrade(config, "head")
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    assert compare_metadata(context, metadata) == []


def test_the_named_head_is_the_newest_revision(config: Config) -> None:
    """There is one head, and the constant by which an up-to-date file is recognised names it."""
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_an_up_to_date_file_is_left_alone(tmp_path: Path) -> None:
    """The second start changes not a byte."""
    file = tmp_path / "adal.db"
    upgrade(file)
    before = file.read_bytes()
    upgrade(file)
    assert file.read_bytes() == before
