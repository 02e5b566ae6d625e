"""The first answer: a case that nobody takes up in time is heard of once, by the right people."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time
from pathlib import Path
from typing import Final

import pytest
from sqlalchemy import select

from bot.domain.cases import Case, Kind, Subject
from bot.domain.people import Language, Role
from bot.domain.working_days import OverlayDay
from bot.usecases.extend_case import extend_case
from bot.usecases.file_case import Filing, file_case
from bot.usecases.follow_case import reopen_case
from bot.usecases.handle_case import Member, answer_case, take_case
from bot.usecases.pass_case import hand_over_case
from bot.usecases.sweep_deadlines import sweep_deadlines
from storage.engine import reader
from storage.schema import outbox
from storage.store import Store
from tests.domain.sample import ALMATY, promises
from tests.storage.stores import KEY, add_person, store_in

FILED: Final = datetime(2026, 11, 23, 10, 0, tzinfo=ALMATY)
FIRST: Final = date(2026, 11, 25)
KEPT: Final = promises(10)


def _at(day: int, hour: int = 11) -> datetime:
    return datetime.combine(date(2026, 11, day), time(hour), tzinfo=ALMATY)


async def _school(store: Store, *roles: Role) -> dict[Role, str]:
    """One person for each role; who they are."""
    people = {}
    async with store.writing() as work:
        await add_person(work, store, 1)
        for number, role in enumerate(roles, start=2):
            people[role] = await add_person(work, store, number)
            await work.staff.bind(people[role], role, FILED.date())
    return people


async def _filed(store: Store, kind: Kind = Kind.QUESTION, subject: Subject | None = None) -> Case:
    filing = Filing(store.pseudonyms.person(1), Language.KK, kind, subject, "words")
    async with store.writing() as work:
        return await file_case(work, KEPT, filing, FILED)


async def _sweep(store: Store, day: int, hour: int = 11) -> int:
    return await sweep_deadlines(store, KEPT, _at(day, hour))


async def _told(folder: Path, like: str) -> Counter[str]:
    """To whom letters with such a key were posted."""
    engine = reader(folder / "adal.db")
    query = select(outbox.c.recipient).where(outbox.c.dedupe_key.like(like))
    async with engine.connect() as connection:
        found = Counter((await connection.execute(query)).scalars())
    await engine.dispose()
    return found


@pytest.mark.requirement("R-6.12a", "R-2.11b")
async def test_staff_and_head_hear_once_in_working_hours_across_a_restart(tmp_path: Path) -> None:
    """Not on the day itself, not at night, and not again after the bot was started anew; once
    more in a new round.
    """
    async with store_in(tmp_path) as store:
        people = await _school(store, Role.RESPONSIBLE, Role.HEAD)
        case = await _filed(store)
        assert case.first_due_on == FIRST
        assert await _sweep(store, 25) == 0
        assert [await _sweep(store, 26, hour) for hour in (8, 11, 12, 18)] == [0, 1, 0, 0]
    async with Store.open(tmp_path / "adal.db", KEY) as store:
        assert await _sweep(store, 26, 13) == await _sweep(store, 27) == 0
        assert await _told(tmp_path, "%:untaken:%") == Counter(people.values())
        member = Member(people[Role.RESPONSIBLE], frozenset({Role.RESPONSIBLE}))
        async with store.writing() as work:
            await take_case(work, KEPT, member, case.id, _at(27))
            await answer_case(work, KEPT, member, case.id, "words", _at(27))
            again = await reopen_case(work, KEPT, case.complainant, case.id, _at(27))
        assert again.first_due_on == date(2026, 12, 1)
        assert await sweep_deadlines(store, KEPT, _at(30)) == 0
        late = datetime(2026, 12, 2, 9, 0, tzinfo=ALMATY)
        assert await sweep_deadlines(store, KEPT, late) == 1
    assert set((await _told(tmp_path, "%:1:untaken:%")).values()) == {1}


@pytest.mark.requirement("R-6.12a", "R-003-5.1-1")
async def test_the_head_hears_nothing_of_what_is_about_them_and_a_reminder_waits_for_somebody(
    tmp_path: Path,
) -> None:
    """Nobody but the head is there: nothing is noted, and the council hears when it is bound."""
    async with store_in(tmp_path) as store:
        await _school(store, Role.HEAD)
        await _filed(store, Kind.COMPLAINT, Subject.HEAD)
        assert await _sweep(store, 26) == 0
        async with store.writing() as work:
            council = await add_person(work, store, 9)
            await work.staff.bind(council, Role.COUNCIL, date(2026, 11, 26))
        assert await _sweep(store, 26, 12) == 1
    assert await _told(tmp_path, "%:untaken:%") == Counter([council])


@pytest.mark.requirement("R-6.12a")
async def test_taken_once_is_taken_up_and_its_day_moves_with_nothing(tmp_path: Path) -> None:
    """Extended, handed over, with a new day off decreed: the day stays, the person is told once
    in the round, and nobody is reminded that the case is new again.
    """
    async with store_in(tmp_path) as store:
        people = await _school(store, Role.RESPONSIBLE, Role.HEAD)
        case = await _filed(store)
        members = {role: Member(person, frozenset({role})) for role, person in people.items()}
        responsible, head = members[Role.RESPONSIBLE], members[Role.HEAD]
        KEPT.calendar.decree((OverlayDay(date(2026, 11, 24), False, "Боран", "Буран"),))
        async with store.writing() as work:
            await take_case(work, KEPT, responsible, case.id, _at(25))
            await extend_case(work, KEPT, responsible, case.id, 2, "words", _at(25))
            await hand_over_case(work, KEPT, responsible, case.id, Role.HEAD, "words", _at(25))
        assert await _sweep(store, 26) == 0
        async with store.writing() as work:
            taken = await take_case(work, KEPT, head, case.id, _at(26))
        KEPT.calendar.decree(())
    assert taken.first_due_on == FIRST
    assert await _told(tmp_path, "taken:%") == Counter([case.complainant])
