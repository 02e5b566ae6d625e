"""Coverage to take along: a workbook or a picture, with the figures that the screen shows."""

from __future__ import annotations

import asyncio

from aiogram import Bot, F, Router
from aiogram.types import CallbackQuery

from bot.coverage_book import coverage_book, coverage_rows
from bot.coverage_picture import coverage_picture
from bot.domain.permissions import Action, permit
from bot.services import Services
from bot.telegram.documents import send_file
from bot.telegram.reply import Reply
from bot.texts import Words
from bot.usecases.count_coverage import count_coverage
from bot.usecases.keep_classes import kept_classes
from bot.usecases.unlock import member_of
from handlers.buttons import CoverageFile
from handlers.notice import NOTICE
from handlers.permits import needs
from handlers.staff.coverage import whole_of
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
        now, today, version = services.clock(), services.today(), settings.notice.version
        async with services.store.writing(update_id=reply.update_id, today=today) as work:
            classes = await kept_classes(work, member)
            found = await count_coverage(work, classes, NOTICE, version)
            role = permit(member.roles, Action.COVERAGE).role
            await work.audit.note(now, member.person, role, "coverage_file", NOTICE)
        if found.hidden or not found.total.families:
            reply.popup(words.plain("coverage-no-file"), alert=True)
            return
        title = words.plain("coverage-title", version=version)
        rows = coverage_rows(words, found, whole_of(member))
        local = now.astimezone(settings.school.zone)
        if callback_data.form == "book":
            content = await asyncio.to_thread(coverage_book, words, settings, title, rows, local)
            name = f"adal-coverage-{today.isoformat()}.xlsx"
        else:
            content = await asyncio.to_thread(
                coverage_picture, services.texts, words, settings, title, rows, local
            )
            name = f"adal-coverage-{today.isoformat()}.png"
        total = found.total
        caption = words(
            "coverage-caption",
            version=version,
            classes=len(classes),
            acknowledged=total.acknowledged,
            families=total.families,
        )
        if not await send_file(bot, reply.chat, name, content, caption):
            reply.popup(words.plain("file-not-sent"), alert=True)

    return files
