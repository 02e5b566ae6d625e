"""One notice: a plain version for the reader, the full text on a button, the acknowledgement.

Acknowledging, putting off and asking are equal buttons in a fixed order; nothing is chosen
beforehand. Source: 002:6.1a, 6.9ae, 6.10a, 6.13a, B.1.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Final

from aiogram import Bot, F, Router
from aiogram.types import CallbackQuery

from bot.domain.editions import NoticeLog
from bot.domain.notices import OWN
from bot.domain.people import Profile
from bot.domain.readers import reader_of
from bot.domain.receipts import MOST_BEHIND, receipt
from bot.notice_words import full_pages, short_text, title
from bot.services import Services
from bot.telegram.documents import send_file
from bot.telegram.reply import Reply
from bot.telegram.screen import Button, Rows, Screen
from bot.texts import Words
from bot.usecases.acknowledge_notice import (
    Shown,
    acknowledge_notice,
    acknowledged,
    serve_notice,
)
from bot.usecases.read_notices import notice_for, notices_for
from bot.wording import contact_args, day_words
from handlers.buttons import (
    FileButton,
    Go,
    NoticeButton,
    Receipt,
    Understood,
    button,
    menu_row,
)
from handlers.consents import consent_rows
from handlers.pages import page
from handlers.understanding import next_question
from storage.people import Visitor
from storage.records import Entry
from storage.store import Repositories, UnitOfWork

NOTICE: Final = OWN
"""The bot's own notice, which every family's slip and every class's coverage is about."""


def to(log: NoticeLog, do: str, at: int = 0) -> NoticeButton:
    """What a button does with the newest edition of a notice; `at` is a page of the full text."""
    return NoticeButton(do=do, notice=log.notice, version=log.newest.version, page=at)


def all_row(words: Words) -> tuple[Button, ...]:
    """The row that leads to all notices."""
    return (button(words, "notice-all", Go(to="notices")), *menu_row(words))


def choices(words: Words, log: NoticeLog) -> Rows:
    """What can be done with a notice that is not acknowledged yet."""
    steps = ("ack", "later", "ask", "full")
    return tuple((button(words, f"notice-{do}", to(log, do)),) for do in steps)


def shown_notice(words: Words, services: Services, log: NoticeLog, profile: Profile) -> Shown:
    """The newest edition as the person reads it."""
    text = short_text(words, services.settings, log.newest, reader_of(profile))
    return Shown(log.notice, log.newest.version, words.language, text, log.alike)


async def post_notice(
    work: UnitOfWork,
    reply: Reply,
    services: Services,
    words: Words,
    profile: Profile,
    now: datetime,
    class_id: str | None = None,
    log: NoticeLog | None = None,
) -> None:
    """Show a notice, the bot's own by default, and record in the same transaction that it was.

    `class_id` is the class whose slip brought the person just now.
    """
    log = log or services.own_notice
    shown = shown_notice(words, services, log, profile)
    await serve_notice(work, reply.person, shown, services.today(), class_id)
    rows = (*choices(words, log), *consent_rows(words, log, profile))
    if log.notice != OWN:
        rows += (all_row(words),)
    await reply.post_screen(work, Screen(shown.text, rows), now)


async def show_notice(
    reply: Reply, words: Words, visitor: Visitor, services: Services, log: NoticeLog
) -> None:
    """The newest edition; the first sight of it is recorded."""
    if visitor.profile is None:
        return
    newest, now, today = log.newest, services.clock(), services.today()
    async with services.store.reading() as work:
        entry = await acknowledged(work, visitor.id, log.notice, log.alike)
        seen = await work.records.of_notice(visitor.id, log.notice, newest.version)
    if entry is None and not seen:
        async with services.store.writing(update_id=reply.update_id, today=today) as work:
            await post_notice(work, reply, services, words, visitor.profile, now, log=log)
        return
    text = short_text(words, services.settings, newest, reader_of(visitor.profile))
    present: Rows = ()
    in_force = log.in_force(today)
    if in_force is not None and in_force is not newest:
        old = NoticeButton(do="old", notice=log.notice, version=in_force.version)
        present = ((button(words, "notice-present", old),),)
    present = (*consent_rows(words, log, visitor.profile), *present)
    if entry is None:
        await reply.show(Screen(text, (*choices(words, log), *present, all_row(words))))
        return
    done = entry.statement
    day = day_words(words, done.day, today)
    said = words("notice-already", number=done.number, day=day)
    full = (button(words, "notice-full", to(log, "full")),)
    await reply.show(Screen(f"{text}\n\n{said}", (full, *present, all_row(words))))


async def current_notice(
    services: Services,
    visitor: Visitor,
    pressed: NoticeButton | Understood,
    reply: Reply,
    words: Words,
) -> NoticeLog | None:
    """The notice a button is about; None after telling the person that there is none for them.

    A button of an older version leads to the newest, and says so.
    """
    if visitor.profile is None:
        return None
    async with services.store.reading() as work:
        own = services.own_notice
        log = await notice_for(work, own, visitor.id, visitor.profile, pressed.notice)
    if log is None:
        reply.popup(words.plain("button-unknown"))
    elif log.newest.version != pressed.version:
        reply.popup(words.plain("notice-changed"), alert=True)
    return log


