"""One screen as it left the bot, and everything that can be wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from bot.domain.people import Language, Role
from bot.playground.entities import parse_html
from bot.playground.journal import ApiCall
from bot.texts import Texts

TYPED: Final = "QWERTY 42"
"""What the crawler types: no language's words, so that a screen that quotes it stays checkable."""

WORDED: Final = ("sendMessage", "editMessageText", "sendDocument", "sendPhoto")
_ID: Final = re.compile(r"\b[a-z]+(?:-[a-z0-9_]+)+(?:\.[a-z0-9]+)?\b")
_KAZAKH: Final = re.compile(r"[әғқңөұүһі]", re.IGNORECASE)
_CLAUSE: Final = re.compile(r"\d[\d.]*(?:-\d+)? [әабвг]\b")
"""A clause keeps the letter it has in the Kazakh document, whatever the language."""
_RUSSIAN: Final = re.compile(
    r"(?<!\w)(?:и|что|это|или|вы|вас|ваш\w*|можно|нельзя|ответ\w*|обращени\w*|школ[аыеу]|"
    r"правил[аоу]?|уведомлени\w*|человек\w*|написать|отправить)(?!\w)",
    re.IGNORECASE,
)
_BOTH: Final = frozenset({"language-name", "button-language", "command-language"})
"""Texts that name both languages on purpose."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A message or an edit that Telegram took: its words and its buttons."""

    chat: int
    message_id: int
    html: str
    text: str
    buttons: tuple[tuple[str, str], ...]
    """Words and callback data (or address), in reading order."""
    is_file: bool
    """A file comes beside the screen that was pressed, which stays."""

    @property
    def signature(self) -> str:
        """The same for screens that differ in numbers, dates and case numbers only."""
        labels = " | ".join(label for label, _ in self.buttons)
        return masked(f"{self.text} || {labels}")


def masked(text: str) -> str:
    """`text` without what differs from case to case."""
    text = re.sub(r"\b[0-9a-f]{32}\b", "#", text)
    text = re.sub(r"\b[A-Z0-9]{3}-[A-Z0-9]{3}-[A-Z0-9]{3}\b", "#", text)
    text = re.sub(r"\bR-[0-9A-F]{10}\b", "R-#", text)
    return re.sub(r"\d+", "0", text)


def shown(call: ApiCall) -> Shown | None:
    """What a call put before a person; None if it put nothing there."""
    if call.method not in WORDED or not call.ok:
        return None
    html = str(call.params.get("text") or call.params["caption"])
    markup: dict[str, Any] = call.params.get("reply_markup") or {}
    rows: list[list[dict[str, str]]] = markup.get("inline_keyboard", [])
    return Shown(
        chat=call.chat_id or 0,
        message_id=int(call.result["message_id"]),
        html=html,
        text=parse_html(html)[0],
        is_file="caption" in call.params,
        buttons=tuple(
            (one["text"], one.get("callback_data") or one.get("url", ""))
            for row in rows
            for one in row
        ),
    )


class Judge:
    """Knows what may stand on a screen in each language."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._ids = frozenset().union(*(catalog.keys for catalog in texts.catalogs.values()))
        self._names = [words.plain(key) for words in texts for key in sorted(_BOTH)]
        roles = [role.value.replace("_", "-") for role in Role]
        self._marks = {
            words.language: (words("mark-ai"), *(words(f"mark-human-{role}") for role in roles))
            for words in texts
        }
        self._both = " · ".join(words("mark-ai") for words in texts)

    def marked(self, html: str, language: Language | None) -> bool:
        """Whether the screen says who is speaking; to strangers in both languages."""
        if language is None:
            return html.startswith(f"{self._both}\n\n")
        return any(html.startswith(f"{mark}\n\n") for mark in self._marks[language])

    def faults(self, screen: Shown, language: Language | None) -> Iterator[str]:
        """What is wrong with a screen, a sentence each."""
        if not self.marked(screen.html, language):
            yield "has no mark of who is speaking"
        for text in (screen.text, *(label for label, _ in screen.buttons)):
            yield from self.faults_of_words(text, language)

    def popup_faults(self, text: str, language: Language) -> Iterator[str]:
        """What is wrong with the note that answers a button; no note is fine."""
        if text and not text.startswith(self._texts[language].plain("mark-popup")):
            yield "a pop-up without the mark"
        yield from self.faults_of_words(text, language)

    def faults_of_words(self, text: str, language: Language | None) -> Iterator[str]:
        """Ids, placeables and the other language among the words."""
        for found in sorted(self._ids & set(_ID.findall(text))):
            yield f"shows the id {found!r}"
        for sign in ("{", "}", "None", "<b>", "&lt;", "&amp;"):
            if sign in text:
                yield f"shows {sign!r}"
        if language is None:
            return
        rest = text
        for name in self._names:
            rest = rest.replace(name, "")
        foreign = _KAZAKH if language is Language.RU else _RUSSIAN
        found_words = foreign.findall(_CLAUSE.sub("", rest))
        if found_words:
            yield f"is not all in {language}: {found_words[:3]}"
