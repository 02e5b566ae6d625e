"""Being away: the days, who stands in, and being back earlier."""

from __future__ import annotations

from datetime import date
from typing import Any

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.domain.duty import label, read_days
from bot.domain.permissions import Action
from bot.services import Services
from bot.telegram.draft import Draft
from bot.telegram.reply import Reply
from bot.telegram.screen import Button, Screen
from bot.texts import Words
from bot.usecases.be_absent import be_absent, be_back, colleagues
from bot.usecases.handle_case import Member
from bot.usecases.unlock import member_of
from handlers.buttons import FileButton, StaffButton, button
from handlers.filters import PlainText
from handlers.permits import needs
from handlers.staff.classes import LONGEST, staff_change
from handlers.staff.desk import role_name
from handlers.staff.role_screens import own_screen
from handlers.typed import typed
from storage.people import Visitor
from storage.store import UnitOfWork


class BeingAway(StatesGroup):
    """Typing the days; choosing who stands in."""

    days = State()
    deputy = State()


def router() -> Router:
    """Absence of oneself."""
    away = Router(name="staff_absence")
    look, change_it = needs(Action.DUTY, noted=True), needs(Action.DUTY)

    @away.callback_query(StaffButton.filter(F.do == "away"), flags=look)
    async def ask_days(
        _: CallbackQuery, reply: Reply, words: Words, services: Services, draft: Draft
    ) -> None:
        async def change(work: UnitOfWork) -> Screen:
            await draft.save(work, BeingAway.days, {}, services.today())
            return Screen(words("staff-away-ask"), (_cancel(words),))

        await staff_change(services, reply, words, change, Action.DUTY)

    @away.message(StateFilter(BeingAway.days), PlainText(), flags=change_it)
    async def take_days(
        message: Message,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
        draft: Draft,
    ) -> None:
        text = await typed(message, reply, words, LONGEST)
        if text is None:
            return
        days = read_days(text, services.today())
        if days is None:
            await reply.send(Screen(words("staff-away-unread"), (_cancel(words),)))
            return
        member = member_of(visitor)
        data = {"first": days[0].isoformat(), "last": days[1].isoformat()}

        async def change(work: UnitOfWork) -> Screen:
            others = await colleagues(work, member)
            if not others:
                return await _done(work, words, services, member, draft, data, None)
            await draft.save(work, BeingAway.deputy, data, services.today())
            rows = [
                (
                    button(
                        words,
                        "staff-line",
                        StaffButton(do="deputy", who=one.person),
                        role=role_name(words, one.role),
                        label=label(one.person),
                    ),
                )
                for one in others
            ]
            rows.append((button(words, "staff-deputy-none", StaffButton(do="deputy")),))
            return Screen(words("staff-deputy-ask"), (*rows, _cancel(words)))

        await staff_change(services, reply, words, change, Action.DUTY)

    @away.callback_query(
        StaffButton.filter(F.do == "deputy"), StateFilter(BeingAway.deputy), flags=change_it
    )
    async def take_deputy(
        _: CallbackQuery,
        callback_data: StaffButton,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
        draft: Draft,
    ) -> None:
        member = member_of(visitor)

        async def change(work: UnitOfWork) -> Screen:
            data, deputy = await draft.read(work), callback_data.who or None
            return await _done(work, words, services, member, draft, data, deputy)

        await staff_change(services, reply, words, change, Action.DUTY)

    @away.callback_query(StaffButton.filter(F.do == "back"), flags=change_it)
    async def back(
        _: CallbackQuery, reply: Reply, words: Words, visitor: Visitor, services: Services
    ) -> None:
        member = member_of(visitor)

        async def change(work: UnitOfWork) -> Screen:
            await be_back(work, member, services.clock())
            reply.popup(words.plain("staff-back-done"))
            return await own_screen(work, words, services, member)

        await staff_change(services, reply, words, change, Action.DUTY)

    return away


async def _done(
    work: UnitOfWork,
    words: Words,
    services: Services,
    member: Member,
    draft: Draft,
    data: dict[str, Any],
    deputy: str | None,
) -> Screen:
    first, last = (date.fromisoformat(data[end]) for end in ("first", "last"))
    await be_absent(work, services.promises, member, first, last, deputy, services.clock())
    await draft.clear(work)
    return await own_screen(work, words, services, member)


def _cancel(words: Words) -> tuple[Button, ...]:
    return (button(words, "button-cancel", FileButton(do="cancel")),)
