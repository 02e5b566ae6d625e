"""A person reads one of their own cases to the end: all messages in pages, and the whole trail."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.domain.cases import Case, CaseMessage
from bot.services import Services
from bot.telegram.reply import Reply
from bot.telegram.screen import Screen
from bot.texts import Words
from bot.usecases.follow_case import NotYoursError, own_case
from handlers.buttons import Mine, button, menu_row
from handlers.pages import page
from handlers.thread import thread_pages
from handlers.trail import whole_trail
from storage.people import Visitor


def read_screen(
    words: Words, services: Services, case: Case, messages: list[CaseMessage], at: int
) -> Screen:
    """A page, from 0, of everything that was said."""
    shown = page(thread_pages(words, services, messages), at, 1)
    head = words("case-read", number=case.number, at=shown.at + 1, of=shown.of)
    turn = shown.row(words, lambda to: Mine(do="read", case=case.id, value=to))
    back = (button(words, "button-case", Mine(do="show", case=case.id)),)
    return Screen(f"{head}\n\n{shown.items[0]}", (*turn, back, menu_row(words)))


def router() -> Router:
    """All of one's own case."""
    reading = Router(name="reading")

    @reading.callback_query(Mine.filter(F.do.in_({"read", "trail"})))
    async def read(
        _: CallbackQuery,
        callback_data: Mine,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
    ) -> None:
        try:
            async with services.store.reading() as work:
                case = await own_case(work, visitor.id, callback_data.case)
                messages = await work.cases.messages(case.id)
                events = await work.cases.events(case.id)
        except NotYoursError:
            reply.popup(words.plain("button-unknown"))
            return
        if callback_data.do == "read":
            await reply.show(read_screen(words, services, case, messages, callback_data.value))
            return
        head = words("case-trail", number=case.number)
        back = (button(words, "button-case", Mine(do="show", case=case.id)),)
        text = f"{head}\n\n{whole_trail(words, events)}"
        await reply.show(Screen(text, (back, menu_row(words))))

    return reading
