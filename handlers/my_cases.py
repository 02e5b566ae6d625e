"""A person's own cases: where they stand, what was said, and what one can still do."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final

from aiogram import F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.domain.cases import OPEN, Case, CaseEvent, CaseMessage, Kind, MoveError, Said
from bot.domain.cases import State as Stands
from bot.domain.promises import LONGEST_WAIT
from bot.services import Services
from bot.telegram.draft import Draft
from bot.telegram.reply import Reply
from bot.telegram.screen import Button, Screen
from bot.texts import Words
from bot.usecases.follow_case import (
    NotYoursError,
    add_to_case,
    own_case,
    rate_case,
    remove_contact,
    reopen_case,
    withdraw_case,
)
from bot.wording import day_words, due_reason, short_day
from handlers import commands
from handlers.buttons import FileButton, Go, Mine, button, menu_row
from handlers.filing import LONGEST
from handlers.filters import PlainText
from handlers.pages import page
from handlers.thread import thread_of
from handlers.trail import trail_text
from handlers.typed import typed
from storage.people import Visitor
from storage.store import Repositories, UnitOfWork

ON_A_PAGE: Final = 10
"""Cases on a page of one's own."""


class Adding(StatesGroup):
    """Adding words to an open case."""

    text = State()


def list_screen(words: Words, cases: list[Case], at: int = 0) -> Screen:
    """All cases of a person, a button each, in pages from 0."""
    new = (button(words, "button-complaint", Go(to="complaint")),)
    if not cases:
        return Screen(words("cases-none"), (new, menu_row(words)))
    shown = page(cases, at, ON_A_PAGE)
    rows: list[tuple[Button, ...]] = [
        (
            Button(
                words.plain(
                    "case-line",
                    number=case.number,
                    kind=words.plain(f"kind-{case.kind}"),
                    state=words.plain(f"state-{case.state}"),
                ),
                Mine(do="show", case=case.id).pack(),
            ),
        )
        for case in shown.items
    ]
    rows += shown.row(words, lambda to: Mine(do="list", case="", value=to))
    return Screen(words("cases-mine", count=len(cases)), (*rows, new, menu_row(words)))


def case_screen(
    words: Words,
    services: Services,
    case: Case,
    messages: list[CaseMessage],
    events: list[CaseEvent],
    contact: str | None,
) -> Screen:
    """One case: state, promise with its reason, what was said, and the next steps."""
    today = services.today()
    parts: list[str] = [
        words(
            "case-mine",
            number=case.number,
            kind=words(f"kind-{case.kind}"),
            state=words(f"state-{case.state}"),
            role=words(f"role-{case.role.value.replace('_', '-')}"),
        )
    ]
    if case.state is Stands.NEW and today <= case.first_due_on < case.due_on:
        parts.append(words("case-first", day=day_words(words, case.first_due_on, today)))
    if case.state in OPEN:
        parts.append(
            words(
                "case-due",
                day=day_words(words, case.due_on, today),
                reason=due_reason(words, case, services.promises.calendar),
            )
        )
    if case.decision is not None:
        parts.append(words("case-decision", decision=words(f"decision-{case.decision}")))
    if trail := trail_text(words, events):
        parts.append(trail)
    if case.asked_on is not None:
        since = short_day(words, case.asked_on)
        parts.append(words("case-waiting", day=since, days=LONGEST_WAIT))
    if case.appeals is not None:
        parts.append(words("case-appeals", number=case.appeals))
    if case.late:
        parts.append(words("case-appeal-late"))
    if case.for_child:
        parts.append(words("case-child"))
    if contact:
        parts.append(words("case-contact", contact=contact))
    thread = thread_of(words, services, messages, parts)
    rows = _actions(words, services, case, whole=thread.whole, contact=bool(contact))
    return Screen("\n\n".join((*parts, thread.text)), (*rows, menu_row(words)))


def _actions(
    words: Words, services: Services, case: Case, *, whole: bool, contact: bool
) -> list[tuple[Button, ...]]:
    def to(do: str, value: int = 0) -> Mine:
        return Mine(do=do, case=case.id, value=value)

    rows: list[tuple[Button, ...]] = []
    if not whole:
        rows.append((button(words, "button-read-all", to("read")),))
    if case.state in OPEN:
        asked = case.state is Stands.WAITING
        rows.append((button(words, "button-reply" if asked else "button-add", to("add")),))
        rows.append((button(words, "button-withdraw", to("withdraw")),))
    if case.state is Stands.ANSWERED and case.answered_on is not None:
        if case.rating is None:
            rows.append(tuple(Button(str(n), to("rate", n).pack()) for n in range(1, 6)))
        if services.promises.may_reopen(case.answered_on, services.today()):
            rows.append((button(words, "button-reopen", to("reopen")),))
        if case.kind is not Kind.APPEAL:
            appeal = FileButton(do="appeal", what=case.id)
            rows.append((button(words, "button-appeal", appeal),))
    if contact:
        rows.append((button(words, "button-contact-remove", to("nocontact")),))
    rows.append((button(words, "button-trail", to("trail")),))
    rows.append((button(words, "button-formal", to("formal")),))
    rows.append((button(words, "button-mycases", Go(to="mycases")),))
    return rows


