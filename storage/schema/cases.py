"""Cases, what was said and what happened in them, and what was told of them."""

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

from storage.schema.base import Utc, metadata

case = Table(
    "case",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("number", String(11), nullable=False, unique=True),
    Column("kind", String(16), nullable=False),
    Column("subject", String(10)),
    Column("complainant", String(32), nullable=False),
    Column("language", String(2), nullable=False),
    Column("state", String(12), nullable=False),
    Column("role", String(20), nullable=False),
    Column("assignee", String(32)),
    Column("registered_on", Date, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("first_due_on", Date, nullable=False),
    Column("round", Integer, nullable=False),
    Column("term", Integer, nullable=False),
    Column("calendar_version", String(40), nullable=False),
    Column("skipped", String(400), nullable=False),
    Column("answered_on", Date),
    Column("ended_on", Date),
    Column("rating", Integer),
    Column("asked_on", Date),
    Column("answered_at", Utc),
    Column("appeals", String(11)),
    Column("late", Boolean, nullable=False),
    Column("for_child", Boolean, nullable=False),
    Column("level", Integer),
    Column("decision", String(10)),
    Index("ix_case_complainant", "complainant"),
    Index("ix_case_state_due", "state", "due_on", "registered_on", "first_due_on"),
    # Holds all that a queue asks of a case, so that counting it reads no other page.
    Index(
        "ix_case_queue",
        *("role", "state", "due_on", "number", "assignee", "complainant", "subject", "id"),
    ),
    Index("ix_case_ended_on", "ended_on"),
    Index("ix_case_level", "level"),
    Index("ix_case_registered_on", "registered_on"),
)

case_message = Table(
    "case_message",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("case_id", String(32), ForeignKey("case.id", ondelete="CASCADE"), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("role", String(20)),
    Column("kind", String(12), nullable=False),
    Column("text_sealed", LargeBinary, nullable=False),
    Column("day", Date, nullable=False),
    Index("ix_case_message_case_id_seq", "case_id", "seq"),
)

case_contact = Table(
    "case_contact",
    metadata,
    Column("case_id", String(32), ForeignKey("case.id", ondelete="CASCADE"), primary_key=True),
    Column("text_sealed", LargeBinary, nullable=False),
)

case_event = Table(
    "case_event",
    metadata,
    Column("case_id", String(32), ForeignKey("case.id", ondelete="CASCADE"), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("kind", String(12), nullable=False),
    Column("role", String(20)),
    Column("day", Date, nullable=False),
    Column("old", String(40)),
    Column("new", String(40)),
)

case_topic = Table(
    "case_topic",
    metadata,
    Column("case_id", String(32), ForeignKey("case.id", ondelete="CASCADE"), primary_key=True),
    Column("thread", Integer),
    Column("shown", String(12), nullable=False),
)

held_alert = Table(
    "held_alert",
    metadata,
    Column("case_id", String(32), ForeignKey("case.id", ondelete="CASCADE"), primary_key=True),
    Column("until", Utc, nullable=False),
    Index("ix_held_alert_until", "until"),
)

reminder = Table(
    "reminder",
    metadata,
    Column("case_id", String(32), ForeignKey("case.id", ondelete="CASCADE"), primary_key=True),
    Column("round", Integer, primary_key=True),
    Column("stage", String(30), primary_key=True),
    Column("day", Date, nullable=False),
)
