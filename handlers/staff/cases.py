"""Staff at work on cases: the queue, a case, taking it, answering under the human mark.

Every step asks ``open_case`` whether this person may see this case now, so a button kept or
made by hand opens nothing. Staff never learn who wrote.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from aiogram import F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.domain.cases import Case, CaseMessage, MoveError
from bot.domain.cases import State as Stands
from bot.services import Services
from bot.telegram.draft import Draft
from bot.telegram.reply import Reply
from bot.telegram.screen import Button, Screen
from bot.texts import Words
from bot.usecases.handle_case import (
    Member,
    NotAllowedError,
    answer_case,
    open_case,
    take_case,
)
from bot.wording import day_words, due_reason
from handlers import commands
from handlers.buttons import FileButton, Go, Work, button, menu_row
from handlers.filing import LONGEST
from handlers.filters import StaffMember
from handlers.thread import thread_text
from storage.people import Visitor
from storage.store import UnitOfWork


class Answering(StatesGroup):
    """Writing an answer."""

    text = State()
    preview = State()


def queue_screen(words: Words, services: Services, member: Member, cases: list[Case]) -> Screen:
    """Open cases in this member's charge, the most urgent first."""
    today = services.today()
    seen = [case for case in cases if case.visible_to(member.person, member.roles)]
    overdue = sum(case.is_overdue(today) for case in seen)
    rows = [
        (
            Button(
                words.plain(
                    "queue-overdue" if case.is_overdue(today) else "queue-line",
                    number=case.number,
                    kind=words.plain(f"kind-{case.kind}"),
                    day=day_words(words, case.due_on, today),
                ),
                Work(do="open", case=case.id).pack(),
            ),
        )
        for case in seen[:30]
    ]
    text = words("queue", count=len(seen), overdue=overdue) if seen else words("queue-empty")
    return Screen(text, (*rows, menu_row(words)))


def staff_screen(
    words: Words, services: Services, member: Member, case: Case, messages: list[CaseMessage]
) -> Screen:
    """One case as staff see it: no trace of who wrote it."""
    subject = words(f"subject-{case.subject}") if case.subject else words("subject-none")
    head = words(
        "staff-case",
        number=case.number,
        kind=words(f"kind-{case.kind}"),
        subject=subject,
        state=words(f"state-{case.state}"),
        day=day_words(words, case.due_on, services.today()),
        reason=due_reason(words, case, services.promises.calendar),
        language=words(f"language-of-{case.language}"),
    )
    rows: list[tuple[Button, ...]] = []
    if case.state is Stands.NEW:
        rows.append((button(words, "button-take", Work(do="take", case=case.id)),))
    if case.state is Stands.TAKEN and case.assignee == member.person:
        rows.append((button(words, "button-answer", Work(do="answer", case=case.id)),))
    rows += [(button(words, "button-queue", Go(to="queue")), *menu_row(words))]
    return Screen(f"{head}\n\n{thread_text(words, services, messages)}", tuple(rows))


