"""What reached whom, by the emulator's journal, and what the database holds in the end."""

from __future__ import annotations

import sqlite3
from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bot.playground.journal import ApiCall
from bot.texts import Words
from handlers.buttons import Work

_WORDS_OF_REFUSAL: Final = ("form-over", "button-unknown", "case-moved-on", "not-allowed",
                            "command-unknown", "edited")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Alert:
    """An alert that came as a message of its own, and the life of the bot that sent it."""

    chat: int | None
    case: str
    life: int


def delivered(calls: Iterable[ApiCall], *methods: str) -> list[ApiCall]:
    """The calls of these methods that were carried out, whether the bot learned it or not."""
    return [call for call in calls if call.method in methods and call.status == 200]


def alerts(calls: Sequence[ApiCall], words: Words, deaths: Sequence[int]) -> list[Alert]:
    """Every alert; `deaths` are the numbers of calls made when the bot died."""
    births = [_first_words(calls, death) for death in deaths]
    return [
        Alert(call.chat_id, Work.unpack(button["callback_data"]).case, bisect(births, number))
        for number, call in enumerate(calls)
        if delivered([call], "sendMessage")
        for button in _buttons(call)
        if button["text"] == words.plain("button-open")
    ]


def _first_words(calls: Sequence[ApiCall], death: int) -> int:
    """Where the next life begins; what still arrives before was sent by the dead one."""
    own = (n for n in range(death, len(calls)) if calls[n].method == "getMyName")
    return next(own, len(calls))


def _buttons(call: ApiCall) -> Iterator[dict[str, Any]]:
    markup = call.params.get("reply_markup")
    rows = markup["inline_keyboard"] if isinstance(markup, dict) else []
    return (button for row in rows for button in row)


def chats_told(calls: Iterable[ApiCall], text: str) -> Counter[int | None]:
    """How often each chat was shown `text`."""
    shown = delivered(calls, "sendMessage", "editMessageText")
    return Counter(call.chat_id for call in shown if text in str(call.params["text"]))


def refusals(calls: Iterable[ApiCall], languages: Iterable[Words]) -> Counter[str]:
    """Answers that say the bot did not know what a person meant, though all was well."""
    unwanted = {words.plain(key): key for words in languages for key in _WORDS_OF_REFUSAL}
    shown = delivered(calls, "sendMessage", "editMessageText", "answerCallbackQuery")
    texts = [str(call.params.get("text", "")) for call in shown]
    return Counter(key for text in texts for words, key in unwanted.items() if words in text)


def letters(database: Path) -> dict[str, int]:
    """How many letters stand where in the outbox."""
    with closing(sqlite3.connect(database)) as connection:
        return dict(connection.execute("SELECT state, count(*) FROM outbox GROUP BY state"))
