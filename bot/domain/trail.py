"""What was said in a case and what happened to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from bot.domain.people import Role


class Said(StrEnum):
    """What a message in a case is."""

    TEXT = "text"
    QUESTION = "question"
    EXTENSION = "extension"
    MINUTES = "minutes"
    """The day of the council's minutes and their number, as ``2026-11-20 5``."""
    REASONS = "reasons"
    ANSWER = "answer"
    CORRECTED = "corrected"
    NOTE = "note"
    HAND_OVER = "hand_over"
    CONFLICT = "conflict"
    """Passed on because of a conflict of interest; without words."""


INNER: Final = frozenset({Said.NOTE, Said.HAND_OVER, Said.CONFLICT})
"""Messages for staff only."""


@dataclass(frozen=True, slots=True)
class CaseMessage:
    """One message in a case. `role` is None for the person who filed it."""

    role: Role | None
    text: str
    day: date
    kind: Said = Said.TEXT


class Happened(StrEnum):
    """What happened to a case; the trail is only ever added to."""

    REGISTERED = "registered"
    TAKEN = "taken"
    TAKEN_OVER = "taken_over"
    """A colleague took it in place of somebody who is away."""
    HANDED_OVER = "handed_over"
    ESCALATED = "escalated"
    """Handed over to the body above."""
    RELEASED = "released"
    EXTENDED = "extended"
    PAUSED = "paused"
    RESUMED = "resumed"
    GROUND = "ground"
    ANSWERED = "answered"
    """`new` is the decision, if there is one."""
    CORRECTED = "corrected"
    """`old` and `new` are the decisions before and after."""
    REOPENED = "reopened"
    WITHDRAWN = "withdrawn"
    LEVEL = "level"
    """A person of the school set how grave an incident is; `old` and `new` are levels."""
    REPEATED = "repeated"
    """The person sent the same once more."""
    STEP = "step"
    """A reaction to an incident was ticked (`new`) or the tick taken back (`old`)."""
    MATERIALS = "materials"
    """An incident was passed to the ethics council; `new` says how much (``Materials``)."""


INNER_EVENTS: Final = frozenset(
    {Happened.TAKEN_OVER, Happened.LEVEL, Happened.STEP, Happened.MATERIALS}
)
"""Events for staff only."""
MOVES_DUE: Final = frozenset({Happened.EXTENDED, Happened.RESUMED, Happened.REOPENED})
"""The only events that may move the promised day; `old` and `new` are those days."""


@dataclass(frozen=True, slots=True)
class CaseEvent:
    """A line of the trail. `role` is None for the person who filed the case, or the bot."""

    kind: Happened
    role: Role | None
    day: date
    old: str | None = None
    new: str | None = None
    seq: int = -1
    """Filled in by the storage."""
