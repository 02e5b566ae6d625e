"""The head decrees a day off or a working day, with its reason, or takes that back."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from datetime import date
from typing import Final

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.domain.decrees import Decree, DecreeError, check_decree, overlay_with
from bot.domain.permissions import Action
from bot.services import Services
from bot.telegram.draft import Draft
from bot.telegram.reply import Reply
from bot.telegram.screen import Button, Screen
from bot.texts import Words
from bot.usecases.decree_day import decree_day, take_back_decree
from bot.usecases.unlock import member_of
from bot.wording import full_day
from handlers.buttons import CalendarButton, FileButton, Go, button, menu_row
from handlers.filters import PlainText
from handlers.permits import needs
from handlers.typed import typed
from storage.people import Visitor
from storage.store import UnitOfWork

LONGEST: Final = 120
"""Characters of a reason, which stands beside due dates."""
_DAY: Final = re.compile(r"(\d\d?)\.(\d\d?)\.(\d{4})")


class Decreeing(StatesGroup):
    """Decreeing a day: which, why in both languages, and a look at it."""

    decreed = State()
    reason_kk = State()
    reason_ru = State()
    preview = State()


def router() -> Router:
    """Changing the calendar."""
    calendar = Router(name="staff_decree")
    change_it = needs(Action.DECREE)

    @calendar.callback_query(CalendarButton.filter(F.do == "add"), flags=change_it)
    async def begin(
        _: CallbackQuery,
        callback_data: CalendarButton,
        reply: Reply,
        words: Words,
        services: Services,
        draft: Draft,
    ) -> None:
        working = callback_data.what == "1"
        await _step(services, reply, words, draft, Decreeing.decreed, {"working": working})

    @calendar.message(StateFilter(Decreeing.decreed), PlainText(), flags=change_it)
    async def take_day(
        message: Message, reply: Reply, words: Words, services: Services, draft: Draft
    ) -> None:
        text = await typed(message, reply, words, LONGEST)
        if text is None:
            return
        async with services.store.reading() as work:
            data = await draft.read(work)
        day = _read(text)
        today, calendar_ = services.today(), services.promises.calendar
        try:
            if day is None:
                raise DecreeError
            check_decree(calendar_, day, today, working=data["working"])
        except DecreeError:
            await reply.send(Screen(words("calendar-day-unread"), (_cancel(words),)))
            return
        data["day"] = day.isoformat()
        await _step(services, reply, words, draft, Decreeing.reason_kk, data)

    @calendar.message(
        StateFilter(Decreeing.reason_kk, Decreeing.reason_ru), PlainText(),
        flags=change_it,
    )  # fmt: skip
    async def take_reason(
        message: Message,
        reply: Reply,
        words: Words,
        services: Services,
        draft: Draft,
        raw_state: str | None,
    ) -> None:
        text = await typed(message, reply, words, LONGEST)
        if text is None:
            return
        async with services.store.reading() as work:
            data = await draft.read(work)
        first = raw_state == Decreeing.reason_kk.state
        data["kk" if first else "ru"] = " ".join(text.split())
        to = Decreeing.reason_ru if first else Decreeing.preview
        await _step(services, reply, words, draft, to, data)

    @calendar.callback_query(
        CalendarButton.filter(F.do == "save"), StateFilter(Decreeing.preview), flags=change_it
    )
    async def save(
        _: CallbackQuery,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
        draft: Draft,
    ) -> None:
        async def change(work: UnitOfWork) -> dict[date, Decree]:
            data = await draft.read(work)
            await draft.clear(work)
            return await decree_day(
                work,
                services.promises,
                member_of(visitor),
                date.fromisoformat(data["day"]),
                (data["kk"], data["ru"]),
                services.clock(),
                working=data["working"],
            )

        await _change(services, reply, words, change, "calendar-saved")

    @calendar.callback_query(CalendarButton.filter(F.do == "back"), flags=change_it)
    async def take_back(
        _: CallbackQuery,
        callback_data: CalendarButton,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
    ) -> None:
        day = None
        with suppress(ValueError):
            day = date.fromisoformat(callback_data.what)

        async def change(work: UnitOfWork) -> dict[date, Decree]:
            member, now = member_of(visitor), services.clock()
            if day is None:
                raise DecreeError
            return await take_back_decree(work, services.promises, member, day, now)

        await _change(services, reply, words, change, "calendar-taken-back")

    @calendar.callback_query(CalendarButton.filter(F.do == "save"), flags=change_it)
    async def too_late(_: CallbackQuery, reply: Reply, words: Words) -> None:
        reply.popup(words.plain("calendar-not-now"), alert=True)

    return calendar


def _cancel(words: Words) -> tuple[Button, ...]:
    return (button(words, "button-cancel", FileButton(do="cancel")),)


def _read(text: str) -> date | None:
    found = _DAY.fullmatch(text)
    if found is None:
        return None
    day, month, year = map(int, found.groups())
    with suppress(ValueError):
        return date(year, month, day)
    return None


async def _step(
    services: Services,
    reply: Reply,
    words: Words,
    draft: Draft,
    state: State,
    data: dict[str, object],
) -> None:
    """Keep what is known so far and ask for the next thing."""
    now, today = services.clock(), services.today()
    async with services.store.writing(update_id=reply.update_id, today=today) as work:
        await draft.save(work, state, data, today)
        await reply.post_screen(work, _question(words, state, data), now)


def _question(words: Words, state: State, data: Mapping[str, object]) -> Screen:
    what = words("calendar-working" if data["working"] else "calendar-off")
    if state is Decreeing.decreed:
        return Screen(words("calendar-ask-day", what=what), (_cancel(words),))
    day = full_day(words, date.fromisoformat(str(data["day"])))
    if state is not Decreeing.preview:
        key = "calendar-ask-kk" if state is Decreeing.reason_kk else "calendar-ask-ru"
        return Screen(words(key, day=day, longest=LONGEST), (_cancel(words),))
    text = words("calendar-preview", day=day, what=what, kk=str(data["kk"]), ru=str(data["ru"]))
    save = button(words, "calendar-save", CalendarButton(do="save"))
    return Screen(text, ((save,), _cancel(words)))


async def _change(
    services: Services,
    reply: Reply,
    words: Words,
    change: Callable[[UnitOfWork], Awaitable[dict[date, Decree]]],
    done: str,
) -> None:
    """Change the decrees, and the calendar once they are written down."""
    now, today = services.clock(), services.today()
    back = button(words, "button-calendar", Go(to="calendar"))
    try:
        async with services.store.writing(update_id=reply.update_id, today=today) as work:
            decrees = await change(work)
            await reply.post_screen(work, Screen(words(done), ((back,), menu_row(words))), now)
    except DecreeError:
        reply.popup(words.plain("calendar-not-now"), alert=True)
        return
    base = (entry.overlay() for entry in services.settings.calendar)
    services.promises.calendar.decree(overlay_with(base, decrees))
