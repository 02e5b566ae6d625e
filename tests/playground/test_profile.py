"""The bot's face: name, descriptions, commands, per language."""

from __future__ import annotations

import pytest

from bot.playground.methods.commands import menu
from bot.playground.server import Playground
from tests.playground.conftest import Client

HELP = [{"command": "help", "description": "Көмек"}]


@pytest.mark.parametrize(
    ("what", "field", "most"),
    [
        ("Name", "name", 64),
        ("Description", "description", 512),
        ("ShortDescription", "short_description", 120),
    ],
)
async def test_each_text_has_a_language_a_fallback_and_a_limit(
    api: Client, what: str, field: str, most: int
) -> None:
    await api.ok(f"setMy{what}", **{field: "Adal AI"})
    await api.ok(f"setMy{what}", **{field: "қ" * most, "language_code": "kk"})
    assert (await api.ok(f"getMy{what}", language_code="kk"))[field] == "қ" * most
    assert (await api.ok(f"getMy{what}", language_code="ru"))[field] == "Adal AI"
    code, _ = await api.refused(f"setMy{what}", **{field: "қ" * (most + 1)})
    assert code == 400
    code, _ = await api.refused(f"setMy{what}", **{field: "a", "language_code": "kaz"})
    assert code == 400
    await api.ok(f"setMy{what}", **{field: "", "language_code": "kk"})
    assert (await api.ok(f"getMy{what}", language_code="kk"))[field] == "Adal AI"


async def test_commands_belong_to_a_scope_and_a_language(play: Playground, api: Client) -> None:
    private = {"type": "all_private_chats"}
    await api.ok("setMyCommands", commands=HELP)
    await api.ok("setMyCommands", commands=HELP * 2, scope=private, language_code="kk")
    assert await api.ok("getMyCommands") == HELP
    assert await api.ok("getMyCommands", scope=private) == []
    assert len(await api.ok("getMyCommands", scope=private, language_code="kk")) == 2
    bot = play.first_bot()
    assert len(menu(bot, 1, "kk")) == 2
    assert len(menu(bot, 1, "ru")) == 1
    await api.ok("deleteMyCommands", scope=private, language_code="kk")
    assert len(menu(bot, 1, "kk")) == 1


@pytest.mark.parametrize(
    ("commands", "words"),
    [
        ([{"command": "Көмек", "description": "a"}], "BOT_COMMAND_INVALID"),
        ([{"command": "x" * 33, "description": "a"}], "BOT_COMMAND_INVALID"),
        ([{"command": "help", "description": ""}], "BOT_COMMAND_DESCRIPTION_INVALID"),
        ([{"command": "help", "description": "қ" * 257}], "BOT_COMMAND_DESCRIPTION_INVALID"),
        (HELP * 101, "BOT_COMMANDS_TOO_MUCH"),
    ],
)
async def test_commands_have_limits(
    api: Client, commands: list[dict[str, str]], words: str
) -> None:
    assert await api.refused("setMyCommands", commands=commands) == (400, f"Bad Request: {words}")


async def test_a_scope_of_a_chat_needs_the_chat(play: Playground, api: Client) -> None:
    scope = {"type": "chat", "chat_id": -100123}
    code, words = await api.refused("setMyCommands", commands=HELP, scope=scope)
    assert (code, words) == (400, "Bad Request: chat not found")
    group = play.group("Staff")
    await api.ok("setMyCommands", commands=HELP, scope=scope | {"chat_id": group.id})


async def test_the_menu_button_is_kept(api: Client) -> None:
    assert await api.ok("getChatMenuButton") == {"type": "commands"}
    await api.ok("setChatMenuButton", menu_button={"type": "default"})
    assert await api.ok("getChatMenuButton") == {"type": "default"}
    code, _ = await api.refused("setChatMenuButton", menu_button={"type": "party"})
    assert code == 400


async def test_after_logging_out_nothing_works(api: Client) -> None:
    await api.ok("logOut")
    assert await api.refused("getMe") == (400, "Logged out")
