"""One question before an acknowledgement, where the school turned it on.

It is about what every notice says alike: that people decide. Two tries, then help and a person
to ask; the acknowledgement is open to everybody in the end, and no try is stored.
"""

from __future__ import annotations

from typing import Final

from bot.domain.editions import NoticeLog
from bot.settings import Settings
from bot.telegram.screen import Button, Screen
from bot.texts import Html, Words
from bot.wording import contact_args
from handlers.buttons import NoticeButton, Understood, button, menu_row

ANSWERS: Final = ("bot", "person", "nobody")
RIGHT: Final = "person"
ANYWAY: Final = "anyway"
"""The answer of somebody who was helped: it always acknowledges."""
TRIES: Final = 2


def next_question(
    words: Words, settings: Settings, log: NoticeLog, pressed: NoticeButton | Understood
) -> Screen | None:
    """What to show instead of acknowledging; None when the answer is right or help was given."""
    if isinstance(pressed, NoticeButton):
        return _question(words, log, 0)
    if pressed.answer in (RIGHT, ANYWAY):
        return None
    tries = pressed.tries + 1
    return _question(words, log, tries) if tries < TRIES else _help(words, settings, log)


def _question(words: Words, log: NoticeLog, tries: int) -> Screen:
    parts = [words("understanding-again")] if tries else []
    parts.append(words("understanding-question"))
    rows: list[tuple[Button, ...]] = [
        (button(words, f"understanding-{one}", _to(log, one, tries)),) for one in ANSWERS
    ]
    return Screen(Html("\n\n").join(parts), (*rows, _back(words, log)))


def _help(words: Words, settings: Settings, log: NoticeLog) -> Screen:
    text = words("understanding-help", **contact_args(words, settings))
    anyway = button(words, "notice-ack", _to(log, ANYWAY, TRIES))
    ask = NoticeButton(do="ask", notice=log.notice, version=log.newest.version)
    return Screen(text, ((anyway,), (button(words, "notice-ask", ask),), _back(words, log)))


def _to(log: NoticeLog, answer: str, tries: int) -> Understood:
    version = log.newest.version
    return Understood(answer=answer, notice=log.notice, version=version, tries=tries)


def _back(words: Words, log: NoticeLog) -> tuple[Button, ...]:
    short = NoticeButton(do="short", notice=log.notice, version=log.newest.version)
    return (button(words, "notice-back", short), *menu_row(words))
