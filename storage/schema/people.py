"""Who the bot knows, who works for the school, and the keys that open what is theirs."""

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

staff_group = Table(
    "staff_group",
    metadata,
    Column("person_id", String(32), ForeignKey("person.id", ondelete="CASCADE"), primary_key=True),
    Column("bound_on", Date, nullable=False),
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