async def _receipt(
    work: Repositories,
    words: Words,
    services: Services,
    visitor: Visitor,
    log: NoticeLog,
    entry: Entry,
    fresh: bool,
) -> Screen:
    said, today = entry.statement, services.today()
    text = words(
        "notice-receipt" if fresh else "notice-again",
        title=title(words, log.newest.content),
        number=said.number,
        day=day_words(words, said.day, today),
        version=said.version,
    )
    file = button(words, "notice-file", Receipt(number=said.number))
    rows: list[tuple[Button, ...]] = [(button(words, "button-rules", Go(to="rules")),), (file,)]
    if visitor.profile is not None:
        own = services.own_notice
        standings = await notices_for(work, own, visitor.id, visitor.profile, today)
        unread = [one.log for one in standings if one.entry is None]
        if unread:
            rows.insert(0, (button(words, "notice-next", to(unread[0], "short")),))
        rows = [*consent_rows(words, log, visitor.profile), *rows]
    return Screen(text, (*rows, menu_row(words)))


def receipt_file(words: Words, entry: Entry, before: str, behind: list[str]) -> bytes:
    """The receipt as JSON with its label, for ``python -m bot verify``."""
    fields = receipt(entry.statement, entry.salt, before, behind)
    label = {"AI-Generated": "Yes", "CreatorTool": "Adal", "label": words.plain("file-label")}
    return json.dumps({**label, **fields}, ensure_ascii=False, indent=2).encode()


def router() -> Router:
    """Reading and acknowledging one notice."""
    notice = Router(name="notice")

    @notice.callback_query(NoticeButton.filter(F.do == "short"))
    async def show_short(
        _: CallbackQuery,
        callback_data: NoticeButton,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
    ) -> None:
        log = await current_notice(services, visitor, callback_data, reply, words)
        if log is not None:
            await show_notice(reply, words, visitor, services, log)

    @notice.callback_query(NoticeButton.filter(F.do == "full"))
    async def show_full(
        _: CallbackQuery,
        callback_data: NoticeButton,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
    ) -> None:
        log = await current_notice(services, visitor, callback_data, reply, words)
        if log is None:
            return
        async with services.store.reading() as work:
            entry = await acknowledged(work, visitor.id, log.notice, log.alike)
        part = page(full_pages(words, log.newest), callback_data.page, 1)
        heading = words("notice-full-heading", title=title(words, log.newest.content))
        rows = part.row(words, lambda at: to(log, "full", at))
        if entry is None:
            rows += choices(words, log)[:-1]
        rows.append((button(words, "notice-short", to(log, "short")),))
        rows.append((button(words, "notice-pdf", to(log, "file")),))
        rows.append((button(words, "notice-log", to(log, "log")), *menu_row(words)))
        await reply.show(Screen(f"{heading}\n\n{part.items[0]}", tuple(rows)))

    @notice.callback_query(NoticeButton.filter(F.do == "ack"))
    @notice.callback_query(Understood.filter())
    async def acknowledge(
        _: CallbackQuery,
        callback_data: NoticeButton | Understood,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
    ) -> None:
        profile = visitor.profile
        log = await current_notice(services, visitor, callback_data, reply, words)
        if log is None or profile is None:
            return
        current = callback_data.version == log.newest.version
        asks = services.settings.records.understanding_question
        question = next_question(words, services.settings, log, callback_data)
        if current and asks and question is not None:
            await reply.show(question)
            return
        now, today = services.clock(), services.today()
        async with services.store.writing(update_id=reply.update_id, today=today) as work:
            if not current:
                await post_notice(work, reply, services, words, profile, now, log=log)
                return
            shown = shown_notice(words, services, log, profile)
            entry, fresh = await acknowledge_notice(work, visitor.id, shown, today)
            screen = await _receipt(work, words, services, visitor, log, entry, fresh)
            await reply.post_screen(work, screen, now)

    @notice.callback_query(Receipt.filter())
    async def send_receipt(
        _: CallbackQuery,
        callback_data: Receipt,
        bot: Bot,
        reply: Reply,
        words: Words,
        services: Services,
    ) -> None:
        async with services.store.reading() as work:
            found = await work.records.place_of(reply.person, callback_data.number, MOST_BEHIND)
        if found is None:
            reply.popup(words.plain("button-unknown"))
            return
        name = f"adal-{callback_data.number}.json"
        content = receipt_file(words, *found)
        if not await send_file(bot, reply.chat, name, content, words("notice-file-caption")):
            reply.popup(words.plain("file-not-sent"), alert=True)

    @notice.callback_query(NoticeButton.filter(F.do == "later"))
    async def later(_: CallbackQuery, reply: Reply, words: Words) -> None:
        rules = button(words, "button-rules", Go(to="rules"))
        await reply.show(Screen(words("notice-put-off"), ((rules,), menu_row(words))))

    @notice.callback_query(NoticeButton.filter(F.do == "ask"))
    async def ask(
        _: CallbackQuery,
        callback_data: NoticeButton,
        reply: Reply,
        words: Words,
        services: Services,
    ) -> None:
        text = words("notice-question", **contact_args(words, services.settings))
        write = button(words, "button-question", FileButton(do="kind", what="question"))
        short = callback_data.model_copy(update={"do": "short"})
        back = button(words, "notice-back", short)
        await reply.show(Screen(text, ((write,), (back,), menu_row(words))))

    return notice
