"""The bot's own name, descriptions and commands, in each language, set at start-up.

They are read before the first message, so they already say AI (002:6.2a). What stands there
already is left alone: Telegram allows few changes of a name.
"""

from __future__ import annotations

from functools import partial

import structlog
from aiogram import Bot
from aiogram.exceptions import ClientDecodeError, TelegramAPIError
from aiogram.methods import (
    GetMyCommands,
    GetMyDescription,
    GetMyName,
    GetMyShortDescription,
    SetMyCommands,
    SetMyDescription,
    SetMyName,
    SetMyShortDescription,
)
from aiogram.types import BotCommand

from bot.domain.people import Language
from bot.texts import Texts, Words

log = structlog.get_logger()


async def set_profile(bot: Bot, texts: Texts, commands: tuple[str, ...], school: str) -> None:
    """Set whatever differs, for both languages and, in Kazakh, for every other one.

    `school` is the school's Kazakh name. A refusal is logged and the rest is set even so: names
    may be changed only a few times a day, but descriptions and commands must say AI as well.
    """
    for words, code in ((texts[Language.KK], ""), *((w, w.language.value) for w in texts)):
        for set_part in (
            partial(_set_name, bot, words, code),
            partial(_set_description, bot, words, code, school),
            partial(_set_short_description, bot, words, code),
            partial(_set_commands, bot, words, code, commands),
        ):
            try:
                await set_part()
            except (TelegramAPIError, ClientDecodeError) as error:
                log.warning("profile_not_set", language=code, error=type(error).__name__)


async def _set_name(bot: Bot, words: Words, code: str) -> None:
    name = words.plain("bot-name")
    if (await bot(GetMyName(language_code=code))).name != name:
        await bot(SetMyName(name=name, language_code=code))


async def _set_description(bot: Bot, words: Words, code: str, school: str) -> None:
    description = words.plain("bot-description", school=school)
    if (await bot(GetMyDescription(language_code=code))).description != description:
        await bot(SetMyDescription(description=description, language_code=code))


async def _set_short_description(bot: Bot, words: Words, code: str) -> None:
    short = words.plain("bot-short-description")
    if (await bot(GetMyShortDescription(language_code=code))).short_description != short:
        await bot(SetMyShortDescription(short_description=short, language_code=code))


async def _set_commands(bot: Bot, words: Words, code: str, commands: tuple[str, ...]) -> None:
    menu = {command: words.plain(f"command-{command}") for command in commands}
    shown = {one.command: one.description for one in await bot(GetMyCommands(language_code=code))}
    # As lists, because the order counts; aiogram's own objects differ by the bot they came from.
    if list(shown.items()) != list(menu.items()):
        listed = [BotCommand(command=one, description=text) for one, text in menu.items()]
        await bot(SetMyCommands(commands=listed, language_code=code))
