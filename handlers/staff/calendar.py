"""``/calendar``: the year's working days, what was decreed and by whom; the head changes it."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from datetime import date
from typing import Final

from aiogram import F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.domain.decrees import Decree, DecreeError, check_decree, overlay_with, standing
from bot.domain.people import Role
from bot.domain.permissions import Action
from bot.services import Services
from bot.telegram.draft import Draft
from bot.telegram.reply import Reply
from bot.telegram.screen import Button, Screen
from bot.texts import Html, Words
from bot.usecases.decree_day import decree_day, take_back_decree
from bot.usecases.unlock import member_of
from bot.wording import full_day, month_words, short_day
from handlers import commands
from handlers.buttons import CalendarButton, FileButton, Go, button, menu_row
from handlers.permits import needs
from handlers.staff.desk import role_name
from handlers.typed import typed
from storage.people import Visitor
from storage.store import UnitOfWork

LONGEST: Final = 120
"""Characters of a reason, which stands beside due dates."""
YEARS: Final = 1
"""How many years before and after this one can be looked at."""
_DAY: Final = re.compile(r"(\d\d?)\.(\d\d?)\.(\d{4})")


class Decreeing(StatesGroup):
    """Decreeing a day: which, why in both languages, and a look at it."""

    decreed = State()
    reason_kk = State()
    reason_ru = State()
    preview = State()


def calendar_screen(
    words: Words, services: Services, year: int, decrees: Mapping[date, Decree], *, change: bool
) -> Screen:
    """A year by months, and the days that differ from the state's calendar."""
    today, calendar = services.today(), services.promises.calendar
    year = max(today.year - YEARS, min(today.year + YEARS, year))
    months = Html("\n").join(
        words(
            "calendar-month",
            month=month_words(words, month),
            days=calendar.working_days_in(year, month),
        )
        for month in range(1, 13)
    )
    lines = [
        words(
            "calendar-decreed",
            day=short_day(words, entry.day),
            what=words("calendar-working" if entry.working else "calendar-off"),
            reason=entry.reason(words.language),
            source=_source(words, decrees.get(entry.day)),
        )
        for entry in calendar.overlay
        if entry.day.year == year
    ]
    text = words(
        "calendar",
        year=str(year),
        total=sum(calendar.working_days_in(year, month) for month in range(1, 13)),
        list=months,
        start=services.settings.hours.start.strftime("%H:%M"),
        end=services.settings.hours.end.strftime("%H:%M"),
        decreed=Html("\n").join(lines) if lines else words("calendar-none"),
    )
    rows = [_years(year, today.year)]
    if change:
        rows += [
            (button(words, "calendar-add-off", CalendarButton(do="add", what="0")),),
            (button(words, "calendar-add-working", CalendarButton(do="add", what="1")),),
        ]
        rows += [
            (
                button(
                    words,
                    "calendar-take-back",
                    CalendarButton(do="back", what=day.isoformat()),
                    day=short_day(words, day),
                ),
            )
            for day in decrees
            if day >= today and day.year == year
        ]
    return Screen(text, (*rows, menu_row(words)))


def _years(year: int, this: int) -> tuple[Button, ...]:
    return tuple(
        Button(str(one), CalendarButton(do="year", what=str(one)).pack())
        for one in range(this - YEARS, this + YEARS + 1)
        if one != year
    )


def _source(words: Words, decree: Decree | None) -> Html:
    if decree is None:
        return words("calendar-from-settings")
    day = full_day(words, decree.changed_on)
    return words("calendar-from", role=role_name(words, decree.role), day=day)


def router() -> Router:
    """The calendar for all staff; the head changes it."""
    calendar = Router(name="staff_calendar")
    look, change_it = needs(Action.CALENDAR, noted=True), needs(Action.DECREE)

    @calendar.message(Command(commands.CALENDAR), flags=look)
    @calendar.callback_query(Go.filter(F.to == "calendar"), flags=look)
    @calendar.callback_query(CalendarButton.filter(F.do == "year"), flags=look)
    async def show(
        _: object,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
        callback_data: CalendarButton | Go | None = None,
    ) -> None:
        year = services.today().year
        if isinstance(callback_data, CalendarButton) and callback_data.what.isdecimal():
            year = int(callback_data.what)
        async with services.store.reading() as work:
            decrees = standing(await work.decrees.changes())
        change = Role.HEAD in visitor.roles
        await reply.show(calendar_screen(words, services, year, decrees, change=change))

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

    @calendar.message(
        StateFilter(Decreeing.decreed), F.text, ~F.text.startswith("/"), flags=change_it
    )
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
        StateFilter(Decreeing.reason_kk, Decreeing.reason_ru), F.text, ~F.text.startswith("/"),
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
