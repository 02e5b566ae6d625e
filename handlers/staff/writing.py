"""What staff write in a case: an answer, a correction, a question, a note, reasons.

All of it goes the same way: what the answer needs besides, the words, a look at what will be
seen and by whom, and send. A form is kept sealed and survives a restart.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any, Final

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.domain.cases import Case, Move, MoveError, takers
from bot.domain.cases import State as Stands
from bot.domain.integrity import Ground
from bot.domain.people import Role
from bot.domain.permissions import Action, NotAllowedError
from bot.services import Services
from bot.telegram.draft import Draft
from bot.telegram.reply import Reply
from bot.telegram.screen import Button, Screen
from bot.texts import Words
from bot.usecases.ask_person import ask_person
from bot.usecases.extend_case import extend_case, extendable_case
from bot.usecases.handle_case import (
    Member,
    Minutes,
    Needs,
    answer_case,
    answer_needs,
    correct_answer,
    correctable,
    held_case,
    open_case,
)
from bot.usecases.note_case import note_case
from bot.usecases.pass_case import hand_over_case
from bot.usecases.unlock import member_of
from bot.wording import day_words
from handlers.buttons import FileButton, Go, Shift, Work, button, menu_row
from handlers.filing import LONGEST
from handlers.permits import needs
from handlers.staff.desk import (
    change_case,
    days_screen,
    role_name,
    roles_screen,
)
from handlers.thread import answer_text
from handlers.typed import typed
from storage.people import Visitor
from storage.store import UnitOfWork

LONGEST_PART: Final = 1200
"""Characters of each of the council's two texts, so that both fit one message."""
_MINUTES: Final = re.compile(
    r"№?\s*(?P<number>[\w/-]{1,20})[\s,;]+(?P<d>\d\d?)\.(?P<m>\d\d?)\.(?P<y>\d{4})"
)
_SEEN_BY_STAFF: Final = frozenset({"note", "hand"})


class Answering(StatesGroup):
    """Writing in a case: what must come before the words, the words, and the look at them."""

    ground = State()
    minutes = State()
    reasons = State()
    text = State()
    preview = State()


