"""Bringing a database file to the current schema."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine, create_engine, inspect, text

HEAD = "0001"
"""The newest revision; a test holds it against the scripts."""


def upgrade(database: Path, revision: str = "head") -> None:
    """Apply every missing migration to the file, making it if need be. Blocks.

    A file that is at the newest revision is recognised without loading Alembic. A new file is
    for its owner only, and SQLite gives what it keeps beside it the same mode.
    """
    database.touch(mode=0o600)
    engine = create_engine(f"sqlite:///{database}")
    try:
        if revision == "head" and _revision(engine) == HEAD:
            return
        from alembic import command
        from alembic.config import Config

        config = Config()
        config.set_main_option("script_location", str(Path(__file__).parent))
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, revision)
    finally:
        engine.dispose()


def _revision(engine: Engine) -> str | None:
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        row: str | None = connection.execute(
            text("SELECT version_num FROM alembic_version")
        ).scalar()
        return row
