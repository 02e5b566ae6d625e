"""The road of what staff write: what is needed besides, the words, the look, and send."""

from __future__ import annotations

from typing import Any

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message

from bot.domain.cases import Case, Decision
from bot.domain.integrity import Ground
from bot.domain.permissions import Action
from bot.domain.templates import BLANK
from bot.services import Services
from bot.telegram.draft import Draft
from bot.telegram.reply import Reply
from bot.telegram.screen import Screen
from bot.texts import Words
from bot.usecases.handle_case import Needs, answer_needs, open_case
from bot.usecases.unlock import member_of
from handlers.buttons import Go, Shift, Work, button, menu_row
from handlers.filters import PlainText
from handlers.permits import needs
from handlers.staff.desk import (
    change_case,
    days_screen,
    role_name,
    roles_screen,
)
from handlers.staff.writing.begin import may_begin
from handlers.staff.writing.screens import (
    Answering,
    cancel_row,
    longest,
    missing,
    preview_screen,
    question_screen,
    read_minutes,
    room_for_other,
)
from handlers.staff.writing.sending import PASSES, SEND
from handlers.typed import typed
from storage.people import Visitor
from storage.store import UnitOfWork


def router() -> Router:
    """Everything that staff write."""
    staff = Router(name="staff_writing_form")

    look, change_it = needs(Action.CASE, noted=True), needs(Action.CASE)

    @staff.callback_query(Work.filter(F.do == "answer"), flags=look)
    @staff.callback_query(
        Shift.filter(
            F.do.in_({"ask", "correct", "note", "extend", "days", "hand", "to", "up", "council"})
        ),
        flags=look,
    )
    async def begin(
        _: CallbackQuery,
        callback_data: Work | Shift,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
        draft: Draft,
    ) -> None:
        member, case_id = member_of(visitor), callback_data.case
        what = callback_data.what if isinstance(callback_data, Shift) else ""

        async def change(work: UnitOfWork) -> Screen:
            do = callback_data.do
            case = await may_begin(work, services, member, case_id, do, what)
            if do == "hand":
                return roles_screen(words, case)
            if do == "extend":
                return days_screen(words, services, case)
            purpose = {"days": "extend", "to": "hand"}.get(do, do)
            room = longest(case, purpose)
            data = {"case": case.id, "for": purpose, "what": what, "longest": room}
            if do == "correct" and case.decision is not None:
                data["decision"] = case.decision.value
            return await _go_on(work, words, services, draft, case, data)

        await change_case(services, reply, words, change)

    @staff.callback_query(
        Shift.filter(F.do == "ground"), StateFilter(Answering.ground), flags=change_it
    )
    async def choose_ground(
        _: CallbackQuery,
        callback_data: Shift,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
        draft: Draft,
    ) -> None:
        if callback_data.what not in set(Ground):
            reply.popup(words.plain("button-unknown"))
            return

        async def change(work: UnitOfWork) -> Screen:
            data = {**await draft.read(work), "ground": callback_data.what}
            case = await open_case(work, member_of(visitor), data["case"])
            return await _go_on(work, words, services, draft, case, data)

        await change_case(services, reply, words, change)

    @staff.callback_query(
        Shift.filter(F.do.in_({"decision", "both"})),
        StateFilter(Answering.preview),
        flags=change_it,
    )
    async def add_to_answer(
        _: CallbackQuery,
        callback_data: Shift,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
        draft: Draft,
    ) -> None:
        async def change(work: UnitOfWork) -> Screen:
            data = await draft.read(work)
            case = await open_case(work, member_of(visitor), data["case"])
            if callback_data.do == "both":
                await draft.save(work, Answering.other, data, services.today())
                return question_screen(words, case, data, Answering.other)
            if callback_data.what == data.get("decision"):
                del data["decision"]
            elif callback_data.what in set(Decision):
                data["decision"] = callback_data.what
            return await _go_on(work, words, services, draft, case, data)

        await change_case(services, reply, words, change)

    @staff.message(StateFilter(Answering), PlainText(), flags=change_it)
    async def take_words(
        message: Message,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
        draft: Draft,
        raw_state: str,
    ) -> None:
        async with services.store.reading() as work:
            data = await draft.read(work)
        other = raw_state == Answering.other.state
        room = room_for_other(data) if other else data["longest"]
        text = await typed(message, reply, words, room)
        if text is None:
            return
        if BLANK in text:
            await reply.send(Screen(words("template-blank"), (cancel_row(words),)))
            return

        async def change(work: UnitOfWork) -> Screen:
            case = await open_case(work, member_of(visitor), data["case"])
            if raw_state == Answering.minutes.state:
                minutes = read_minutes(text, services.today())
                if minutes is None:
                    return Screen(words("minutes-unread"), (cancel_row(words),))
                number, day = minutes
                data.update(minutes=number, minutes_day=day.isoformat())
            elif raw_state == Answering.reasons.state:
                data["reasons"] = text
            elif other:
                data["other"] = text
            elif raw_state != Answering.ground.state:
                data["text"] = text
                data.pop("other", None)
            return await _go_on(work, words, services, draft, case, data)

        await change_case(services, reply, words, change)

    @staff.callback_query(
        Work.filter(F.do == "send"), StateFilter(Answering.preview), flags=change_it
    )
    async def send(
        _: CallbackQuery,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
        draft: Draft,
    ) -> None:
        member = member_of(visitor)

        async def change(work: UnitOfWork) -> Screen:
            data = await draft.read(work)
            case = await SEND[data["for"]](work, services, member, data)
            await draft.clear(work)
            done = words(
                f"{data['for']}-sent", number=case.number, role=role_name(words, case.role)
            )
            rows = [(button(words, "button-queue", Go(to="queue")), *menu_row(words))]
            if data["for"] not in PASSES:
                rows.insert(0, (button(words, "button-open", Work(do="open", case=case.id)),))
            return Screen(done, tuple(rows))

        await change_case(services, reply, words, change)

    return staff


async def _go_on(
    work: UnitOfWork,
    words: Words,
    services: Services,
    draft: Draft,
    case: Case,
    data: dict[str, Any],
) -> Screen:
    """Keep what is known so far and ask for what is still missing, at last for a look."""
    wants = Needs(minutes=False, ground=False)
    if data["for"] == "answer":
        wants = await answer_needs(work, case, data.get("text", ""))
    state = missing(wants, data)
    await draft.save(work, state, data, services.today())
    if state is Answering.preview:
        return preview_screen(words, services, case, data)
    return question_screen(words, case, data, state)
