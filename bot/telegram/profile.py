"""The bot's own name, descriptions and commands, in each language, set at start-up.

They are read before the first message, so they already say AI (002:6.2a). What stands there
already is left alone: Telegram allows few changes of a name.
"""

from __future__ import annotations

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
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

    `school` is the school's Kazakh name. A refusal is logged; the bot works on without.
    """
    for words, code in ((texts[Language.KK], ""), *((w, w.language.value) for w in texts)):
        try:
            await _set(bot, words, commands, code, school)
        except TelegramAPIError as error:
            log.warning("profile_not_set", language=code, error=type(error).__name__)


async def _set(bot: Bot, words: Words, commands: tuple[str, ...], code: str, school: str) -> None:
    name = words.plain("bot-name")
    if (await bot(GetMyName(language_code=code))).name != name:
        await bot(SetMyName(name=name, language_code=code))
    description = words.plain("bot-description", school=school)
    if (await bot(GetMyDescription(language_code=code))).description != description:
        await bot(SetMyDescription(description=description, language_code=code))
    short = words.plain("bot-short-description")
    if (await bot(GetMyShortDescription(language_code=code))).short_description != short:
        await bot(SetMyShortDescription(short_description=short, language_code=code))
    menu = [
        BotCommand(command=command, description=words.plain(f"command-{command}"))
        for command in commands
    ]
    if await bot(GetMyCommands(language_code=code)) != menu:
        await bot(SetMyCommands(commands=menu, language_code=code))
