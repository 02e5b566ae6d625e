"""The menu of commands, by scope and language."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

from bot.playground import limits
from bot.playground.errors import bad_request
from bot.playground.methods.profile import language_of, shown
from bot.playground.methods.registry import Call, method
from bot.playground.world import Bot, Json

_COMMAND: Final = re.compile(rf"[a-z0-9_]{{1,{limits.COMMAND_NAME}}}")
_PLAIN_SCOPES: Final = (
    "default",
    "all_private_chats",
    "all_group_chats",
    "all_chat_administrators",
)


def _scope(call: Call) -> str:
    given = call.params.json("scope", "can't parse BotCommandScope JSON object")
    if given is None:
        return "default"
    kind = given.get("type") if isinstance(given, dict) else None
    if kind in _PLAIN_SCOPES:
        return str(kind)
    readers: dict[Any, Callable[[Json], str]] = {
        "chat": lambda scope: f"chat:{_id(call, scope)}",
        "chat_administrators": lambda scope: f"chat_administrators:{_id(call, scope)}",
        "chat_member": lambda scope: f"chat_member:{_id(call, scope)}:{scope.get('user_id')}",
    }
    if kind not in readers:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    return readers[kind](given)


def _id(call: Call, scope: Json) -> int:
    chat_id = scope.get("chat_id")
    if not isinstance(chat_id, (int, str)) or not str(chat_id).removeprefix("-").isdecimal():
        raise bad_request("chat not found")
    return call.find_chat(int(chat_id)).id


@method("setMyCommands")
def set_my_commands(call: Call) -> bool:
    """The menu of one scope in one language."""
    given = call.params.json("commands", "can't parse commands JSON object")
    if not isinstance(given, list):
        raise bad_request("expected an Array of BotCommand")
    if len(given) > limits.COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    commands = [_command(one) for one in given]
    key = (_scope(call), language_of(call))
    if commands:
        call.bot.commands[key] = commands
    else:
        call.bot.commands.pop(key, None)
    shown(call)
    return True


def _command(given: Any) -> Json:
    if not isinstance(given, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    name, description = given.get("command"), given.get("description")
    if not isinstance(name, str) or not isinstance(description, str):
        raise bad_request("can't parse BotCommand: Can't find field \"command\"")
    name, description = name.removeprefix("/"), description.strip()
    if not _COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= limits.COMMAND_DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}


@method("getMyCommands")
def get_my_commands(call: Call) -> list[Json]:
    """Exactly what was set for the scope and language, nothing inherited."""
    return call.bot.commands.get((_scope(call), language_of(call)), [])


@method("deleteMyCommands")
def delete_my_commands(call: Call) -> bool:
    """Empties the menu of one scope in one language."""
    call.bot.commands.pop((_scope(call), language_of(call)), None)
    shown(call)
    return True


def menu(bot: Bot, user_id: int, language: str) -> list[Json]:
    """The commands a person's client shows in the private chat."""
    scopes = (f"chat:{user_id}", "all_private_chats", "default")
    keys = [(scope, code) for scope in scopes for code in (language, "")]
    return next((bot.commands[key] for key in keys if bot.commands.get(key)), [])
