"""What reached whom, by the emulator's journal, and what the database holds in the end."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from bot.playground.journal import ApiCall
from bot.texts import Words
from handlers.buttons import Work

_WORDS_OF_REFUSAL: Final = ("form-over", "button-unknown", "case-moved-on", "not-allowed",
                            "free-text", "command-unknown", "edited")  # fmt: skip


def delivered(calls: Iterable[ApiCall], *methods: str) -> list[ApiCall]:
    """The calls of these methods that were carried out, whether the bot learned it or not."""
    return [call for call in calls if call.method in methods and call.status == 200]


def alerts(calls: Iterable[ApiCall], words: Words) -> Counter[tuple[int | None, str]]:
    """How often each chat got a message of its own with the alert of each case."""
    found: Counter[tuple[int | None, str]] = Counter()
    for call in delivered(calls, "sendMessage"):
        for button in _buttons(call):
            if button["text"] == words.plain("button-open"):
                found[call.chat_id, Work.unpack(button["callback_data"]).case] += 1
    return found


def _buttons(call: ApiCall) -> Iterator[dict[str, Any]]:
    markup = call.params.get("reply_markup")
    rows = markup["inline_keyboard"] if isinstance(markup, dict) else []
    return (button for row in rows for button in row)


def chats_told(calls: Iterable[ApiCall], text: str) -> Counter[int | None]:
    """How often each chat was shown `text`."""
    shown = delivered(calls, "sendMessage", "editMessageText")
    return Counter(call.chat_id for call in shown if text in str(call.params["text"]))


def refusals(calls: Iterable[ApiCall], languages: Iterable[Words]) -> list[str]:
    """Answers that say the bot did not know what a person meant, though all was well."""
    unwanted = [words.plain(key) for words in languages for key in _WORDS_OF_REFUSAL]
    shown = delivered(calls, "sendMessage", "editMessageText", "answerCallbackQuery")
    texts = [str(call.params.get("text", "")) for call in shown]
    return [text for text in texts if any(words in text for words in unwanted)]


def letters(database: Path) -> dict[str, int]:
    """How many letters stand where in the outbox."""
    with closing(sqlite3.connect(database)) as connection:
        return dict(connection.execute("SELECT state, count(*) FROM outbox GROUP BY state"))
