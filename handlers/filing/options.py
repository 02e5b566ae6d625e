"""What a person may change in the preview: hide names and numbers, say who they are, for whom."""

from __future__ import annotations

from dataclasses import replace

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message

from bot.domain.personal_data import redacted
from bot.services import Services
from bot.telegram.draft import Draft
from bot.telegram.reply import Reply
from bot.texts import Words
from handlers.buttons import FileButton
from handlers.filing.draft import CaseForm, Filled
from handlers.filing.screens import LONGEST_CONTACT, contact_screen, may_say_who, preview_screen
from handlers.filters import PlainText
from handlers.typed import typed
from storage.people import Visitor
from storage.store import UnitOfWork


def router() -> Router:
    """The preview's further buttons."""
    options = Router(name="filing-options")

    @options.callback_query(FileButton.filter(F.do == "contact"), StateFilter(CaseForm.preview))
    async def ask_contact(
        _: CallbackQuery,
        reply: Reply,
        words: Words,
        services: Services,
        draft: Draft,
        visitor: Visitor,
    ) -> None:
        if not may_say_who(visitor):
            reply.popup(words.plain("button-unknown"))
            return
        now, today = services.clock(), services.today()
        async with services.store.writing(update_id=reply.update_id, today=today) as work:
            filled = await Filled.read(draft, work)
            await filled.save(draft, work, CaseForm.contact, today)
            await reply.post_screen(work, contact_screen(words), now)

    @options.message(StateFilter(CaseForm.contact), PlainText())
    async def take_contact(
        message: Message,
        reply: Reply,
        words: Words,
        services: Services,
        draft: Draft,
        visitor: Visitor,
    ) -> None:
        text = await typed(message, reply, words, LONGEST_CONTACT)
        if text is None:
            return
        async with services.store.writing(
            update_id=reply.update_id, today=services.today()
        ) as work:
            filled = replace(await Filled.read(draft, work), contact=text)
            await _preview(work, reply, words, services, visitor, draft, filled)

    @options.callback_query(
        FileButton.filter(F.do.in_({"redact", "nocontact", "child"})),
        StateFilter(CaseForm.preview, CaseForm.contact),
    )
    async def change(
        _: CallbackQuery,
        callback_data: FileButton,
        reply: Reply,
        words: Words,
        services: Services,
        draft: Draft,
        visitor: Visitor,
    ) -> None:
        async with services.store.writing(
            update_id=reply.update_id, today=services.today()
        ) as work:
            filled = await Filled.read(draft, work)
            match callback_data.do:
                case "redact":
                    hidden = redacted(filled.text or "", words.plain("redacted"))
                    filled = replace(filled, text=hidden)
                case "nocontact":
                    filled = replace(filled, contact=None)
                case _:
                    filled = replace(filled, for_child=not filled.for_child)
            await _preview(work, reply, words, services, visitor, draft, filled)

    return options


async def _preview(
    work: UnitOfWork,
    reply: Reply,
    words: Words,
    services: Services,
    visitor: Visitor,
    draft: Draft,
    filled: Filled,
) -> None:
    await filled.save(draft, work, CaseForm.preview, services.today())
    role = await filled.reader(work, services.promises, visitor.id)
    screen = preview_screen(words, services, visitor, filled, role, await filled.appealed(work))
    await reply.post_screen(work, screen, services.clock())
