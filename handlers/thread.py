"""The messages of a case as text, the newest in full, cut so that a screen fits."""

from __future__ import annotations

from typing import Final

from bot.domain.cases import CaseMessage
from bot.services import Services
from bot.texts import Words
from bot.wording import day_words

ROOM: Final = 3100
"""Characters for the messages; the frame of the screen and the mark take the rest."""


def thread_text(words: Words, services: Services, messages: list[CaseMessage]) -> str:
    """Who said what and when, oldest first; the oldest are left out when there is no room."""
    today = services.today()
    parts: list[str] = []
    left = ROOM
    for message in reversed(messages):
        author = (
            words("thread-writer")
            if message.role is None
            else words(f"role-{message.role.value.replace('_', '-')}")
        )
        text = message.text if len(message.text) <= left else message.text[: max(0, left - 1)] + "…"
        if left <= 0:
            parts.append(words("thread-more", count=len(messages) - len(parts)))
            break
        parts.append(
            words(
                "thread-message", author=author, day=day_words(words, message.day, today), text=text
            )
        )
        left -= len(text)
    return "\n\n".join(reversed(parts)) if parts else words("thread-erased")
