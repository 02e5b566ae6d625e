"""The log of versions: what changed in the rules and when, and which notice is in force.

Source: 002:6.10ae, 11.2, 10.8ae.
"""

from __future__ import annotations

from typing import Final

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery

from bot.services import Services
from bot.telegram.reply import Reply
from bot.telegram.screen import Screen
from bot.texts import Words
from bot.wording import full_day
from handlers import commands
from handlers.buttons import Go, VersionPage, button, menu_row
from handlers.pages import page

VERSIONS_ON_A_PAGE: Final = 8


def versions_screen(words: Words, services: Services, at: int) -> Screen:
    """The school's notice, the state of the documents, and a page of the log, newest first."""
    notice = services.settings.notice
    log = page(services.versions.versions, at, VERSIONS_ON_A_PAGE)
    entries = "\n\n".join(
        words(
            "version-entry",
            version=one.version,
            day=full_day(words, one.day),
            note=words.plain(one.text_id),
        )
        for one in log.items
    )
    text = words(
        "versions",
        asof=full_day(words, services.settings.documents.as_of),
        notice=notice.version,
        order=notice.order[words.language],
        published=full_day(words, notice.published),
        effective=full_day(words, notice.effective),
    )
    turn = log.row(words, lambda other: VersionPage(page=other))
    read = button(words, "button-notice", Go(to="notice"))
    about = button(words, "button-about", Go(to="about"))
    return Screen(f"{text}\n\n{entries}", (*turn, (read, about), menu_row(words)))


def router() -> Router:
    """Reading the log."""
    versions = Router(name="versions")

    @versions.message(Command(commands.VERSIONS))
    @versions.callback_query(Go.filter(F.to == "versions"))
    async def newest(_: object, reply: Reply, words: Words, services: Services) -> None:
        await reply.show(versions_screen(words, services, 0))

    @versions.callback_query(VersionPage.filter())
    async def turn(
        _: CallbackQuery, callback_data: VersionPage, reply: Reply, words: Words, services: Services
    ) -> None:
        await reply.show(versions_screen(words, services, callback_data.page))

    return versions
