"""Notices, the records of them, and the classes and slips through which families come."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
)

from storage.schema.base import metadata

record = Table(
    "record",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("number", String(16), unique=True),
    Column("person_id", String(32)),
    Column("mark", String(12)),
    Column("notice", String(20)),
    Column("version", String(20)),
    Column("language", String(2)),
    Column("text_hash", String(64)),
    Column("day", Date),
    Column("class_id", String(8)),
    Column("salt", String(32)),
    Column("leaf", String(64), nullable=False),
    Column("link", String(64), nullable=False),
    Index("ix_record_person_notice", "person_id", "notice", "version", "mark", "class_id"),
    Index("ix_record_class_id_person_id", "class_id", "person_id"),
)

notice_edition = Table(
    "notice_edition",
    metadata,
    Column("notice", String(20), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("type", String(10), nullable=False),
    Column("published", Date, nullable=False),
    Column("text_sealed", LargeBinary, nullable=False),
)

broadcast = Table(
    "broadcast",
    metadata,
    Column("notice", String(20), primary_key=True),
    Column("version", String(20), primary_key=True),
    Column("stage", Integer, primary_key=True),
    Column("started_on", Date, nullable=False),
    Column("reached", String(32), nullable=False),
    Column("posted", Integer, nullable=False),
    Column("finished", Boolean, nullable=False),
)

school_class = Table(
    "school_class",
    metadata,
    Column("id", String(8), primary_key=True),
    Column("label", String(12), nullable=False, unique=True),
    Column("band", String(6), nullable=False),
    Column("families", Integer, nullable=False),
    Column("teacher", String(32), ForeignKey("person.id", ondelete="SET NULL")),
    Column("created_on", Date, nullable=False),
    Index("ix_school_class_teacher", "teacher"),
)

slip = Table(
    "slip",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("code_hash", String(64), nullable=False, unique=True),
    Column(
        "class_id", String(8), ForeignKey("school_class.id", ondelete="CASCADE"), nullable=False
    ),
    Column("state", String(8), nullable=False),
    Column("expires_on", Date, nullable=False),
    Index("ix_slip_class_id_state", "class_id", "state"),
    Index("ix_slip_expires_on", "expires_on"),
)

check_count = Table(
    "check_count",
    metadata,
    Column("audience", String(12), primary_key=True),
    Column("band", String(6), primary_key=True),
    Column("day", Date, primary_key=True),
    Column("stage", String(8), primary_key=True),
    Column("finished", Integer, nullable=False),
    Column("right", Integer, nullable=False),
)
