"""What is read before the first message already says AI, in each language (002:6.2a)."""

from __future__ import annotations

import pytest
from aiogram import Bot
from aiogram.methods import SetMyName

from bot.domain.people import Language
from bot.playground.faults import Rule
from bot.playground.server import Playground
from bot.telegram.profile import set_profile
from bot.texts import Texts
from handlers.commands import SHOWN

SCHOOL = "№ 1 мектеп"
CODES = {"": Language.KK, "kk": Language.KK, "ru": Language.RU}
SETTERS = ["setMyName", "setMyDescription", "setMyShortDescription", "setMyCommands"]


def changes(play: Playground) -> list[str]:
    """The calls that changed something."""
    return [call.method for call in play.calls if call.method.startswith("set")]


@pytest.mark.requirement("R-6.2a", "R-2.12ae", "R-6.1b")
async def test_everything_says_ai_in_each_language(
    bot: Bot, play: Playground, texts: Texts
) -> None:
    """Name, both descriptions and the commands in kk, ru and, in Kazakh, for everybody else."""
    await set_profile(bot, texts, SHOWN, SCHOOL)
    account = play.first_bot()
    for code, language in CODES.items():
        words = texts[language]
        ai = words.plain("mark-word")
        for told in (account.names, account.descriptions, account.short_descriptions):
            # What equals the default needs no entry of its own: Telegram shows the default.
            assert ai in (told.get(code) or told[""])
        menus = {lang: menu for (_, lang), menu in account.commands.items()}
        menu = menus.get(code) or menus[""]
        assert [one["command"] for one in menu] == list(SHOWN)
        assert any(ai in one["description"] for one in menu)
        assert (account.names.get(code) or account.names[""]) == words.plain("bot-name")
    assert SCHOOL in account.descriptions[""]


async def test_what_stands_there_already_is_left_alone(
    bot: Bot, play: Playground, texts: Texts
) -> None:
    """A second start changes nothing; one thing changed by hand is the one thing set again."""
    await set_profile(bot, texts, SHOWN, SCHOOL)
    assert set(changes(play)) == set(SETTERS)
    play.calls.clear()
    await set_profile(bot, texts, SHOWN, SCHOOL)
    assert changes(play) == []
    await bot(SetMyName(name="ИИ", language_code="ru"))
    play.calls.clear()
    await set_profile(bot, texts, SHOWN, SCHOOL)
    assert changes(play) == ["setMyName"]
    assert play.first_bot().names["ru"] == texts[Language.RU].plain("bot-name")


@pytest.mark.requirement("R-6.2a")
@pytest.mark.parametrize("refused", SETTERS)
async def test_one_refusal_does_not_keep_the_rest_from_being_set(
    bot: Bot, play: Playground, texts: Texts, refused: str
) -> None:
    """Telegram limits changes of a name to a few a day; all the rest must say AI even so."""
    play.faults.add(Rule("too_many_requests", refused, seconds=40_000))
    await set_profile(bot, texts, SHOWN, SCHOOL)
    done = {call.method for call in play.calls if call.ok and call.method.startswith("set")}
    assert done == set(SETTERS) - {refused}
