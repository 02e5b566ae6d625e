"""Coverage to take along: a workbook or a picture, with the figures that the screen shows."""

from __future__ import annotations

import asyncio

from aiogram import Bot, F, Router
from aiogram.types import CallbackQuery

from bot.coverage_book import coverage_book
from bot.coverage_picture import coverage_picture
from bot.coverage_tables import coverage_tables, whole_name
from bot.domain.permissions import Action, permit
from bot.services import Services
from bot.telegram.documents import send_file
from bot.telegram.reply import Reply
from bot.texts import Html, Words
from bot.usecases.unlock import member_of
from handlers.buttons import CoverageFile
from handlers.permits import needs
from handlers.staff.coverage import seen_by
from handlers.staff.coverage_screens import named
from storage.people import Visitor


def router() -> Router:
    """The two files, for whoever may see the screen."""
    files = Router(name="staff_coverage_files")

    @files.callback_query(
        CoverageFile.filter(F.form.in_({"book", "picture"})), flags=needs(Action.COVERAGE)
    )
    async def send(
        _: CallbackQuery,
        callback_data: CoverageFile,
        bot: Bot,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
    ) -> None:
        member, settings = member_of(visitor), services.settings
        now, today = services.clock(), services.today()
        async with services.store.reading() as work:
            seen = await seen_by(work, services, member, callback_data.notice)
        if seen is None or not seen.figures.lines:
            reply.popup(words.plain("coverage-no-file"), alert=True)
            return
        role = permit(member.roles, Action.COVERAGE).role
        async with services.store.writing(update_id=reply.update_id, today=today) as work:
            await work.audit.note(now, member.person, role, "coverage_file", seen.log.notice)
        found, notice = seen.figures, named(words, seen.log)
        title = words.plain("coverage-title", **notice)
        tables = coverage_tables(words, found, whole_name(words, found, own=seen.own))
        local = now.astimezone(settings.school.zone)
        name = f"adal-coverage-{seen.log.notice}-{today.isoformat()}"
        if callback_data.form == "book":
            content = await asyncio.to_thread(coverage_book, words, settings, title, tables, local)
            name += ".xlsx"
        else:
            content = await asyncio.to_thread(
                coverage_picture, services.texts, words, settings, title, tables, local
            )
            name += ".png"
        caption = words(
            "coverage-caption",
            **notice,
            classes=sum(len(line.classes) for line in found.lines),
            acknowledged=found.total.acknowledged,
            families=found.total.families,
        )
        if found.left_out:
            caption = Html("\n").join((caption, words("coverage-left-out", count=found.left_out)))
        if not await send_file(bot, reply.chat, name, content, caption):
            reply.popup(words.plain("file-not-sent"), alert=True)

    return files
