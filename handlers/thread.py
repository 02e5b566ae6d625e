"""The messages of a case as text, the newest in full, cut so that a screen fits."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from bot.domain.cases import MOVES_DUE, CaseEvent, CaseMessage, Happened, Said
from bot.services import Services
from bot.texts import Words
from bot.wording import day_words, full_day, short_day
from handlers.filing import LONGEST

ROOM: Final = 2500
"""Characters for the messages; the frame of the screen and the mark take the rest. The newest
message alone may be as long as a message can be, for nobody can answer what they cannot read.
"""
MOVES_SHOWN: Final = 5
"""How many lines of the trail stand on a screen, the latest."""


def thread_text(words: Words, services: Services, messages: list[CaseMessage]) -> str:
    """Who said what and when, oldest first; the oldest are left out when there is no room."""
    today = services.today()
    parts: list[str] = []
    left = ROOM
    for message in reversed(messages):
        whole = _text(words, message)
        room = left if parts else LONGEST
        text = whole if len(whole) <= room else whole[: max(0, room - 1)] + "…"
        if left <= 0:
            parts.append(words("thread-more", count=len(messages) - len(parts)))
            break
        day = day_words(words, message.day, today)
        parts.append(words("thread-message", author=_author(words, message), day=day, text=text))
        left -= len(text)
    return "\n\n".join(reversed(parts)) if parts else words("thread-erased")


def trail_text(words: Words, events: list[CaseEvent]) -> str:
    """How the promised day moved and why, and that it was sent again; empty when neither."""
    lines = [_move(words, event) for event in events if event.kind in MOVES_DUE and event.new]
    repeats = [event.day for event in events if event.kind is Happened.REPEATED]
    if repeats:
        lines.append(words("sent-again", day=short_day(words, repeats[-1])))
    return "\n".join(lines[-MOVES_SHOWN:])


def answer_text(words: Words, text: str, more: Mapping[str, Any]) -> str:
    """Plain text of an answer with the council's minutes and the second ground, if it has them.

    `more` holds ``minutes``, ``minutes_day`` and ``reasons`` together, and ``ground``.
    """
    parts = [text]
    if "minutes" in more:
        day = full_day(words, date.fromisoformat(more["minutes_day"]))
        parts.append(words.plain("answer-minutes", number=more["minutes"], day=day))
        parts.append(words.plain("answer-reasons", text=more["reasons"]))
    if "ground" in more:
        ground = words.plain(f"ground-{more['ground']}")
        parts.append(words.plain("answer-ground", ground=ground))
    return "\n\n".join(parts)


def _author(words: Words, message: CaseMessage) -> str:
    author = (
        words.plain("thread-writer")
        if message.role is None
        else words.plain(f"role-{message.role.value.replace('_', '-')}")
    )
    if message.kind is Said.TEXT:
        return author
    kind = words.plain(f"said-{message.kind.value.replace('_', '-')}")
    return words.plain("thread-kind", author=author, kind=kind)


def _text(words: Words, message: CaseMessage) -> str:
    if message.kind is Said.CONFLICT:
        return words.plain("conflict-reason")
    if message.kind is Said.MINUTES:
        day, _, number = message.text.partition(" ")
        return words.plain(
            "answer-minutes", number=number, day=full_day(words, date.fromisoformat(day))
        )
    return message.text


def _move(words: Words, event: CaseEvent) -> str:
    old, new = (short_day(words, date.fromisoformat(day or "")) for day in (event.old, event.new))
    if event.kind is Happened.RESUMED and event.old == event.new:
        return words("moved-not", day=new)
    return words(f"moved-{event.kind.value}", old=old, new=new)
