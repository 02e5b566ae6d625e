"""What staff do with a case: open it, take it, answer it. Every step is audited."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.cases import Case, CaseMessage, Move, after
from bot.domain.people import Role
from bot.domain.promises import Promises
from storage.outbox import Letter
from storage.store import Repositories, UnitOfWork


class NotAllowedError(Exception):
    """This person may not see or touch this case, or there is no such case."""


@dataclass(frozen=True, slots=True)
class Member:
    """A staff member at work: pseudonym and the roles they hold."""

    person: str
    roles: frozenset[Role]


async def open_case(work: Repositories, member: Member, case_id: str) -> Case:
    """The case, if this member may see it now.

    Raises ``NotAllowedError`` otherwise, the same for a case that does not exist, so that
    guessing tells nothing. This is the one place where access to a case is decided.
    """
    case = await work.cases.find(case_id)
    if case is None or not case.visible_to(member.person, member.roles):
        raise NotAllowedError
    return case


async def take_case(work: UnitOfWork, member: Member, case_id: str, now: datetime) -> Case:
    """Put the case into this member's hands.

    Raises ``NotAllowedError``; ``MoveError`` when somebody has taken it already.
    """
    case = await open_case(work, member, case_id)
    taken = replace(case, state=after(case.state, Move.TAKE), assignee=member.person)
    await _changed(work, member, "take", case, taken, now)
    return taken


async def answer_case(
    work: UnitOfWork, promises: Promises, member: Member, case_id: str, text: str, now: datetime
) -> Case:
    """Answer the case; the answer goes to whoever filed it, under the human mark.

    Raises ``NotAllowedError`` also when another member holds the case, and ``MoveError``.
    """
    case = await open_case(work, member, case_id)
    if case.assignee != member.person:
        raise NotAllowedError
    today = promises.today(now)
    answered = replace(
        case, state=after(case.state, Move.ANSWER), answered_on=today, ended_on=today
    )
    await work.cases.say(case_id, CaseMessage(case.role, text, today))
    letter = Letter("case-answer", {"case": case_id, "text": text}, author=case.role)
    await work.outbox.put(
        case.complainant, letter, now, f"answer:{case_id}:{case.round}:{member.person}"
    )
    await _changed(work, member, "answer", case, answered, now)
    return answered


async def _changed(
    work: UnitOfWork, member: Member, action: str, old: Case, new: Case, now: datetime
) -> None:
    await work.cases.save(new)
    await work.audit.note(
        now, member.person, old.role, action, old.id, old.state.value, new.state.value
    )
