"""Staff read a case to the end: all messages in pages, the whole trail, the appealed case.

Each look is noted in the audit, as opening the case is.
"""

from __future__ import annotations

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.domain.cases import Case, barred
from bot.domain.permissions import Action, NotAllowedError
from bot.services import Services
from bot.telegram.reply import Reply
from bot.telegram.screen import Screen
from bot.texts import Words
from bot.usecases.handle_case import Member, open_case
from bot.usecases.unlock import member_of
from handlers.buttons import Shift, Work, button, menu_row
from handlers.pages import page
from handlers.permits import needs
from handlers.staff.desk import change_case
from handlers.thread import thread_pages
from handlers.trail import whole_trail
from storage.people import Visitor
from storage.store import Repositories, UnitOfWork


def router() -> Router:
    """All of a case that one may see."""
    reading = Router(name="staff_reading")

    @reading.callback_query(
        Shift.filter(F.do.in_({"read", "trail", "materials"})), flags=needs(Action.CASE)
    )
    async def read(
        _: CallbackQuery,
        callback_data: Shift,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
    ) -> None:
        member, do = member_of(visitor), callback_data.do

        async def look(work: UnitOfWork) -> Screen:
            case = await open_case(work, member, callback_data.case)
            await work.audit.note(services.clock(), member.person, case.role, do, case.id)
            back = button(words, "button-back", Work(do="open", case=case.id))
            if do == "trail":
                trail = whole_trail(words, await work.cases.events(case.id), inner=True)
                text = f"{words('case-trail', number=case.number)}\n\n{trail}"
                return Screen(text, ((back, *menu_row(words)),))
            at = int(callback_data.what) if callback_data.what.isdecimal() else 0
            return await _pages(work, words, services, member, case, do, at)

        await change_case(services, reply, words, look)

    return reading


async def _pages(
    work: Repositories,
    words: Words,
    services: Services,
    member: Member,
    case: Case,
    do: str,
    at: int,
) -> Screen:
    """A page, from 0, of the case or of the one whose outcome it appeals (002:7.12ae)."""
    if do == "read":
        said = await work.cases.messages(case.id, inner=True)
        head, number = "case-read", case.number
    else:
        appealed = await work.cases.by_number(case.appeals or "")
        if appealed is None or member.roles & barred(appealed.subject):
            raise NotAllowedError
        said = await work.cases.messages(appealed.id)
        head, number = "materials", appealed.number
    shown = page(thread_pages(words, services, said), at, 1)
    turn = shown.row(words, lambda to: Shift(do=do, case=case.id, what=str(to)))
    back = button(words, "button-back", Work(do="open", case=case.id))
    text = words(head, number=number, at=shown.at + 1, of=shown.of)
    return Screen(f"{text}\n\n{shown.items[0]}", (*turn, (back, *menu_row(words))))
