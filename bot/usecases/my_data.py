"""Everything held about one person, and its erasure at their word (002:5.3g, 2.7b)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.cases import INNER_EVENTS, OPEN, Case, CaseEvent, CaseMessage
from bot.domain.duty import Absence
from bot.domain.promises import Promises
from bot.usecases.follow_case import withdraw_case
from storage.people import Visitor
from storage.records import Entry
from storage.store import Repositories, UnitOfWork


class HoldsRoleError(Exception):
    """A member of staff cannot vanish while they hold a role; the school ends the role first."""


class OpenCasesError(Exception):
    """There are cases that wait for an answer, and the person did not say what to do with them."""


@dataclass(frozen=True, slots=True)
class FiledCase:
    """A case of the person's with what was said and happened, and what they said of themselves."""

    case: Case
    messages: tuple[CaseMessage, ...]
    events: tuple[CaseEvent, ...]
    contact: str | None


@dataclass(frozen=True, slots=True)
class MyData:
    """What is held: profile, records of notices, cases with their words, open forms."""

    visitor: Visitor
    records: tuple[Entry, ...]
    cases: tuple[FiledCase, ...]
    forms: int
    messages: int
    away: Absence | None
    code_since: date | None
    """Since when a member of staff has a second factor; its secrets are shown to nobody."""

    @property
    def open_cases(self) -> int:
        """How many cases wait for an answer."""
        return sum(filed.case.state in OPEN for filed in self.cases)


async def collect_my_data(work: Repositories, person_id: str, now: datetime) -> MyData:
    """All of it, decrypted for its owner."""
    factor = await work.factors.find(person_id)
    cases = [
        FiledCase(
            case,
            tuple(await work.cases.messages(case.id)),
            tuple(e for e in await work.cases.events(case.id) if e.kind not in INNER_EVENTS),
            await work.contacts.of(case.id),
        )
        for case in await work.cases.filed_by(person_id)
    ]
    return MyData(
        visitor=await work.people.visitor(person_id),
        records=tuple(await work.records.of_person(person_id)),
        cases=tuple(cases),
        forms=await work.conversations.count_of(person_id),
        messages=await work.shown.count_of(person_id),
        away=(await work.staff.absences(now)).get(person_id),
        code_since=factor.confirmed_on if factor else None,
    )


async def erase_me(
    work: UnitOfWork, promises: Promises, person_id: str, now: datetime, *, withdraw: bool
) -> None:
    """Destroy the person's keys, profile, forms, letters, cases and what their records say.

    Records keep their place in the chain, empty. With `withdraw` open cases are taken back
    first. Raises ``HoldsRoleError`` and ``OpenCasesError`` before anything happens.
    """
    visitor = await work.people.visitor(person_id)
    if visitor.roles:
        raise HoldsRoleError
    cases = await work.cases.filed_by(person_id)
    waiting = [case for case in cases if case.state in OPEN]
    if waiting and not withdraw:
        raise OpenCasesError
    for case in waiting:
        await withdraw_case(work, promises, person_id, case.id, now)
    for case in cases:
        await work.cases.erase(case.id, promises.today(now))
    await work.records.erase_person(person_id, promises.today(now))
    await work.people.erase(person_id, promises.today(now))
