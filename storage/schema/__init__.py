"""The tables. Each column that can hold words or an address is encrypted (``*_sealed``).

What each column is for, on what basis and for how long it is kept stands in
``docs/data-map.md``; a test refuses a column that is missing there.
"""

from storage.schema.base import Utc, metadata
from storage.schema.cases import (
    case,
    case_contact,
    case_event,
    case_message,
    case_topic,
    held_alert,
    reminder,
)
from storage.schema.notices import (
    broadcast,
    check_count,
    notice_edition,
    record,
    school_class,
    slip,
)
from storage.schema.people import (
    absence,
    conversation,
    data_key,
    erased,
    factor,
    person,
    shown,
    staff,
    staff_group,
    staff_link,
)
from storage.schema.traffic import audit, decree, outbox, processed_update

__all__ = [
    "Utc",
    "absence",
    "audit",
    "broadcast",
    "case",
    "case_contact",
    "case_event",
    "case_message",
    "case_topic",
    "check_count",
    "conversation",
    "data_key",
    "decree",
    "erased",
    "factor",
    "held_alert",
    "metadata",
    "notice_edition",
    "outbox",
    "person",
    "processed_update",
    "record",
    "reminder",
    "school_class",
    "shown",
    "slip",
    "staff",
    "staff_group",
    "staff_link",
]
