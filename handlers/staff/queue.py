"""The queue of open cases: its parts, its kinds, its pages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery

from bot.domain.cases import Case, Kind
from bot.domain.permissions import Action
from bot.services import Services
from bot.telegram.reply import Reply
from bot.telegram.screen import Button, Screen
from bot.texts import Words
from bot.usecases.unlock import member_of
from bot.wording import short_day
from handlers import commands
from handlers.buttons import Go, Queue, Work, button, menu_row
from handlers.permits import needs
from storage.case_queue import Desk, Part
from storage.people import Visitor

PAGE: Final = 10
"""Cases on a page of the queue."""
SOON: Final = 2
"""Working days within which a case is due soon."""


def desk_of(services: Services, visitor: Visitor) -> Desk:
    """The visitor's queue today. Raises ``LockedError``."""
    member, today = member_of(visitor), services.today()
    soon = services.promises.calendar.due(today, SOON).due_on
    return Desk(member.person, member.roles, today, soon)


def queue_screen(
    words: Words,
    services: Services,
    cases: tuple[list[Case], list[Case]],
    counts: Mapping[Part, int],
    at: Queue,
) -> Screen:
    """A page of a part of the queue, the most urgent first, with how many each part has.

    `cases` are the gravest incidents in the charge of others, shown on every page, and the page.
    """
    part, page = Part(at.part), at.page
    grave, shown_cases = cases
    today = services.today()
    rows: list[tuple[Button, ...]] = [
        tuple(
            button(words, f"queue-part-{one}", Queue(part=one, kind=at.kind), count=counts[one])
            for one in pair
        )
        for pair in ((Part.ALL, Part.MINE, Part.FREE), (Part.SOON, Part.LATE))
    ]
    rows += [
        (button(words, "queue-grave", Work(do="open", case=case.id), number=case.number),)
        for case in grave
    ]
    rows += [
        (
            Button(
                words.plain(
                    _line(case, today),
                    number=case.number,
                    kind=words.plain(f"kind-{case.kind}"),
                    day=short_day(words, case.due_on),
                ),
                Work(do="open", case=case.id).pack(),
            ),
        )
        for case in shown_cases
    ]
    turn = []
    if page > 0:
        turn.append(button(words, "button-previous", Queue(part=part, page=page - 1, kind=at.kind)))
    if (page + 1) * PAGE < counts[part]:
        turn.append(button(words, "button-next", Queue(part=part, page=page + 1, kind=at.kind)))
    pages = max(1, -(-counts[part] // PAGE))
    text = (
        words("queue", count=counts[Part.ALL], overdue=counts[Part.LATE])
        if counts[Part.ALL]
        else words("queue-empty")
    )
    shown: str = words("queue-shown", part=words.plain(f"queue-name-{part}"), at=page + 1, of=pages)
    if at.kind:
        shown = f"{words.plain(f'kind-{Kind(at.kind)}')}. {shown}"
    turning = [tuple(turn)] if turn else []
    kinds = (button(words, "button-kinds", Go(to="kinds")),)
    return Screen(f"{text}\n{shown}", (*rows, *turning, kinds, menu_row(words)))


def _line(case: Case, today: date) -> str:
    """How a case stands in the queue."""
    if case.is_overdue(today):
        return "queue-overdue"
    return "queue-untaken" if case.is_untaken(today) else "queue-line"


def kinds_screen(words: Words, counts: Mapping[Kind, int]) -> Screen:
    """How many open cases of each kind there are, each kind a button."""
    rows = [
        (
            button(
                words,
                "queue-kind",
                Queue(part=Part.ALL, kind=kind),
                kind=words.plain(f"kind-{kind}"),
                count=counts[kind],
            ),
        )
        for kind in Kind
        if kind in counts
    ]
    text = words("queue-kinds") if counts else words("queue-empty")
    queue = button(words, "button-queue", Go(to="queue"))
    return Screen(text, (*rows, (queue, *menu_row(words))))


def router() -> Router:
    """``/queue``."""
    staff = Router(name="staff_queue")

    look = needs(Action.QUEUE, noted=True)

    @staff.message(Command(commands.QUEUE), flags=look)
    @staff.callback_query(Go.filter(F.to == "queue"), flags=look)
    async def queue(
        _: object, reply: Reply, words: Words, visitor: Visitor, services: Services
    ) -> None:
        await _show(services, reply, words, visitor, Queue(part=Part.ALL))

    @staff.callback_query(Queue.filter(), flags=look)
    async def queue_part(
        _: CallbackQuery,
        callback_data: Queue,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
    ) -> None:
        if callback_data.part not in set(Part) or callback_data.kind not in {"", *Kind}:
            reply.popup(words.plain("button-unknown"))
            return
        await _show(services, reply, words, visitor, callback_data)

    @staff.callback_query(Go.filter(F.to == "kinds"), flags=look)
    async def kinds(
        _: CallbackQuery, reply: Reply, words: Words, visitor: Visitor, services: Services
    ) -> None:
        async with services.store.reading() as work:
            counts = await work.cases.kinds(desk_of(services, visitor))
        await reply.show(kinds_screen(words, counts))

    return staff


async def _show(
    services: Services, reply: Reply, words: Words, visitor: Visitor, at: Queue
) -> None:
    desk, part = desk_of(services, visitor), Part(at.part)
    kind = Kind(at.kind) if at.kind else None
    async with services.store.reading() as work:
        counts = await work.cases.counts(desk, kind)
        page = max(0, min(at.page, (counts[part] - 1) // PAGE))
        cases = await work.cases.queue(desk, part, page * PAGE, PAGE, kind)
        grave = await work.cases.grave(desk)
    at = Queue(part=part, page=page, kind=at.kind)
    await reply.show(queue_screen(words, services, (grave, cases), counts, at))
