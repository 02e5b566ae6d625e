"""Words typed into a form: taken when they can be read and fit, else asked for again."""

from __future__ import annotations

import unicodedata
from typing import Final

from aiogram.types import Message

from bot.telegram.reply import Reply
from bot.telegram.screen import Screen
from bot.texts import Words

_BLANK: Final = frozenset("\u2800\u3164\u115f\u1160\uffa0")
"""Signs that Unicode counts as letters or symbols, but that nobody can see."""


async def typed(message: Message, reply: Reply, words: Words, longest: int) -> str | None:
    """The text without blanks around it; None after telling the person why it is not taken.

    `longest` is in characters. What was typed before stays as it was.
    """
    text = (message.text or "").strip()
    if not any(_visible(sign) for sign in text):
        await reply.send(Screen(words("text-empty")))
        return None
    if len(text) > longest:
        await reply.send(Screen(words("text-too-long", length=len(text), longest=longest)))
        return None
    return text


def _visible(sign: str) -> bool:
    return sign not in _BLANK and unicodedata.category(sign)[0] in "LNPS"