def router() -> Router:
    """The work on cases."""
    staff = Router(name="staff_cases")

    @staff.message(Command(commands.QUEUE), StaffMember())
    @staff.callback_query(Go.filter(F.to == "queue"), StaffMember())
    async def queue(
        _: object, reply: Reply, words: Words, visitor: Visitor, services: Services
    ) -> None:
        async with services.store.reading() as work:
            cases = await work.cases.open_for(visitor.roles)
        await reply.show(queue_screen(words, services, _member(visitor), cases))

    @staff.callback_query(Work.filter(F.do == "open"))
    async def open_(
        _: CallbackQuery,
        callback_data: Work,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
    ) -> None:
        member, now = _member(visitor), services.clock()

        async def change(work: UnitOfWork) -> Screen:
            case = await open_case(work, member, callback_data.case)
            await work.audit.note(now, member.person, case.role, "open", case.id)
            messages = await work.cases.messages(case.id)
            return staff_screen(words, services, member, case, messages)

        await _change(services, reply, words, change)

    @staff.callback_query(Work.filter(F.do == "take"))
    async def take(
        _: CallbackQuery,
        callback_data: Work,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
    ) -> None:
        member = _member(visitor)

        async def change(work: UnitOfWork) -> Screen:
            case = await take_case(work, member, callback_data.case, services.clock())
            reply.popup(words.plain("case-taken"))
            messages = await work.cases.messages(case.id)
            return staff_screen(words, services, member, case, messages)

        await _change(services, reply, words, change)

    @staff.callback_query(Work.filter(F.do == "answer"))
    async def ask_answer(
        _: CallbackQuery,
        callback_data: Work,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
        draft: Draft,
    ) -> None:
        member = _member(visitor)

        async def change(work: UnitOfWork) -> Screen:
            case = await open_case(work, member, callback_data.case)
            if case.assignee != member.person:
                raise NotAllowedError
            if case.state is not Stands.TAKEN:
                raise MoveError(f"answer {case.state}")
            await draft.save(work, Answering.text, {"case": case.id}, services.today())
            cancel = (button(words, "button-cancel", FileButton(do="cancel")),)
            text = words(
                "answer-ask",
                number=case.number,
                language=words(f"language-of-{case.language}"),
                longest=LONGEST,
            )
            return Screen(text, (cancel,))

        await _change(services, reply, words, change)

    @staff.message(StateFilter(Answering.text, Answering.preview), F.text, ~F.text.startswith("/"))
    async def take_answer(
        message: Message,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
        draft: Draft,
    ) -> None:
        text = (message.text or "").strip()
        if len(text) > LONGEST:
            await reply.send(Screen(words("text-too-long", length=len(text), longest=LONGEST)))
            return
        member = _member(visitor)

        async def change(work: UnitOfWork) -> Screen:
            data = {**await draft.read(work), "text": text}
            case = await open_case(work, member, data["case"])
            await draft.save(work, Answering.preview, data, services.today())
            mark = services.texts[case.language](f"mark-human-{case.role.value.replace('_', '-')}")
            body = words("answer-preview", number=case.number, mark=mark, text=text)
            rows = (
                (button(words, "button-send-answer", Work(do="send")),),
                (button(words, "button-cancel", FileButton(do="cancel")),),
            )
            return Screen(body, rows)

        await _change(services, reply, words, change)

    @staff.callback_query(Work.filter(F.do == "send"), StateFilter(Answering.preview))
    async def send_answer(
        _: CallbackQuery,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
        draft: Draft,
    ) -> None:
        member = _member(visitor)

        async def change(work: UnitOfWork) -> Screen:
            data = await draft.read(work)
            case = await answer_case(
                work, services.promises, member, data["case"], data["text"], services.clock()
            )
            await draft.clear(work)
            queue = button(words, "button-queue", Go(to="queue"))
            return Screen(words("answer-sent", number=case.number), ((queue, *menu_row(words)),))

        await _change(services, reply, words, change)

    return staff


def _member(visitor: Visitor) -> Member:
    return Member(visitor.id, visitor.roles)


async def _change(
    services: Services,
    reply: Reply,
    words: Words,
    change: Callable[[UnitOfWork], Awaitable[Screen]],
) -> None:
    """Do one thing to a case and show its screen; refusals say nothing of what exists."""
    now, today = services.clock(), services.today()
    try:
        async with services.store.writing(update_id=reply.update_id, today=today) as work:
            await reply.post_screen(work, await change(work), now)
    except NotAllowedError:
        await _refused(services, reply, words)
    except MoveError:
        reply.popup(words.plain("case-moved-on"), alert=True)


async def _refused(services: Services, reply: Reply, words: Words) -> None:
    async with services.store.writing() as work:
        await work.audit.note(services.clock(), reply.person, None, "refused")
    reply.popup(words.plain("not-allowed"), alert=True)