def router() -> Router:
    """Following one's cases."""
    mine = Router(name="my_cases")

    @mine.message(Command(commands.MY_CASES))
    @mine.callback_query(Go.filter(F.to == "mycases"))
    @mine.callback_query(Mine.filter(F.do == "list"))
    async def show_list(
        _: object,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
        callback_data: Mine | Go | None = None,
    ) -> None:
        at = callback_data.value if isinstance(callback_data, Mine) else 0
        async with services.store.reading() as work:
            cases = await work.cases.filed_by(visitor.id)
        await reply.show(list_screen(words, cases, at))

    @mine.callback_query(Mine.filter(F.do == "show"))
    async def show(
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
                screen = await _screen(work, words, services, case)
        except NotYoursError:
            reply.popup(words.plain("button-unknown"))
            return
        await reply.show(screen)

    @mine.callback_query(Mine.filter(F.do == "add"))
    async def ask_more(
        _: CallbackQuery,
        callback_data: Mine,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
        draft: Draft,
    ) -> None:
        async def change(work: UnitOfWork) -> Screen:
            case = await own_case(work, visitor.id, callback_data.case)
            if case.state not in OPEN:
                raise MoveError(f"add to {case.state}")
            await draft.save(work, Adding.text, {"case": case.id}, services.today())
            cancel = (button(words, "button-cancel", FileButton(do="cancel")),)
            if case.state is not Stands.WAITING:
                return Screen(words("case-add", number=case.number, longest=LONGEST), (cancel,))
            messages = await work.cases.messages(case.id)
            asked = [message.text for message in messages if message.kind is Said.QUESTION]
            text = words("case-reply", number=case.number, text=asked[-1], longest=LONGEST)
            return Screen(text, (cancel,))

        await _change(services, reply, words, change)

    @mine.message(StateFilter(Adding.text), PlainText())
    async def take_more(
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

        async def change(work: UnitOfWork) -> Screen:
            data = await draft.read(work)
            case = await add_to_case(
                work, services.promises, visitor.id, data["case"], text, services.clock()
            )
            await draft.clear(work)
            show = (button(words, "button-case", Mine(do="show", case=case.id)),)
            return Screen(words("case-added", number=case.number), (show, menu_row(words)))

        await _change(services, reply, words, change)

    @mine.callback_query(Mine.filter(F.do.in_({"rate", "reopen", "withdraw", "nocontact"})))
    async def move(
        _: CallbackQuery,
        callback_data: Mine,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
    ) -> None:
        now, case_id = services.clock(), callback_data.case

        async def change(work: UnitOfWork) -> Screen:
            match callback_data.do:
                case "rate":
                    case = await rate_case(work, visitor.id, case_id, callback_data.value)
                    reply.popup(words.plain("case-rated"))
                case "reopen":
                    case = await reopen_case(work, services.promises, visitor.id, case_id, now)
                    reply.popup(words.plain("case-reopened"))
                case "nocontact":
                    case = await remove_contact(work, visitor.id, case_id)
                    reply.popup(words.plain("case-contact-removed"))
                case _:
                    case = await withdraw_case(work, services.promises, visitor.id, case_id, now)
                    reply.popup(words.plain("case-withdrawn"))
            return await _screen(work, words, services, case)

        await _change(services, reply, words, change)

    return mine


async def _screen(work: Repositories, words: Words, services: Services, case: Case) -> Screen:
    messages, events = await work.cases.messages(case.id), await work.cases.events(case.id)
    contact = await work.contacts.of(case.id)
    return case_screen(words, services, case, messages, events, contact)


async def _change(
    services: Services,
    reply: Reply,
    words: Words,
    change: Callable[[UnitOfWork], Awaitable[Screen]],
) -> None:
    """Make a change and show its screen in one transaction; say kindly when it is too late."""
    now, today = services.clock(), services.today()
    try:
        async with services.store.writing(update_id=reply.update_id, today=today) as work:
            await reply.post_screen(work, await change(work), now)
    except NotYoursError:
        reply.popup(words.plain("button-unknown"))
    except MoveError:
        reply.popup(words.plain("case-moved-on"), alert=True)
