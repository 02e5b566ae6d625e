"""The tables. Each column that can hold words or an address is encrypted (``*_sealed``).

What each column is for, on what basis and for how long it is kept stands in
``docs/data-map.md``; a test refuses a column that is missing there.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.engine import Dialect


class Utc(TypeDecorator[datetime]):
    """An aware moment, stored as naive UTC since SQLite knows no zones."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002  # SQLAlchemy's signature
    ) -> datetime | None:
        """UTC without its zone; refuses a naive moment."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002  # SQLAlchemy's signature
    ) -> datetime | None:
        """The moment with its zone again."""
        return None if value is None else value.replace(tzinfo=UTC)


metadata: Final = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

data_key = Table(
    "data_key",
    metadata,
    Column("owner", String(80), primary_key=True),
    Column("master_id", String(40), nullable=False),
    Column("wrapped", LargeBinary, nullable=False),
)

person = Table(
    "person",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("language", String(2), nullable=False),
    Column("audience", String(12)),
    Column("band", String(6)),
    Column("address_sealed", LargeBinary, nullable=False),
    Column("reachable", Boolean, nullable=False),
    Column("last_day", Date, nullable=False),
    Index("ix_person_last_day", "last_day"),
)

staff = Table(
    "staff",
    metadata,
    Column("person_id", String(32), ForeignKey("person.id", ondelete="CASCADE"), primary_key=True),
    Column("role", String(20), primary_key=True),
    Column("bound_on", Date, nullable=False),
    Index("ix_staff_role", "role"),
)

factor = Table(
    "factor",
    metadata,
    Column("person_id", String(32), ForeignKey("person.id", ondelete="CASCADE"), primary_key=True),
    Column("secret_sealed", LargeBinary),
    Column("next_sealed", LargeBinary),
    Column("codes_sealed", LargeBinary),
    Column("step", Integer),
    Column("failures", Integer, nullable=False),
    Column("blocked_until", Utc),
    Column("opened_at", Utc),
    Column("open_until", Utc),
    Column("confirmed_on", Date),
    Column("reset_by", String(32)),
)

staff_link = Table(
    "staff_link",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("role", String(20), nullable=False),
    Column("expires_on", Date, nullable=False),
    Column("used_on", Date),
)

absence = Table(
    "absence",
    metadata,
    Column("person_id", String(32), ForeignKey("person.id", ondelete="CASCADE"), primary_key=True),
    Column("since", Utc, nullable=False),
    Column("until", Utc, nullable=False),
    Column("deputy", String(32), ForeignKey("person.id", ondelete="SET NULL")),
)

conversation = Table(
    "conversation",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("owner", String(80), nullable=False),
    Column("state", String(80)),
    Column("data_sealed", LargeBinary),
    Column("changed_on", Date, nullable=False),
)

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
    Index("ix_case_state_due", "state", "due_on", "registered_on"),
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

staff_group = Table(
    "staff_group",
    metadata,
    Column("person_id", String(32), ForeignKey("person.id", ondelete="CASCADE"), primary_key=True),
    Column("bound_on", Date, nullable=False),
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

shown = Table(
    "shown",
    metadata,
    Column("person_id", String(32), primary_key=True),
    Column("message_id", Integer, primary_key=True),
    Column("at", Utc, nullable=False),
    Index("ix_shown_at", "at"),
)

erased = Table(
    "erased",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("owner_hash", String(64), nullable=False),
    Column("day", Date, nullable=False),
    Index("ix_erased_day", "day"),
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
