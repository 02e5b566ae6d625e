"""File a case: one transaction holds the case, its words, the alerts and the receipt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.cases import Case, CaseEvent, CaseMessage, Happened, Kind, State, Subject
from bot.domain.people import Language
from bot.domain.promises import Promises
from bot.usecases.alert_staff import alert_staff
from bot.usecases.route_case import role_in_charge
from storage.store import UnitOfWork


@dataclass(frozen=True, slots=True)
class Filing:
    """What a person sends. `person` is a pseudonym; staff never see it.

    `appeals` is the case whose outcome is appealed, one of the person's own; `decided_on` the day
    of a decision that the bot knows nothing of, as the person gave it. `contact` is how to reach
    them, if they chose to say it; with it staff may learn who they are.
    """

    person: str
    language: Language
    kind: Kind
    subject: Subject | None
    text: str
    appeals: Case | None = None
    decided_on: date | None = None
    for_child: bool = False
    contact: str | None = None


async def file_case(
    work: UnitOfWork, promises: Promises, filing: Filing, now: datetime, *, alert: bool = True
) -> Case:
    """The new case, with its number and the date by which the school promised to answer.

    Without `alert` the caller sees to it that staff are told.

    The date is computed here, once; only a reasoned extension, or a question to the person that
    stops the clock, moves it later. An appeal that comes late is taken all the same, and marked.
    """
    registered_on, due = promises.register(filing.kind, now)
    role = await role_in_charge(work, promises, filing.kind, filing.subject, filing.person)
    draft = Case(
        id="",
        number="",
        kind=filing.kind,
        subject=filing.subject,
        complainant=filing.person,
        language=filing.language,
        state=State.NEW,
        role=role,
        assignee=None,
        registered_on=registered_on,
        due_on=due.due_on,
        first_due_on=promises.first_due(filing.kind, registered_on),
        round=0,
        term=due.days,
        calendar_version=promises.calendar.version,
        skipped=tuple(skipped.day for skipped in due.skipped),
        answered_on=None,
        ended_on=None,
        rating=None,
        appeals=filing.appeals.number if filing.appeals else None,
        late=_is_late(promises, filing, now),
        for_child=filing.for_child,
    )
    case = await work.cases.add(draft)
    await work.cases.say(case.id, CaseMessage(None, filing.text, promises.today(now)))
    event = CaseEvent(Happened.REGISTERED, None, registered_on, new=due.due_on.isoformat())
    await work.cases.happened(case.id, event)
    if filing.contact is not None:
        await work.contacts.leave(case.id, filing.contact)
    if alert:
        await alert_staff(work, case, now)
    return case


def _is_late(promises: Promises, filing: Filing, now: datetime) -> bool:
    decided_on = filing.appeals.answered_on if filing.appeals else filing.decided_on
    return decided_on is not None and promises.is_late_appeal(decided_on, promises.today(now))