def router() -> Router:
    """Everything that staff write."""
    staff = Router(name="staff_writing")

    look, change_it = needs(Action.CASE, noted=True), needs(Action.CASE)

    @staff.callback_query(Work.filter(F.do == "answer"), flags=look)
    @staff.callback_query(
        Shift.filter(F.do.in_({"ask", "correct", "note", "extend", "days", "hand", "to"})),
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
            case = await _may_begin(work, services, member, case_id, do, what)
            if do == "hand":
                return roles_screen(words, case)
            if do == "extend":
                return days_screen(words, services, case)
            purpose = {"days": "extend", "to": "hand"}.get(do, do)
            longest = _longest(case, purpose)
            data = {"case": case.id, "for": purpose, "what": what, "longest": longest}
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

    @staff.message(StateFilter(Answering), F.text, ~F.text.startswith("/"), flags=change_it)
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
        text = await typed(message, reply, words, data["longest"])
        if text is None:
            return

        async def change(work: UnitOfWork) -> Screen:
            case = await open_case(work, member_of(visitor), data["case"])
            if raw_state == Answering.minutes.state:
                minutes = read_minutes(text, services.today())
                if minutes is None:
                    return Screen(words("minutes-unread"), (_cancel(words),))
                number, day = minutes
                data.update(minutes=number, minutes_day=day.isoformat())
            elif raw_state == Answering.reasons.state:
                data["reasons"] = text
            elif raw_state != Answering.ground.state:
                data["text"] = text
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
            case = await _SEND[data["for"]](work, services, member, data)
            await draft.clear(work)
            done = words(
                f"{data['for']}-sent", number=case.number, role=role_name(words, case.role)
            )
            rows = [(button(words, "button-queue", Go(to="queue")), *menu_row(words))]
            if data["for"] != "hand":
                rows.insert(0, (button(words, "button-open", Work(do="open", case=case.id)),))
            return Screen(done, tuple(rows))

        await change_case(services, reply, words, change)

    return staff


async def _may_begin(
    work: UnitOfWork, services: Services, member: Member, case_id: str, do: str, what: str
) -> Case:
    """The case, if this member may begin to write this now; each rule is asked again on send."""
    match do:
        case "answer":
            return await held_case(work, member, case_id, Move.ANSWER)
        case "ask":
            return await held_case(work, member, case_id, Move.ASK)
        case "correct":
            case = await held_case(work, member, case_id, Move.CORRECT)
            if not correctable(case, member, services.clock()):
                raise MoveError("too late to correct")
            return case
        case "extend" | "days":
            case = await extendable_case(work, services.promises, member, case_id)
            if do == "days" and what not in map(
                str, range(1, services.promises.days_left(case) + 1)
            ):
                raise NotAllowedError
            return case
        case "hand" | "to":
            case = await open_case(work, member, case_id)
            if case.state not in (Stands.NEW, Stands.TAKEN):
                raise MoveError(f"hand over {case.state}")
            if do == "to" and what not in takers(case):
                raise NotAllowedError
            return case
    return await open_case(work, member, case_id)


async def _go_on(
    work: UnitOfWork,
    words: Words,
    services: Services,
    draft: Draft,
    case: Case,
    data: dict[str, Any],
) -> Screen:
    """Keep what is known so far and ask for what is still missing, at last for a look."""
    needs = Needs(minutes=False, ground=False)
    if data["for"] == "answer":
        needs = await answer_needs(work, case, data.get("text", ""))
    state = _missing(needs, data)
    await draft.save(work, state, data, services.today())
    if state is Answering.preview:
        return preview_screen(words, services, case, data)
    if state is Answering.ground:
        rows = [
            (button(words, f"ground-{ground}", Shift(do="ground", case=case.id, what=ground)),)
            for ground in Ground
        ]
        return Screen(words("ground-ask"), (*rows, _cancel(words)))
    if state is Answering.text:
        text = words(
            f"write-{data['for']}",
            number=case.number,
            language=words.plain(f"language-of-{case.language}"),
            longest=data["longest"],
        )
        return Screen(text, (_cancel(words),))
    key = "minutes-ask" if state is Answering.minutes else "reasons-ask"
    return Screen(words(key, number=case.number, longest=LONGEST_PART), (_cancel(words),))


def _missing(needs: Needs, data: dict[str, Any]) -> State:
    if needs.ground and "ground" not in data:
        return Answering.ground
    if needs.minutes and "minutes" not in data:
        return Answering.minutes
    if needs.minutes and "reasons" not in data:
        return Answering.reasons
    return Answering.preview if "text" in data else Answering.text


def preview_screen(words: Words, services: Services, case: Case, data: dict[str, Any]) -> Screen:
    """Exactly what will be seen, and by whom."""
    rows = ((button(words, "button-send-answer", Work(do="send")),), _cancel(words))
    if data["for"] in _SEEN_BY_STAFF:
        role = data["what"] or case.role
        text = words(
            "preview-inner", number=case.number, role=role_name(words, role), text=data["text"]
        )
        return Screen(text, rows)
    reader = services.texts[case.language]
    text = words(
        "answer-preview",
        number=case.number,
        mark=reader(f"mark-human-{case.role.value.replace('_', '-')}"),
        text=answer_text(reader, data["text"], data),
    )
    if data["for"] == "extend":
        due = services.promises.later(case, int(data["what"]))
        due_words = words("extend-preview", day=day_words(words, due.due_on, services.today()))
        return Screen(f"{text}\n\n{due_words}", rows)
    return Screen(text, rows)


def read_minutes(text: str, today: date) -> tuple[str, date] | None:
    """Number and day of minutes written as ``№ 5, 20.11.2026``; None if it is not that."""
    found = _MINUTES.fullmatch(text)
    if found is None:
        return None
    try:
        day = date(int(found["y"]), int(found["m"]), int(found["d"]))
    except ValueError:
        return None
    return None if day > today else (found["number"], day)


def _longest(case: Case, purpose: str) -> int:
    council = case.role is Role.COUNCIL and purpose in ("answer", "correct")
    return LONGEST_PART if council else LONGEST


def _cancel(words: Words) -> tuple[Button, ...]:
    return (button(words, "button-cancel", FileButton(do="cancel")),)


_Send = Callable[[UnitOfWork, Services, Member, dict[str, Any]], Awaitable[Case]]


async def _answer(
    work: UnitOfWork, services: Services, member: Member, data: dict[str, Any]
) -> Case:
    minutes = None
    if "minutes" in data:
        day = date.fromisoformat(data["minutes_day"])
        minutes = Minutes(data["minutes"], day, data["reasons"])
    ground = Ground(data["ground"]) if "ground" in data else None
    return await answer_case(
        work,
        services.promises,
        member,
        data["case"],
        data["text"],
        services.clock(),
        minutes=minutes,
        ground=ground,
    )


async def _correct(
    work: UnitOfWork, services: Services, member: Member, data: dict[str, Any]
) -> Case:
    now = services.clock()
    return await correct_answer(work, services.promises, member, data["case"], data["text"], now)


async def _ask(work: UnitOfWork, services: Services, member: Member, data: dict[str, Any]) -> Case:
    now = services.clock()
    return await ask_person(work, services.promises, member, data["case"], data["text"], now)


async def _note(work: UnitOfWork, services: Services, member: Member, data: dict[str, Any]) -> Case:
    now = services.clock()
    return await note_case(work, services.promises, member, data["case"], data["text"], now)


async def _extend(
    work: UnitOfWork, services: Services, member: Member, data: dict[str, Any]
) -> Case:
    days, now = int(data["what"]), services.clock()
    return await extend_case(work, services.promises, member, data["case"], days, data["text"], now)


async def _hand(work: UnitOfWork, services: Services, member: Member, data: dict[str, Any]) -> Case:
    role, now = Role(data["what"]), services.clock()
    return await hand_over_case(
        work, services.promises, member, data["case"], role, data["text"], now
    )


_SEND: Final[dict[str, _Send]] = {
    "answer": _answer,
    "correct": _correct,
    "ask": _ask,
    "note": _note,
    "extend": _extend,
    "hand": _hand,
}
