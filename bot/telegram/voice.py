"""Who is speaking, and in which language, while a request to Telegram is made."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from bot.domain.people import Language, Role


@dataclass(frozen=True, slots=True)
class Voice:
    """`author` is the role of the person who wrote the words, None for the bot itself.

    Without a language the mark is given in both.
    """

    language: Language | None = None
    author: Role | None = None


_voice: ContextVar[Voice] = ContextVar("voice", default=Voice())  # noqa: B039  # Voice is frozen


def current_voice() -> Voice:
    """The voice in which the request being made speaks."""
    return _voice.get()


@contextmanager
def speaking(language: Language | None, author: Role | None = None) -> Iterator[None]:
    """Speak in this voice until the block ends."""
    token = _voice.set(Voice(language, author))
    try:
        yield
    finally:
        _voice.reset(token)
