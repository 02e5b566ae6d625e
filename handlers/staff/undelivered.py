"""``/undelivered``: letters that Telegram refused, as numbers; to be sent again or dropped."""

from __future__ import annotations

from collections import Counter

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery

from bot.domain.permissions import Action
from bot.services import Services
from bot.telegram.reply import Reply
from bot.telegram.screen import Screen
from bot.texts import Html, Words
from bot.usecases.enforce_retention import UNDELIVERED_DAYS
from bot.usecases.mind_undelivered import KINDS, count_undelivered, drop_letters, send_again
from bot.usecases.unlock import member_of
from handlers import commands
from handlers.buttons import Go, Undelivered, button, menu_row
from handlers.permits import needs
from storage.people import Visitor


def undelivered_screen(words: Words, counts: Counter[str]) -> Screen:
    """How many letters of each kind are put aside."""
    if not counts:
        return Screen(words("undelivered-none"), (menu_row(words),))
    lines = Html("\n").join(
        words("undelivered-line", kind=words(f"undelivered-kind-{kind}"), count=counts[kind])
        for kind in KINDS
        if counts[kind]
    )
    rows = [
        (button(words, f"undelivered-kind-{kind}", Undelivered(do="show", kind=kind)),)
        for kind in KINDS
        if counts[kind]
    ]
    text = words("undelivered", count=counts.total(), days=UNDELIVERED_DAYS, list=lines)
    return Screen(text, (*rows, menu_row(words)))


def kind_screen(words: Words, kind: str, count: int) -> Screen:
    """What can be done with the letters of one kind."""
    again = button(words, "undelivered-again", Undelivered(do="again", kind=kind))
    drop = button(words, "undelivered-drop", Undelivered(do="drop", kind=kind))
    back = button(words, "button-back", Go(to="undelivered"))
    name = words(f"undelivered-kind-{kind}")
    text = words("undelivered-choose", kind=name, count=count)
    return Screen(text, ((again,), (drop,), (back, *menu_row(words))))


def router() -> Router:
    """For the IT specialist and the head."""
    undelivered = Router(name="staff_undelivered")
    look, change = needs(Action.UNDELIVERED, noted=True), needs(Action.UNDELIVERED)

    @undelivered.message(Command(commands.UNDELIVERED), flags=look)
    @undelivered.callback_query(Go.filter(F.to == "undelivered"), flags=look)
    async def show(_: object, reply: Reply, words: Words, services: Services) -> None:
        async with services.store.reading() as work:
            counts = await count_undelivered(work)
        await reply.show(undelivered_screen(words, counts))

    @undelivered.callback_query(Undelivered.filter(F.do == "show"), flags=look)
    async def show_kind(
        _: CallbackQuery,
        callback_data: Undelivered,
        reply: Reply,
        words: Words,
        services: Services,
    ) -> None:
        async with services.store.reading() as work:
            counts = await count_undelivered(work)
        kind = callback_data.kind
        known = counts[kind] and kind in KINDS
        await reply.show(
            kind_screen(words, kind, counts[kind]) if known else undelivered_screen(words, counts)
        )

    @undelivered.callback_query(Undelivered.filter(F.do.in_({"again", "drop"})), flags=change)
    async def act(
        _: CallbackQuery,
        callback_data: Undelivered,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
    ) -> None:
        member, now, kind = member_of(visitor), services.clock(), callback_data.kind
        async with services.store.writing(
            update_id=reply.update_id, today=services.today()
        ) as work:
            if callback_data.do == "again":
                count = await send_again(work, member, kind, now)
                reply.popup(words.plain("undelivered-sent-again", count=count))
            else:
                count = await drop_letters(work, member, kind, now)
                reply.popup(words.plain("undelivered-dropped", count=count))
            screen = undelivered_screen(words, await count_undelivered(work))
            await reply.post_screen(work, screen, now)

    return undelivered
