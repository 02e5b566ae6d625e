"""What staff do with a case: open it, take it, answer it. Every step is audited."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from bot.domain.cases import (
    ALARMED,
    DECIDED,
    Case,
    CaseEvent,
    CaseMessage,
    Decision,
    Happened,
    Move,
    MoveError,
    Said,
    after,
)
from bot.domain.incidents import BY_COUNCIL, has_level
from bot.domain.integrity import Ground, names_detector
from bot.domain.people import Role
from bot.domain.permissions import Action, NotAllowedError, permit
from bot.domain.promises import Promises
from bot.domain.reminders import TAKEN, UNTAKEN
from storage.outbox import Letter
from storage.store import Repositories, UnitOfWork

CORRECTABLE: Final = timedelta(minutes=30)
"""How long an answer can be corrected by the one who gave it."""


class IncompleteError(Exception):
    """The answer lacks what this case needs: level, council's minutes, second ground, decision."""


@dataclass(frozen=True, slots=True)
class Member:
    """A staff member at work: pseudonym and the roles they hold."""

    person: str
    roles: frozenset[Role]


@dataclass(frozen=True, slots=True)
class Minutes:
    """What the council wrote down: number and day of its minutes, reasons and evidence."""

    number: str
    day: date
    reasons: str


@dataclass(frozen=True, slots=True)
class Needs:
    """What an answer to a case must have besides its words (002:2.4, 7.6a, 7.6b, 7.12b)."""

    minutes: bool
    ground: bool
    level: bool = False
    decision: bool = False


async def open_case(work: Repositories, member: Member, case_id: str) -> Case:
    """The case, if this member may see it now.

    Raises ``NotAllowedError`` otherwise, the same for a case that does not exist, so that
    guessing tells nothing. This is the one place where access to a case is decided.
    """
    permit(member.roles, Action.CASE)
    case = await work.cases.find(case_id)
    if case is None or not case.visible_to(member.person, member.roles):
        raise NotAllowedError
    return case


def acting_role(member: Member, case: Case) -> Role:
    """In which role this member deals with the case: its own, or the one that an alarm reached."""
    if case.role in member.roles:
        return case.role
    return min(member.roles & ALARMED or member.roles)


async def charged_case(work: Repositories, member: Member, case_id: str) -> Case:
    """The case that is in the charge of a role of this member's. Raises ``NotAllowedError``."""
    case = await open_case(work, member, case_id)
    if case.role not in member.roles:
        raise NotAllowedError
    return case


async def held_case(work: Repositories, member: Member, case_id: str, move: Move) -> Case:
    """The case that this member has taken, if it can make the move.

    Raises ``NotAllowedError`` also when another member holds the case, and ``MoveError``.
    """
    case = await open_case(work, member, case_id)
    if case.assignee != member.person:
        raise NotAllowedError
    after(case.state, move)
    return case


async def answer_needs(work: Repositories, case: Case, text: str = "") -> Needs:
    """What an answer with these words must bring along.

    A case in the council's charge, or an incident that the council decides on, needs its
    minutes; an incident needs its level, what asks for a decision needs one; a case in which
    anybody names an AI detector needs a second ground, since a detector proves nothing.
    """
    said = [message.text for message in await work.cases.messages(case.id)]
    return Needs(
        minutes=case.role is Role.COUNCIL or case.level == BY_COUNCIL,
        ground=any(names_detector(words) for words in (*said, text)),
        level=has_level(case) and case.level is None,
        decision=case.kind in DECIDED,
    )


async def take_case(
    work: UnitOfWork, promises: Promises, member: Member, case_id: str, now: datetime
) -> Case:
    """Put the case into this member's hands; whoever filed it is told so once a round.

    Raises ``NotAllowedError``; ``MoveError`` when somebody has taken it already.
    """
    case = await charged_case(work, member, case_id)
    taken = replace(case, state=after(case.state, Move.TAKE), assignee=member.person)
    today = promises.today(now)
    await work.cases.happened(case_id, CaseEvent(Happened.TAKEN, case.role, today))
    # With this the round's first answer is given, also when the case is handed over later.
    await work.cases.remind_once(case_id, case.round, UNTAKEN, today)
    if await work.cases.remind_once(case_id, case.round, TAKEN, today):
        letter = Letter("case-taken", {"case": case_id, "role": case.role.value})
        await work.outbox.put(case.complainant, letter, now, f"taken:{case_id}:{case.round}")
    await changed(work, member, "take", case, taken, now)
    return taken


