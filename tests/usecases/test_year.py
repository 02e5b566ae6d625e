"""A simulated year of cases that nobody answers: when reminders go out, and when never."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Final

import pytest
from sqlalchemy import select

from bot.domain.cases import Kind
from bot.domain.people import Language, Role
from bot.domain.working_days import OverlayDay
from bot.usecases.file_case import Filing, file_case
from bot.usecases.sweep_deadlines import sweep_deadlines
from storage.engine import reader
from storage.schema import outbox
from tests.domain.sample import ALMATY, promises
from tests.storage.stores import add_person, store_in

FROM: Final = date(2026, 9, 1)
FILED: Final = (FROM, date(2027, 2, 26))
HOURS: Final = (time(0, 30), time(8, 59), time(11), time(18), time(23, 59))
DECREED: Final = OverlayDay(date(2026, 10, 26), working=False, reason_kk="Боран", reason_ru="Буран")


@pytest.mark.requirement("R-6.12a", "R-2.11b")
async def test_no_reminder_leaves_outside_working_hours_in_a_year(tmp_path: Path) -> None:
    """365 days, swept at five hours of each; two cases, none answered. Every reminder is of
    a working day between nine and six, and there is one on each such day once a case is late.
    """
    kept = promises(10)
    kept.calendar.decree((DECREED,))
    async with store_in(tmp_path) as store:
        async with store.writing() as work:
            parent, staff = await add_person(work, store, 1), await add_person(work, store, 2)
            await work.staff.bind(staff, Role.RESPONSIBLE, FROM)
        for days in range(365):
            day = FROM + timedelta(days=days)
            for hour in HOURS:
                now = datetime.combine(day, hour, tzinfo=ALMATY)
                await sweep_deadlines(store, kept, now)
                if day in FILED and hour == HOURS[-1]:
                    filing = Filing(parent, Language.KK, Kind.QUESTION, None, f"{day}")
                    async with store.writing() as work:
                        await file_case(work, kept, filing, now)
        engine = reader(tmp_path / "adal.db")
        query = select(outbox.c.not_before).where(outbox.c.dedupe_key.like("remind:%"))
        async with engine.connect() as connection:
            moments = set((await connection.execute(query)).scalars())
        await engine.dispose()
    kept.calendar.decree(())
    assert {moment.astimezone(ALMATY).time() for moment in moments} == {time(11)}
    reminded = {moment.astimezone(ALMATY).date() for moment in moments}
    assert len(reminded) > 200
    assert DECREED.day not in reminded
    assert all(kept.calendar.is_working(day) for day in reminded)
