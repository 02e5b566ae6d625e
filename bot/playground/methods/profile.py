"""The bot's name and descriptions, each per language, and its menu button."""

from __future__ import annotations

import re
from typing import Final

from bot.playground import limits
from bot.playground.errors import bad_request
from bot.playground.methods.registry import Call, method
from bot.playground.world import Json

_LANGUAGE: Final = re.compile(r"[a-z]{2}")


@method("getMe")
def get_me(call: Call) -> Json:
    """The bot itself."""
    bot = call.bot
    return {
        "id": bot.user.id,
        "is_bot": True,
        "first_name": bot.user.first_name,
        "username": bot.user.username,
        "can_join_groups": True,
        "can_read_all_group_messages": bot.reads_all_group_messages,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def language_of(call: Call) -> str:
    """The call's two-letter ``language_code``, empty for all. Raises 400 on anything else."""
    code = call.params.text("language_code")
    if code and not _LANGUAGE.fullmatch(code):
        raise bad_request("BOT_LANGCODE_INVALID")
    return code


def _set(call: Call, name: str, most: int, texts: dict[str, str], error: str) -> bool:
    language = language_of(call)
    value = call.params.text(name).strip()
    if len(value) > most:
        raise bad_request(error)
    if value:
        texts[language] = value
    else:
        texts.pop(language, None)
    return True


def localized(texts: dict[str, str], language: str, default: str = "") -> str:
    """The text a client in `language` shows."""
    return texts.get(language) or texts.get("") or default


@method("setMyName")
def set_my_name(call: Call) -> bool:
    """At most 64 characters; empty removes the name of that language."""
    bot = call.bot
    done = _set(call, "name", limits.BOT_NAME, bot.names, "BOT_TITLE_INVALID")
    bot.user.first_name = bot.names.get("") or bot.user.first_name
    shown(call)
    return done


@method("getMyName")
def get_my_name(call: Call) -> Json:
    """The name in a language."""
    return {"name": localized(call.bot.names, language_of(call), call.bot.user.first_name)}


@method("setMyDescription")
def set_my_description(call: Call) -> bool:
    """What an empty chat shows, at most 512 characters."""
    texts = call.bot.descriptions
    done = _set(call, "description", limits.BOT_DESCRIPTION, texts, "BOT_DESCRIPTION_INVALID")
    shown(call)
    return done


@method("getMyDescription")
def get_my_description(call: Call) -> Json:
    """The description in a language."""
    return {"description": localized(call.bot.descriptions, language_of(call))}


@method("setMyShortDescription")
def set_my_short_description(call: Call) -> bool:
    """What the profile page shows, at most 120 characters."""
    most, texts = limits.BOT_SHORT_DESCRIPTION, call.bot.short_descriptions
    done = _set(call, "short_description", most, texts, "BOT_SHORT_DESCRIPTION_INVALID")
    shown(call)
    return done


@method("getMyShortDescription")
def get_my_short_description(call: Call) -> Json:
    """The short description in a language."""
    return {"short_description": localized(call.bot.short_descriptions, language_of(call))}


def shown(call: Call) -> None:
    """Tells the clients that the bot looks different now."""
    call.world.notify("profile", call.bot.user.id)


@method("setChatMenuButton")
def set_chat_menu_button(call: Call) -> bool:
    """The button beside the input line."""
    given = call.params.json("menu_button", "can't parse menu button JSON object")
    button = {"type": "default"} if given is None else given
    if not isinstance(button, dict) or button.get("type") not in ("default", "commands", "web_app"):
        raise bad_request("MenuButton has unsupported type specified")
    call.bot.menu_buttons[_menu_chat(call)] = button
    return True


@method("getChatMenuButton")
def get_chat_menu_button(call: Call) -> Json:
    """The button as it was set."""
    buttons = call.bot.menu_buttons
    return buttons.get(_menu_chat(call)) or buttons.get(0) or {"type": "commands"}


def _menu_chat(call: Call) -> int:
    if not call.params.has("chat_id"):
        return 0
    chat = call.chat()
    if chat.peer is None:
        raise bad_request("chat not found")
    return chat.id
