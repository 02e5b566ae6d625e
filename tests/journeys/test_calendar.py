"""``/calendar``: staff see the year, the head decrees days; promises made before do not move."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.people import Role
from bot.domain.working_days import OverlayDay, WorkCalendar
from handlers.buttons import CalendarButton
from tests.journeys.database import Rows, delivered
from tests.journeys.lives import life
from tests.school import School


@pytest.mark.requirement("R-6.12a", "R-2.3b")
async def test_a_decreed_day_changes_new_promises_and_none_made_before(
    school: School, rows: Rows
) -> None:
    """A day off within the term: the old case keeps its day, a new one is due a day later and
    says why; taken back, the next one is due as the first was. All of it is in the audit.
    """
    words = school.words()
    head = await school.staff("head", Role.HEAD)
    parent = await school.person("parent")
    await school.files(parent, "Бірінші")
    ((promised,),) = rows.of('SELECT due_on FROM "case"')
    await head.send("/calendar")
    await head.press(words.plain("calendar-add-off"))
    for typed in ("24.11.2026", "Боран", "Метель"):
        await head.settled()
        await head.send(typed)
    await head.press(words.plain("calendar-save"))
    await head.sees(words.plain("calendar-saved"))
    await school.files(parent, "Екінші")
    first, second = (
        date.fromisoformat(day) for (day,) in rows.of('SELECT due_on FROM "case" ORDER BY due_on')
    )
    assert first.isoformat() == promised
    assert second == school.app.services.promises.calendar.next_working_day(first)
    assert any("Боран" in one.text for one in parent.messages if one.from_bot)
    await head.press(words.plain("button-calendar"))
    shown = await head.sees("Боран")
    assert words.plain("role-head") in shown.text
    await head.press(data=CalendarButton(do="back", what="2026-11-24").pack())
    await head.sees(words.plain("calendar-taken-back"))
    await school.files(parent, "Үшінші")
    assert rows.count("case", "due_on = ?", promised) == 2
    deeds = rows.of("SELECT action, object, new FROM audit WHERE action LIKE 'decree%' ORDER BY id")
    assert deeds == [("decree", "2026-11-24", "off"), ("decree_back", "2026-11-24", None)]
    assert "Боран".encode() not in rows.everything()


async def test_only_the_head_decrees_and_a_decree_outlives_the_process(school: School) -> None:
    """Other staff see the calendar without its buttons and are refused with buttons made by hand.
    A day that is past or counts so already is not taken. The decree stands after a restart.
    """
    words = school.words()
    head = await school.staff("head", Role.HEAD)
    teacher = await school.staff("teacher", Role.CLASS_TEACHER)
    await teacher.send("/calendar")
    shown = await teacher.sees("2026")
    assert words.plain("calendar-add-off") not in shown.labels
    pressed = await teacher.press(data=CalendarButton(do="add", what="0").pack())
    assert pressed.answer is not None
    assert words.plain("not-allowed") in pressed.answer.text
    await head.send("/calendar")
    await head.press(words.plain("calendar-add-working"))
    for bad in ("ертең", "20.11.2026", "25.11.2026", "31.02.2027"):
        await head.send(bad)
        await head.sees(words.plain("calendar-day-unread")[:30])
    for typed in ("28.11.2026", "Ауыстырылды", "Перенос"):
        await head.send(typed)
        await head.settled()
    await head.press(words.plain("calendar-save"))
    await delivered(school, head)
    school.stop.set()
    async with life(school.play, school.settings, school.clock) as again:
        assert again.app.services.promises.calendar.is_working(date(2026, 11, 28))


@pytest.mark.requirement("R-6.12a")
def test_a_decree_counts_from_the_moment_it_is_made() -> None:
    """The calendar's version changes with it, and again when it is taken back."""
    calendar = WorkCalendar()
    before, due = calendar.version, calendar.due(date(2026, 11, 23), 5).due_on
    calendar.decree((OverlayDay(date(2026, 11, 24), working=False, reason_kk="а", reason_ru="а"),))
    assert calendar.version != before
    assert calendar.due(date(2026, 11, 23), 5).due_on == calendar.next_working_day(due)
    calendar.decree(())
    assert (calendar.version, calendar.due(date(2026, 11, 23), 5).due_on) == (before, due)
