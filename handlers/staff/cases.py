"""Staff at work on cases: a case, taking it, passing it on in one tap.

Every step asks ``open_case`` whether this person may see this case now, so a button kept or
made by hand opens nothing. Staff never learn who wrote. What staff write is in ``writing``.
"""

from __future__ import annotations

from aiogram import F, Router
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import CallbackQuery, Message

from bot.domain.cases import Case
from bot.domain.permissions import Action
from bot.services import Services
from bot.telegram.reply import Reply
from bot.telegram.screen import Screen
from bot.texts import Words
from bot.usecases.ask_person import stop_waiting
from bot.usecases.handle_case import open_case, take_case
from bot.usecases.pass_case import pass_for_conflict
from bot.usecases.take_over import take_over_case
from bot.usecases.unlock import member_of
from handlers.buttons import CASE_PAYLOAD, Go, Shift, Work, button, menu_row
from handlers.permits import needs
from handlers.staff import incident, queue, reading, writing
from handlers.staff.desk import (
    case_screen,
    change_case,
    role_name,
)
from storage.people import Visitor
from storage.store import UnitOfWork


def router() -> Router:
    """The work on cases."""
    staff = Router(name="staff_cases")
    staff.include_routers(queue.router(), reading.router(), incident.router(), writing.router())

    @staff.message(
        CommandStart(deep_link=True, magic=F.args.startswith(CASE_PAYLOAD)),
        flags=needs(Action.CASE),
    )
    async def from_group(
        _: Message,
        command: CommandObject,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
    ) -> None:
        member, now = member_of(visitor), services.clock()
        case_id = (command.args or "").removeprefix(CASE_PAYLOAD)

        async def change(work: UnitOfWork) -> Screen:
            case = await open_case(work, member, case_id)
            await work.audit.note(now, member.person, case.role, "open", case.id)
            return await case_screen(work, words, services, member, case)

        await change_case(services, reply, words, change)

    @staff.callback_query(Work.filter(F.do.in_({"open", "take", "over"})), flags=needs(Action.CASE))
    @staff.callback_query(Shift.filter(F.do.in_({"conflict", "stop"})), flags=needs(Action.CASE))
    async def act(
        _: CallbackQuery,
        callback_data: Work | Shift,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
    ) -> None:
        member, now, case_id = member_of(visitor), services.clock(), callback_data.case
        promises = services.promises

        async def change(work: UnitOfWork) -> Screen:
            match callback_data.do:
                case "take":
                    case = await take_case(work, promises, member, case_id, now)
                    reply.popup(words.plain("case-taken"))
                case "over":
                    case = await take_over_case(work, promises, member, case_id, now)
                    reply.popup(words.plain("case-taken"))
                case "stop":
                    case = await stop_waiting(work, promises, member, case_id, now)
                    reply.popup(words.plain("waiting-stopped"))
                case "conflict":
                    case = await pass_for_conflict(work, promises, member, case_id, now)
                    return passed_screen(words, case)
                case _:
                    case = await open_case(work, member, case_id)
                    await work.audit.note(now, member.person, case.role, "open", case.id)
            return await case_screen(work, words, services, member, case)

        await change_case(services, reply, words, change)

    return staff


def passed_screen(words: Words, case: Case) -> Screen:
    """The case is in another role's charge now."""
    text = words("case-passed", number=case.number, role=role_name(words, case.role))
    return Screen(text, ((button(words, "button-queue", Go(to="queue")), *menu_row(words)),))