async def answer_case(
    work: UnitOfWork,
    promises: Promises,
    member: Member,
    case_id: str,
    text: str,
    now: datetime,
    *,
    minutes: Minutes | None = None,
    ground: Ground | None = None,
    decision: Decision | None = None,
) -> Case:
    """Answer the case; the answer goes to whoever filed it, under the human mark.

    Raises ``NotAllowedError`` also when another member holds the case, ``MoveError``, and
    ``IncompleteError`` when the case needs something besides that is not there (``Needs``).
    """
    case = await held_case(work, member, case_id, Move.ANSWER)
    needs = await answer_needs(work, case, text)
    if needs.level or (needs.minutes and minutes is None) or (needs.ground and ground is None):
        raise IncompleteError
    if needs.decision and decision is None:
        raise IncompleteError
    today = promises.today(now)
    answered = replace(
        case,
        state=after(case.state, Move.ANSWER),
        answered_on=today,
        ended_on=today,
        answered_at=now,
        decision=decision,
    )
    if minutes is not None:
        record = f"{minutes.day.isoformat()} {minutes.number}"
        await work.cases.say(case_id, CaseMessage(case.role, record, today, Said.MINUTES))
        await work.cases.say(case_id, CaseMessage(case.role, minutes.reasons, today, Said.REASONS))
    if ground is not None:
        event = CaseEvent(Happened.GROUND, case.role, today, new=ground.value)
        await work.cases.happened(case_id, event)
    await work.cases.say(case_id, CaseMessage(case.role, text, today, Said.ANSWER))
    decided = CaseEvent(Happened.ANSWERED, case.role, today, new=decision)
    await work.cases.happened(case_id, decided)
    args = {"case": case_id, "text": text}
    if minutes is not None:
        args |= {
            "minutes": minutes.number,
            "minutes_day": minutes.day.isoformat(),
            "reasons": minutes.reasons,
        }
    if ground is not None:
        args |= {"ground": ground.value}
    if decision is not None:
        args |= {"decision": decision.value}
    await work.outbox.put(
        case.complainant,
        Letter("case-answer", args, author=case.role),
        now,
        f"answer:{case_id}:{case.round}:{member.person}",
    )
    await changed(work, member, "answer", case, answered, now)
    return answered


def correctable(case: Case, member: Member, now: datetime) -> bool:
    """Whether this member can still correct the answer they gave."""
    return (
        case.assignee == member.person
        and case.answered_at is not None
        and now - case.answered_at <= CORRECTABLE
    )


async def correct_answer(
    work: UnitOfWork,
    promises: Promises,
    member: Member,
    case_id: str,
    text: str,
    now: datetime,
    *,
    decision: Decision | None = None,
) -> Case:
    """Put a new revision beside the answer and send it; what was said before stays on record.

    `decision` is the one that counts from now on. Raises ``NotAllowedError``, ``MoveError`` when
    the time for it is over, and ``IncompleteError`` when the new words bring in a detector
    without a second ground, or when the decision that the case needs is not there.
    """
    case = await held_case(work, member, case_id, Move.CORRECT)
    if not correctable(case, member, now):
        raise MoveError("too late to correct")
    today = promises.today(now)
    trail = await work.cases.events(case_id)
    grounded = any(event.kind is Happened.GROUND for event in trail)
    if (names_detector(text) and not grounded) or (case.kind in DECIDED and decision is None):
        raise IncompleteError
    corrected = replace(case, decision=decision)
    await work.cases.say(case_id, CaseMessage(case.role, text, today, Said.CORRECTED))
    event = CaseEvent(Happened.CORRECTED, case.role, today, case.decision, decision)
    seq = await work.cases.happened(case_id, event)
    args = {"case": case_id, "text": text}
    if decision is not None:
        args |= {"decision": decision.value}
    letter = Letter("case-corrected", args, author=case.role)
    await work.outbox.put(case.complainant, letter, now, f"corrected:{case_id}:{seq}")
    await changed(work, member, "correct", case, corrected, now)
    return corrected


async def changed(
    work: UnitOfWork, member: Member, action: str, old: Case, new: Case, now: datetime
) -> None:
    """Store the case as it is now, and note in the audit who changed it, without content."""
    await work.cases.save(new)
    await work.audit.note(
        now, member.person, old.role, action, old.id, old.state.value, new.state.value
    )
