"""A small school for the model of cases: who is there, what was promised, a database to copy."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import date, datetime, time
from hashlib import sha256
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.cases import Kind, Routes
from bot.domain.people import Language, Role
from bot.domain.promises import Promises
from bot.domain.working_days import WorkCalendar, WorkingHours
from bot.usecases.handle_case import Member
from storage.store import Store
from storage.vault import MasterKey

ALMATY: Final = ZoneInfo("Asia/Almaty")
START: Final = datetime(2026, 11, 23, 10, 0, tzinfo=ALMATY)
MASTER: Final = MasterKey("model", b"m" * 32)

PROMISES: Final = Promises(
    calendar=WorkCalendar(),
    hours=WorkingHours(time(9), time(18)),
    zone=ALMATY,
    terms={
        Kind.QUESTION: 3,
        Kind.COMPLAINT: 10,
        Kind.APPEAL: 10,
        Kind.DATA_REQUEST: 5,
        Kind.EXPLANATION: 5,
        Kind.REFUSAL: 5,
        Kind.ALTERNATIVE: 5,
        Kind.INCIDENT: 1,
    },
    first_answer=2,
    routes=Routes(
        {kind: Role.COUNCIL if kind is Kind.APPEAL else Role.RESPONSIBLE for kind in Kind}
    ),
    reopen_days=10,
    appeal_filing_days=10,
)


def pseudonym(name: str) -> str:
    """An id as long as a real pseudonym."""
    return sha256(name.encode()).hexdigest()[:32]


@dataclass(frozen=True)
class Staff:
    """A member of the school's staff by name."""

    name: str
    member: Member


def _staff(name: str, *roles: Role) -> Staff:
    return Staff(name, Member(pseudonym(name), frozenset(roles)))


STAFF: Final = (
    _staff("responsible", Role.RESPONSIBLE),
    _staff("deputy", Role.RESPONSIBLE),
    _staff("head", Role.HEAD),
    _staff("council", Role.COUNCIL),
    _staff("second council", Role.COUNCIL),
    _staff("two roles", Role.RESPONSIBLE, Role.COUNCIL),
    _staff("psychologist", Role.PSYCHOLOGIST),
)
PEOPLE: Final = (*map(pseudonym, ("parent", "pupil")), STAFF[0].member.person)
"""Those who file; the responsible person may too."""


def prepare(database: Path) -> None:
    """Make the database with everyone in it."""
    asyncio.run(_prepare(database))


async def _prepare(database: Path) -> None:
    today = date(2026, 11, 23)
    async with Store.open(database, MASTER) as store:
        async with store.writing() as work:
            for number, person in enumerate(PEOPLE, start=1):
                await work.people.save(person, number, Language.KK, today)
            for number, one in enumerate(STAFF, start=100):
                await work.people.save(one.member.person, number, Language.RU, today)
                for role in sorted(one.member.roles):
                    await work.staff.bind(one.member.person, role, today)
        await store.checkpoint()
