"""``/calendar``: the year's working days, what was decreed and by whom; the head changes it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from aiogram import F, Router
from aiogram.filters import Command

from bot.domain.decrees import Decree, standing
from bot.domain.people import Role
from bot.domain.permissions import Action
from bot.services import Services
from bot.telegram.reply import Reply
from bot.telegram.screen import Button, Screen
from bot.texts import Html, Words
from bot.wording import full_day, month_words, short_day
from handlers import commands
from handlers.buttons import CalendarButton, Go, button, menu_row
from handlers.permits import needs
from handlers.staff.desk import role_name
from storage.people import Visitor

YEARS: Final = 1
"""How many years before and after this one can be looked at."""


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
    """The calendar for all staff."""
    calendar = Router(name="staff_calendar")
    look = needs(Action.CALENDAR, noted=True)

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

    return calendar
