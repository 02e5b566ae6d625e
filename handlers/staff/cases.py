"""Staff at work on cases: the queue, a case, taking it, passing it on in one tap.

Every step asks ``open_case`` whether this person may see this case now, so a button kept or
made by hand opens nothing. Staff never learn who wrote. What staff write is in ``writing``.
"""

from __future__ import annotations

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery

from bot.domain.cases import Case, barred
from bot.domain.permissions import Action, NotAllowedError
from bot.services import Services
from bot.telegram.reply import Reply
from bot.telegram.screen import Screen
from bot.texts import Words
from bot.usecases.ask_person import stop_waiting
from bot.usecases.handle_case import Member, open_case, take_case
from bot.usecases.pass_case import pass_for_conflict
from bot.usecases.take_over import take_over_case
from bot.usecases.unlock import member_of
from handlers import commands
from handlers.buttons import Go, Queue, Shift, Work, button, menu_row
from handlers.permits import needs
from handlers.staff import writing
from handlers.staff.desk import (
    PAGE,
    case_screen,
    change_case,
    desk_of,
    queue_screen,
    role_name,
)
from handlers.thread import thread_text
from storage.cases import Part
from storage.people import Visitor
from storage.store import Repositories, UnitOfWork


def router() -> Router:
    """The work on cases."""
    staff = Router(name="staff_cases")
    staff.include_router(writing.router())

    look = needs(Action.QUEUE, noted=True)

    @staff.message(Command(commands.QUEUE), flags=look)
    @staff.callback_query(Go.filter(F.to == "queue"), flags=look)
    async def queue(
        _: object, reply: Reply, words: Words, visitor: Visitor, services: Services
    ) -> None:
        await _show_queue(services, reply, words, visitor, Part.ALL, 0)

    @staff.callback_query(Queue.filter(), flags=look)
    async def queue_part(
        _: CallbackQuery,
        callback_data: Queue,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
    ) -> None:
        if callback_data.part not in set(Part):
            reply.popup(words.plain("button-unknown"))
            return
        part = Part(callback_data.part)
        await _show_queue(services, reply, words, visitor, part, callback_data.page)

    @staff.callback_query(Work.filter(F.do.in_({"open", "take", "over"})), flags=needs(Action.CASE))
    @staff.callback_query(
        Shift.filter(F.do.in_({"conflict", "stop", "materials"})), flags=needs(Action.CASE)
    )
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
                    case = await take_case(work, member, case_id, now)
                    reply.popup(words.plain("case-taken"))
                case "over":
                    case = await take_over_case(work, member, case_id, now)
                    reply.popup(words.plain("case-taken"))
                case "stop":
                    case = await stop_waiting(work, promises, member, case_id, now)
                    reply.popup(words.plain("waiting-stopped"))
                case "conflict":
                    case = await pass_for_conflict(work, promises, member, case_id, now)
                    return passed_screen(words, case)
                case "materials":
                    case = await open_case(work, member, case_id)
                    await work.audit.note(now, member.person, case.role, "materials", case.id)
                    return await _materials(work, words, services, member, case)
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


async def _show_queue(
    services: Services, reply: Reply, words: Words, visitor: Visitor, part: Part, page: int
) -> None:
    desk = desk_of(services, visitor)
    async with services.store.reading() as work:
        counts = await work.cases.counts(desk)
        page = max(0, min(page, (counts[part] - 1) // PAGE))
        cases = await work.cases.queue(desk, part, page * PAGE, PAGE)
    await reply.show(queue_screen(words, services, cases, counts, part, page))


async def _materials(
    work: Repositories, words: Words, services: Services, member: Member, appeal: Case
) -> Screen:
    """What was said in the case whose outcome is appealed, to read only (002:7.12ae)."""
    appealed = await work.cases.by_number(appeal.appeals or "")
    if appealed is None or member.roles & barred(appealed.subject):
        raise NotAllowedError
    thread = thread_text(words, services, await work.cases.messages(appealed.id))
    back = button(words, "button-back", Work(do="open", case=appeal.id))
    text = f"{words('materials', number=appealed.number)}\n\n{thread}"
    return Screen(text, ((back, *menu_row(words)),))
