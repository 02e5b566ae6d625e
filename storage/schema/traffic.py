"""What comes in and goes out, what staff did, and the decrees of the calendar."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
)

from storage.schema.base import Utc, metadata

processed_update = Table(
    "processed_update",
    metadata,
    Column("update_id", Integer, primary_key=True),
    Column("day", Date, nullable=False),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("dedupe_key", String(120), nullable=False),
    Column("recipient", String(32), nullable=False),
    Column("author_role", String(20)),
    Column("quiet", Boolean, nullable=False),
    Column("letter_sealed", LargeBinary),
    Column("state", String(12), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("not_before", Utc, nullable=False),
    Column("day", Date, nullable=False),
    UniqueConstraint("dedupe_key"),
    Index("ix_outbox_state_quiet_id", "state", "quiet", "id"),
    Index("ix_outbox_recipient_state", "recipient", "state"),
    sqlite_autoincrement=True,
)

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Utc, nullable=False),
    Column("person_id", String(32), nullable=False),
    Column("role", String(20)),
    Column("action", String(30), nullable=False),
    Column("object", String(32)),
    Column("old", String(40)),
    Column("new", String(40)),
    sqlite_autoincrement=True,
)

decree = Table(
    "decree",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("day", Date, nullable=False),
    Column("working", Boolean),
    Column("reasons_sealed", LargeBinary),
    Column("role", String(20), nullable=False),
    Column("changed_on", Date, nullable=False),
    sqlite_autoincrement=True,
)
