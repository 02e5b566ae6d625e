"""The messages of a case as text: what fits on a screen, and all of it in pages."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import unescape
from typing import Any, Final

from bot.domain.cases import CaseMessage, Said
from bot.services import Services
from bot.texts import Words
from bot.wording import day_words, full_day

ROOM: Final = 2500
"""Characters for the older messages on a screen, if there is so much room."""
SCREEN: Final = 3950
"""Characters of a whole screen; the mark takes the rest of Telegram's 4096."""
PAGE: Final = 3000
"""Characters on a page of all messages."""
_TAG: Final = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Thread:
    """Messages as they stand on a screen; `whole` unless something was cut or left out."""

    text: str
    whole: bool


def thread_of(
    words: Words, services: Services, messages: list[CaseMessage], beside: Sequence[str] = ()
) -> Thread:
    """Who said what and when, oldest first, in the room that the texts `beside` leave.

    The newest message gets all of that room, for nobody can answer what they cannot read; what
    finds none is left out, and can be read page by page (``thread_pages``).
    """
    today = services.today()
    free = SCREEN - sum(_shown(text) + 2 for text in beside)
    parts: list[str] = []
    whole = True
    left = free
    for message in reversed(messages):
        text = message_text(words, message)
        head = _block(words, message, today, "")
        room = left - _shown(head) - 2
        if parts:
            room = min(room, ROOM - (free - left))
        if room <= 0 or (parts and not whole):
            parts.append(words("thread-more", count=len(messages) - len(parts)))
            whole = False
            break
        if len(text) > room:
            text, whole = f"{text[: room - 1]}…", False
        parts.append(_block(words, message, today, text))
        left -= _shown(parts[-1]) + 2
    return Thread("\n\n".join(reversed(parts)) if parts else words("thread-erased"), whole)


def thread_pages(words: Words, services: Services, messages: list[CaseMessage]) -> list[str]:
    """Everything that was said, oldest first, in pages; at least one."""
    today = services.today()
    pages: list[str] = []
    for message in messages:
        text = message_text(words, message)
        for at in range(0, max(1, len(text)), PAGE):
            block = _block(words, message, today, text[at : at + PAGE])
            if pages and _shown(pages[-1]) + _shown(block) + 2 <= PAGE:
                pages[-1] = f"{pages[-1]}\n\n{block}"
            else:
                pages.append(block)
    return pages or [words("thread-erased")]


def _block(words: Words, message: CaseMessage, today: date, text: str) -> str:
    day = day_words(words, message.day, today)
    return words("thread-message", author=_author(words, message), day=day, text=text)


def _shown(text: str) -> int:
    """Characters as Telegram counts them, without the tags."""
    return len(unescape(_TAG.sub("", text)).encode("utf-16-le")) // 2


def answer_text(words: Words, text: str, more: Mapping[str, Any]) -> str:
    """Plain text of an answer with the council's minutes and the second ground, if it has them.

    `more` holds ``minutes``, ``minutes_day`` and ``reasons`` together, ``ground`` and
    ``decision``.
    """
    parts = [text]
    if "decision" in more:
        decision = words.plain(f"decision-{more['decision']}")
        parts.insert(0, words.plain("answer-decision", decision=decision))
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


def message_text(words: Words, message: CaseMessage) -> str:
    """The words of a message, plain; of those that have none, what they stand for."""
    if message.kind is Said.CONFLICT:
        return words.plain("conflict-reason")
    if message.kind is Said.MINUTES:
        day, _, number = message.text.partition(" ")
        return words.plain(
            "answer-minutes", number=number, day=full_day(words, date.fromisoformat(day))
        )
    return message.text
