"""Incidents by level, with the reactions that the standard asks for (002:9.4).

A person of the school sets the level and ticks what was done; nothing here proposes a sanction.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.domain.cases import (
    GRAVEST,
    RUNNING,
    Case,
    CaseEvent,
    Happened,
    Kind,
    Subject,
    takers,
)
from bot.domain.people import Role


class Step(StrEnum):
    """A reaction to an incident."""

    TALK = "talk"
    COUNCIL = "council"
    DECISION = "decision"
    APPEAL = "appeal"
    STOP = "stop"
    PLAN = "plan"
    AUTHORITY = "authority"
    SERVICES = "services"


STEPS: Final[Mapping[int, tuple[Step, ...]]] = {
    1: (Step.TALK,),
    2: (Step.COUNCIL, Step.DECISION, Step.APPEAL),
    GRAVEST: (Step.STOP, Step.PLAN, Step.AUTHORITY, Step.SERVICES),
}
"""The reactions of each level, in the order of 002:9.4a, 9.4ae and 9.4b."""
BY_COUNCIL: Final = 2
"""The level that the ethics council decides on, with minutes."""
TO_COUNCIL: Final = frozenset({BY_COUNCIL, GRAVEST})
"""Levels whose materials can be passed to the ethics council."""


@dataclass(frozen=True, slots=True)
class Materials:
    """What of an incident was passed to the ethics council: its level, how many messages and how
    many reactions ticked; never content (003:3.4-2). As text three numbers, ``2 5 1``.
    """

    level: int
    messages: int
    steps: int

    def __str__(self) -> str:
        return f"{self.level} {self.messages} {self.steps}"

    @classmethod
    def read(cls, text: str) -> Materials:
        """The same from its text."""
        level, messages, steps = map(int, text.split())
        return cls(level, messages, steps)


def has_level(case: Case) -> bool:
    """Whether a case is graded: an incident, but not somebody's call for support."""
    return case.kind is Kind.INCIDENT and case.subject is not Subject.DISTRESS


def for_council(case: Case) -> bool:
    """Whether the materials of this incident can be passed to the ethics council now."""
    grave = has_level(case) and case.level in TO_COUNCIL
    return grave and case.state in RUNNING and Role.COUNCIL in takers(case)


def done(events: Iterable[CaseEvent]) -> frozenset[Step]:
    """The reactions that are ticked, as the trail tells."""
    ticked: set[Step] = set()
    for event in events:
        if event.kind is Happened.STEP:
            ticked -= {Step(event.old)} if event.old else set()
            ticked |= {Step(event.new)} if event.new else set()
    return frozenset(ticked)
