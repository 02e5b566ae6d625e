"""Telling people of a notice: the first time and at most two reminders, then silence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

FIRST: Final = 0
"""The stage that announces an edition; reminders are stages 1 and 2."""


@dataclass(frozen=True, slots=True)
class Broadcast:
    """One round of telling people of an edition. `reached` is the last person posted to.

    `posted` letters are in the outbox; the round is `finished` when everybody's is.
    """

    notice: str
    version: str
    stage: int
    started_on: date
    reached: str
    posted: int
    finished: bool

    @property
    def letters(self) -> str:
        """What the dedupe keys of its letters begin with; the person follows."""
        return f"notice:{self.notice}:{self.version}:{self.stage}:"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a round has come, in people. The four parts add up to `people`.

    Sent are also letters that were not wanted any more when their turn came. Unreachable is
    who blocked the bot: neither a refusal nor a withdrawal.
    """

    people: int
    left: int
    unreachable: int
    parked: int
    finished: bool

    @property
    def sent(self) -> int:
        """Letters that Telegram took."""
        return self.people - self.left - self.unreachable - self.parked

    def seconds(self, pace: float) -> int:
        """How long the rest takes at so many letters a second."""
        return -int(-self.left // pace)


def next_stage(last: Broadcast, reminders: int) -> int | None:
    """The reminder that follows the last round of an edition; None when all went out."""
    return last.stage + 1 if last.finished and last.stage < reminders else None
