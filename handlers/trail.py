"""The trail of a case in words: everything that happened, or only how the promised day moved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from bot.domain.cases import INNER_EVENTS, MOVES_DUE, CaseEvent, Happened
from bot.domain.incidents import Materials
from bot.texts import Words
from bot.wording import short_day

MOVES_SHOWN: Final = 5
"""How many moves of the promised day stand on a screen, the latest."""
LINES: Final = 40
"""How many lines of a trail are shown, the latest; the file of one's data has them all."""
_ROLES: Final = frozenset({Happened.HANDED_OVER, Happened.ESCALATED})
_NAMED: Final = {
    Happened.GROUND: "ground",
    Happened.STEP: "step",
    Happened.ANSWERED: "decision",
    Happened.CORRECTED: "decision",
}
"""Events whose `new` is a word of its own."""


def trail_text(words: Words, events: list[CaseEvent]) -> str:
    """How the promised day moved and why, and that it was sent again; empty when neither."""
    lines = [_move(words, event) for event in events if event.kind in MOVES_DUE and event.new]
    repeats = [event.day for event in events if event.kind is Happened.REPEATED]
    if repeats:
        lines.append(words("sent-again", day=short_day(words, repeats[-1])))
    return "\n".join(lines[-MOVES_SHOWN:])


def whole_trail(words: Words, events: Sequence[CaseEvent], *, inner: bool = False) -> str:
    """Everything that happened, a line each; with `inner` also what is for staff only."""
    seen = [event for event in events if inner or event.kind not in INNER_EVENTS]
    return "\n".join(_line(words, event) for event in seen[-LINES:]) or words("trail-empty")


def _line(words: Words, event: CaseEvent) -> str:
    key = event.kind.value.replace("_", "-")
    if event.kind is Happened.STEP and event.new is None:
        key = "unstep"
    if event.kind is Happened.ANSWERED and event.new is not None:
        key = "decided"
    if event.kind is Happened.CORRECTED and event.new != event.old:
        key = "decided-anew"
    what = words(
        f"event-{key}", old=_value(words, event, event.old), new=_value(words, event, event.new)
    )
    day = short_day(words, event.day)
    if event.role is None:
        return words("trail-line", day=day, what=what)
    role = words(f"role-{event.role.value.replace('_', '-')}")
    return words("trail-line-by", day=day, what=what, role=role)


def _value(words: Words, event: CaseEvent, value: str | None) -> str:
    if value is None:
        return ""
    if event.kind in _ROLES:
        return words(f"role-{value.replace('_', '-')}")
    if event.kind in _NAMED:
        return words(f"{_NAMED[event.kind]}-{value}")
    if event.kind is Happened.LEVEL:
        return value
    if event.kind is Happened.MATERIALS:
        passed = Materials.read(value)
        return words(
            "materials-passed",
            level=passed.level,
            messages=passed.messages,
            steps=passed.steps,
        )
    return short_day(words, date.fromisoformat(value))


def _move(words: Words, event: CaseEvent) -> str:
    old, new = (short_day(words, date.fromisoformat(day or "")) for day in (event.old, event.new))
    if event.kind is Happened.RESUMED and event.old == event.new:
        return words("moved-not", day=new)
    return words(f"moved-{event.kind.value}", old=old, new=new)
