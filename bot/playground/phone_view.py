"""One chat as the page of phones shows it."""

from __future__ import annotations

from typing import Any

from bot.playground.entities import render
from bot.playground.methods.commands import menu
from bot.playground.methods.profile import localized
from bot.playground.person import Person
from bot.playground.seen import button
from bot.playground.world import Json, Message


def chat_view(person: Person) -> dict[str, Any]:
    """Everything on one phone, in the language of the person's client."""
    bot, chat, language = person.bot, person.chat, person.user.language_code
    return {
        "bot": {
            "name": localized(bot.names, language, bot.user.first_name),
            "username": bot.user.username,
            "description": localized(bot.descriptions, language),
            "short_description": localized(bot.short_descriptions, language),
        },
        "commands": menu(bot, person.id, language),
        "messages": [_message(m) for m in chat.messages.values() if not m.deleted],
        "keyboard": _keyboard(chat.keyboard),
        "started": chat.started,
        "blocked": chat.blocked,
    }


def _keyboard(keyboard: Json | None) -> list[list[str]] | None:
    if keyboard is None:
        return None
    return [[one["text"] for one in row] for row in keyboard["rows"]]


def _message(message: Message) -> dict[str, Any]:
    rows: list[list[Json]] = message.markup["inline_keyboard"] if message.markup else []
    file = message.file
    return {
        "message_id": message.id,
        "from": "bot" if message.sender.is_bot else "person",
        "text": message.text,
        "html": render(message.text, message.entities),
        "date": message.date.isoformat(),
        "edited": message.edited is not None,
        "kind": message.kind,
        "buttons": [[_button(one) for one in row] for row in rows],
        "document": {"file_id": file.file_id, "name": file.name, "size": file.size}
        if file is not None
        else None,
    }


def _button(shown: Json) -> dict[str, Any]:
    text, kind, data = button(shown)
    return {
        "text": text,
        "kind": kind,
        "url": data if kind == "url" else None,
        "copy": data if kind == "copy_text" else None,
    }
