"""A head takes away the code of a colleague who lost the phone; another head confirms it."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.domain.duty import label
from bot.domain.permissions import Action
from bot.services import Services
from bot.telegram.reply import Reply
from bot.telegram.screen import Screen
from bot.texts import Words
from bot.usecases.reset_factor import reset_factor
from bot.usecases.unlock import member_of
from handlers.buttons import StaffButton, StaffPage, button, menu_row
from handlers.permits import needs
from handlers.staff.classes import staff_change
from storage.people import Visitor
from storage.store import UnitOfWork


def router() -> Router:
    """Lost phones."""
    reset = Router(name="staff_reset")

    @reset.callback_query(
        StaffButton.filter(F.do == "reset"), flags=needs(Action.ROLES, noted=True)
    )
    async def ask(_: CallbackQuery, callback_data: StaffButton, reply: Reply, words: Words) -> None:
        sure = button(words, "factor-reset-yes", StaffButton(do="reset-yes", who=callback_data.who))
        text = words("factor-reset-sure", label=label(callback_data.who))
        back = button(words, "button-back", StaffPage(page=0))
        await reply.show(Screen(text, ((sure,), (back, *menu_row(words)))))

    @reset.callback_query(StaffButton.filter(F.do == "reset-yes"), flags=needs(Action.ROLES))
    async def take_away(
        _: CallbackQuery,
        callback_data: StaffButton,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
    ) -> None:
        async def change(work: UnitOfWork) -> Screen:
            who, now = callback_data.who, services.clock()
            gone = await reset_factor(work, member_of(visitor), who, now)
            text = words("factor-reset-done" if gone else "factor-reset-waits", label=label(who))
            invite = button(words, "staff-invite", StaffButton(do="invite"))
            last = (button(words, "staff-all", StaffPage(page=0)), *menu_row(words))
            return Screen(text, ((invite,), last) if gone else (last,))

        await staff_change(services, reply, words, change, Action.ROLES)

    return reset
