"""All notices that concern a person: the list, old versions, and a notice as a file.

Source: 002:6.1ae, 6.10ae.
"""

from __future__ import annotations

import asyncio

from aiogram import Bot, F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery

from bot.domain.editions import Edition, NoticeLog
from bot.domain.notices import ExamNotice
from bot.domain.readers import reader_of
from bot.notice_pdf import notice_pdf
from bot.notice_words import dated, short_text, title
from bot.services import Services
from bot.telegram.documents import send_file
from bot.telegram.reply import Reply
from bot.telegram.screen import Button, Rows, Screen
from bot.texts import Html, Words
from bot.usecases.read_notices import Standing, notice_for, notices_for
from bot.wording import full_day
from handlers import commands
from handlers.buttons import Go, NoticeButton, NoticePage, button, menu_row
from handlers.notice import current_notice, show_notice, to
from handlers.pages import page
from storage.people import Visitor

ON_A_PAGE = 8


def list_screen(words: Words, services: Services, standings: list[Standing], at: int) -> Screen:
    """A page of notices, each with whether it was read; on its day an exam's contact on top."""
    today = services.today()
    shown = page(standings, at, ON_A_PAGE)
    rows: list[tuple[Button, ...]] = []
    urgent: list[Html] = []
    for one in standings:
        content = one.log.newest.content
        if isinstance(content, ExamNotice) and content.exam_on == today:
            contact = content.day_contact[words.language]
            urgent.append(words("notices-exam-today", title=title(words, content), contact=contact))
    for one in shown.items:
        name = one.log.newest.content.title[words.language]
        key = "notices-unread" if one.entry is None else "notices-read"
        rows.append((button(words, key, to(one.log, "short"), title=name),))
    rows += shown.row(words, lambda to_page: NoticePage(page=to_page))
    unread = sum(one.entry is None for one in standings)
    text = words("notices", count=len(standings), unread=unread)
    return Screen(Html("\n\n").join((*urgent, text)), (*rows, menu_row(words)))


def log_screen(words: Words, log: NoticeLog) -> Screen:
    """Every edition of a notice, newest first, with its dates and what it changed."""
    parts = [words("notice-log-heading", title=title(words, log.newest.content))]
    rows: list[tuple[Button, ...]] = []
    for edition in reversed(log.editions):
        changed = edition.content.changed
        parts.append(
            words(
                "notice-log-entry",
                dated=dated(words, edition),
                published=full_day(words, edition.published),
                number=edition.content.order_number,
                note=words("notice-first") if changed is None else changed[words.language],
            )
        )
        old = NoticeButton(do="old", notice=log.notice, version=edition.version)
        rows.append((button(words, "notice-open", old, version=edition.version),))
    back = (button(words, "button-back", to(log, "short")), *menu_row(words))
    shown = parts[: 1 + ON_A_PAGE]
    return Screen(Html("\n\n").join(shown), (*rows[:ON_A_PAGE], back))


def router() -> Router:
    """The list and the archive."""
    notices = Router(name="notices")

    @notices.message(Command(commands.NOTICE))
    @notices.callback_query(Go.filter(F.to.in_({"notice", "notices"})))
    @notices.callback_query(NoticePage.filter())
    async def show_list(
        _: object,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
        callback_data: NoticePage | Go | None = None,
    ) -> None:
        if visitor.profile is None:
            return
        own, today = services.own_notice, services.today()
        async with services.store.reading() as work:
            standings = await notices_for(work, own, visitor.id, visitor.profile, today)
        if len(standings) == 1:
            await show_notice(reply, words, visitor, services, standings[0].log)
            return
        at = callback_data.page if isinstance(callback_data, NoticePage) else 0
        await reply.show(list_screen(words, services, standings, at))

    @notices.callback_query(NoticeButton.filter(F.do == "log"))
    async def show_log(
        _: CallbackQuery,
        callback_data: NoticeButton,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
    ) -> None:
        log = await current_notice(services, visitor, callback_data, reply, words)
        if log is not None:
            await reply.show(log_screen(words, log))

    @notices.callback_query(NoticeButton.filter(F.do == "old"))
    async def show_old(
        _: CallbackQuery,
        callback_data: NoticeButton,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
    ) -> None:
        found = await _edition(services, visitor, callback_data)
        if found is None or visitor.profile is None:
            reply.popup(words.plain("button-unknown"))
            return
        log, edition = found
        said = short_text(words, services.settings, edition, reader_of(visitor.profile))
        file = NoticeButton(do="file", notice=log.notice, version=edition.version)
        rows: Rows = (
            (button(words, "notice-pdf", file),),
            (button(words, "notice-newest", to(log, "short")),),
            (button(words, "notice-log", to(log, "log")), *menu_row(words)),
        )
        await reply.show(Screen(said, rows))

    @notices.callback_query(NoticeButton.filter(F.do == "file"))
    async def send_pdf(
        _: CallbackQuery,
        callback_data: NoticeButton,
        bot: Bot,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
    ) -> None:
        found = await _edition(services, visitor, callback_data)
        if found is None or visitor.profile is None:
            reply.popup(words.plain("button-unknown"))
            return
        _log, edition = found
        now = services.clock().astimezone(services.settings.school.zone)
        content = await asyncio.to_thread(
            notice_pdf, services.texts, services.settings, edition, words, now
        )
        name = f"adal-{edition.notice}-{edition.version}-{words.language}.pdf"
        caption = words("notice-pdf-caption", title=title(words, edition.content))
        if not await send_file(bot, reply.chat, name, content, caption):
            reply.popup(words.plain("file-not-sent"), alert=True)

    return notices


async def _edition(
    services: Services, visitor: Visitor, pressed: NoticeButton
) -> tuple[NoticeLog, Edition] | None:
    """The very edition a button names, of a notice that concerns the person."""
    if visitor.profile is None:
        return None
    async with services.store.reading() as work:
        own = services.own_notice
        log = await notice_for(work, own, visitor.id, visitor.profile, pressed.notice)
    edition = log.find(pressed.version) if log else None
    return (log, edition) if log and edition else None
