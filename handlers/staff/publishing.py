"""``/publish``: a form out, a filled one back, looked at as its readers will see it, published.

The filled form waits, sealed, in the draft of whoever sent it; nothing is read out of Telegram
before its size is known.
"""

from __future__ import annotations

import asyncio

from aiogram import Bot, F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.domain.editions import obstacles
from bot.domain.notices import MODELS, GeneralNotice, NoticeType
from bot.domain.permissions import Action, permit
from bot.notice_form import LARGEST, read_form, xlsx_form
from bot.services import Services
from bot.settings_files import Problem
from bot.telegram.documents import receive_file, send_file
from bot.telegram.draft import Draft
from bot.telegram.reply import Reply
from bot.telegram.screen import Screen
from bot.texts import Words
from bot.usecases.publish_notice import NotPublishableError, publish_notice
from handlers import commands
from handlers.buttons import Go, PublishButton
from handlers.filters import HasDocument, PlainText
from handlers.menu import leave_form
from handlers.permits import needs, tell
from handlers.staff.classes import cancel_row
from handlers.staff.publishing_screens import (
    differences_screen,
    full_screen,
    mend_screen,
    menu_screen,
    overview_screen,
    published_screen,
    version_screen,
)
from storage.people import Visitor
from storage.store import Repositories


class Publishing(StatesGroup):
    """A form is awaited, then looked at."""

    form = State()
    preview = State()


def router() -> Router:
    """Publishing, for the responsible person and the head."""
    publishing = Router(name="staff_publishing")
    look, change_it = needs(Action.PUBLISH, noted=True), needs(Action.PUBLISH)

    @publishing.message(Command(commands.PUBLISH), flags=look)
    @publishing.callback_query(Go.filter(F.to == "publish"), flags=look)
    @publishing.callback_query(PublishButton.filter(F.do == "menu"), flags=look)
    async def choose(
        _: object,
        reply: Reply,
        words: Words,
        services: Services,
        draft: Draft,
        callback_data: PublishButton | Go | None = None,
    ) -> None:
        await leave_form(services, draft)
        async with services.store.reading() as work:
            logs = await work.notices.logs()
        at = callback_data.page if isinstance(callback_data, PublishButton) else 0
        await reply.show(menu_screen(words, logs, at))

    @publishing.callback_query(PublishButton.filter(F.do.in_({"new", "again"})), flags=look)
    async def send_form(
        _: CallbackQuery,
        callback_data: PublishButton,
        bot: Bot,
        reply: Reply,
        words: Words,
        services: Services,
        draft: Draft,
    ) -> None:
        content: GeneralNotice | None = None
        if callback_data.do == "again":
            async with services.store.reading() as work:
                log = await work.notices.log(callback_data.what)
            content = log.newest.content if log else None
        if content is None and callback_data.what not in {one.value for one in NoticeType}:
            reply.popup(words.plain("button-unknown"))
            return
        kind = NoticeType(callback_data.what) if content is None else content.type
        now = services.clock().astimezone(services.settings.school.zone)
        made = await asyncio.to_thread(
            xlsx_form, services.texts, services.settings, kind, content, now
        )
        name = f"adal-{callback_data.what}.xlsx"
        caption = words("publish-form", type=words(f"form-type-{kind}"))
        if not await send_file(bot, reply.chat, name, made, caption):
            reply.popup(words.plain("file-not-sent"), alert=True)
            return
        today = services.today()
        async with services.store.writing(update_id=reply.update_id, today=today) as work:
            await draft.save(work, Publishing.form, {}, today)
            screen = Screen(words("publish-send-back"), (cancel_row(words),))
            await reply.post_screen(work, screen, services.clock(), edit=False)

    @publishing.message(StateFilter(Publishing), HasDocument(), flags=change_it)
    async def receive(
        message: Message,
        bot: Bot,
        reply: Reply,
        words: Words,
        services: Services,
        draft: Draft,
    ) -> None:
        document = message.document
        if document is None:
            return
        if (document.file_size or 0) > LARGEST:
            text = words("publish-too-big", most=LARGEST // 1000)
            await reply.send(Screen(text, (cancel_row(words),)))
            return
        content = await receive_file(bot, document.file_id, LARGEST)
        if content is None:
            await reply.send(Screen(words("publish-not-received"), (cancel_row(words),)))
            return
        filled = await asyncio.to_thread(read_form, services.texts, content)
        problems = filled.problems
        now, today = services.clock(), services.today()
        async with services.store.writing(update_id=reply.update_id, today=today) as work:
            if filled.content is not None:
                log = await work.notices.log(filled.content.code)
                problems = tuple(
                    Problem(filled.place(field), field, why.value, why.value)
                    for field, why in obstacles(filled.content, log, today)
                )
            if filled.content is None or problems:
                await draft.save(work, Publishing.form, {}, today)
                await reply.post_screen(work, mend_screen(words, problems), now)
                return
            data = {"type": filled.content.type.value, "text": filled.content.model_dump_json()}
            await draft.save(work, Publishing.preview, data, today)
            await reply.post_screen(work, overview_screen(words, filled.content, log), now)

    @publishing.message(StateFilter(Publishing), PlainText(), flags=change_it)
    async def only_files(_: Message, reply: Reply, words: Words) -> None:
        await reply.send(Screen(words("publish-send-back"), (cancel_row(words),)))

    @publishing.callback_query(
        PublishButton.filter(F.do.in_({"overview", "as", "diff", "full"})), flags=look
    )
    async def preview(
        _: CallbackQuery,
        callback_data: PublishButton,
        reply: Reply,
        words: Words,
        services: Services,
        draft: Draft,
    ) -> None:
        async with services.store.reading() as work:
            content = await _awaited(work, draft)
            log = await work.notices.log(content.code) if content else None
        if content is None:
            await tell(reply, words, "publish-gone")
            return
        at, what, today = callback_data.page, callback_data.what, services.today()
        match callback_data.do:
            case "as":
                screen = version_screen(services, words, content, log, what, today)
            case "diff":
                screen = differences_screen(words, content, log, at)
            case "full":
                screen = full_screen(words, content, log, at, today)
            case _:
                screen = overview_screen(words, content, log)
        await reply.show(screen)

    @publishing.callback_query(PublishButton.filter(F.do == "publish"), flags=change_it)
    async def publish(
        _: CallbackQuery,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
        draft: Draft,
    ) -> None:
        now, today = services.clock(), services.today()
        role = permit(visitor.roles, Action.PUBLISH).role
        try:
            async with services.store.writing(update_id=reply.update_id, today=today) as work:
                content = await _awaited(work, draft)
                if content is None:
                    reply.popup(words.plain("publish-gone"), alert=True)
                    return
                by = (visitor.id, role)
                edition = await publish_notice(work, services.promises, by, content, now)
                count = await work.people.count_concerned(content.readers)
                await draft.clear(work)
                screen = published_screen(words, edition, count)
                await reply.post_screen(work, screen, now)
        except NotPublishableError as error:
            # A day has gone by since the preview, or somebody else published meanwhile.
            problems = tuple(
                Problem("-", field, why.value, why.value) for field, why in error.found
            )
            await reply.send(mend_screen(words, problems))

    return publishing


async def _awaited(work: Repositories, draft: Draft) -> GeneralNotice | None:
    """The notice that was sent and not published yet."""
    data = await draft.read(work)
    if "text" not in data:
        return None
    return MODELS[NoticeType(data["type"])].model_validate_json(data["text"])
