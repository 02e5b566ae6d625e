"""A case: what a person sends to the school, from filing to the answer, and who may see it.

States and moves are data, so that handlers, use cases and tests read the same table.
Sources: 002:6.12a (a form with set deadlines), 002:8.3ae-2, 002:7.12, 003:3.4, 003:5.1-1.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from bot.domain.people import Language, Role
from bot.domain.trail import INNER as INNER
from bot.domain.trail import INNER_EVENTS as INNER_EVENTS
from bot.domain.trail import MOVES_DUE as MOVES_DUE
from bot.domain.trail import CaseEvent as CaseEvent
from bot.domain.trail import CaseMessage as CaseMessage
from bot.domain.trail import Happened as Happened
from bot.domain.trail import Said as Said


class Kind(StrEnum):
    """What a person may send; each kind has its own term in the school's settings."""

    QUESTION = "question"
    COMPLAINT = "complaint"
    APPEAL = "appeal"
    EXPLANATION = "explanation"
    REFUSAL = "refusal"
    """Of a decision that a program made alone (002:2.4)."""
    ALTERNATIVE = "alternative"
    """A way without AI (002:4.6ae)."""
    DATA_REQUEST = "data_request"
    INCIDENT = "incident"


class Subject(StrEnum):
    """What or whom a complaint is about, or what is asked of data; whoever a complaint is
    about never receives it.
    """

    UNFAIR_RESULT = "unfair"
    PROCTORING = "proctor"
    PERSONAL_DATA = "data"
    SURVEILLANCE = "watch"
    NO_NOTICE = "notice"
    RESPONSIBLE_PERSON = "resp"
    HEAD = "head"
    OTHER = "other"
    DISTRESS = "help"
    """Somebody who needs a person; offered by the bot, never listed as a complaint."""
    ACCESS = "access"
    CORRECTION = "fix"
    DELETION = "delete"
    LOG = "log"
    """An extract of what a system logged about the person."""


class State(StrEnum):
    """Where a case stands."""

    NEW = "new"
    TAKEN = "taken"
    WAITING = "waiting"
    """Staff asked the person something; the clock stands until the answer comes."""
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"


class Decision(StrEnum):
    """How an answer decides what was asked."""

    GRANTED = "granted"
    PARTLY = "partly"
    DECLINED = "declined"
    EXPLAINED = "explained"


DECIDED: Final = frozenset(
    {Kind.COMPLAINT, Kind.APPEAL, Kind.REFUSAL, Kind.ALTERNATIVE, Kind.DATA_REQUEST}
)
"""Kinds that ask the school for a decision; their answer always has one (002:2.4, 7.12b)."""


class Move(StrEnum):
    """What can happen to a case."""

    TAKE = "take"
    ANSWER = "answer"
    ASK = "ask"
    RESUME = "resume"
    CORRECT = "correct"
    HAND_OVER = "hand_over"
    RELEASE = "release"
    """Whoever held it has left; the role takes it again."""
    REOPEN = "reopen"
    WITHDRAW = "withdraw"


_MOVES: Final[Mapping[tuple[State, Move], State]] = {
    (State.NEW, Move.TAKE): State.TAKEN,
    (State.NEW, Move.WITHDRAW): State.WITHDRAWN,
    (State.NEW, Move.HAND_OVER): State.NEW,
    (State.TAKEN, Move.ANSWER): State.ANSWERED,
    (State.TAKEN, Move.HAND_OVER): State.NEW,
    (State.TAKEN, Move.RELEASE): State.NEW,
    (State.TAKEN, Move.WITHDRAW): State.WITHDRAWN,
    (State.TAKEN, Move.ASK): State.WAITING,
    (State.WAITING, Move.RESUME): State.TAKEN,
    (State.WAITING, Move.WITHDRAW): State.WITHDRAWN,
    (State.ANSWERED, Move.CORRECT): State.ANSWERED,
    (State.ANSWERED, Move.REOPEN): State.NEW,
}

RUNNING: Final = frozenset({State.NEW, State.TAKEN})
"""States in which the clock runs."""
OPEN: Final = RUNNING | {State.WAITING}
"""States in which the school owes an answer."""


class MoveError(Exception):
    """The case cannot make this move from its state; someone was quicker, or the button is old."""


def after(state: State, move: Move) -> State:
    """The state after `move`. Raises ``MoveError`` when the move is not possible."""
    try:
        return _MOVES[state, move]
    except KeyError:
        raise MoveError(f"{move} from {state}") from None


@dataclass(frozen=True, slots=True)
class Routes:
    """Which role first receives each kind; a school's own setting (002:8.3ae, 7.12)."""

    by_kind: Mapping[Kind, Role]

    def role_for(self, kind: Kind, subject: Subject | None) -> Role:
        """The role that receives the case, never the one it is about.

        Somebody in distress goes to the psychologist. A complaint about the responsible
        person goes to the head, one about the head to the ethics council.
        """
        if subject is Subject.DISTRESS:
            return Role.PSYCHOLOGIST
        role = self.by_kind[kind]
        if subject is Subject.RESPONSIBLE_PERSON and role is Role.RESPONSIBLE:
            return Role.HEAD
        if subject is Subject.HEAD:
            return Role.COUNCIL
        return role


def barred(subject: Subject | None) -> frozenset[Role]:
    """Roles that may never see a case with this subject."""
    if subject is Subject.RESPONSIBLE_PERSON:
        return frozenset({Role.RESPONSIBLE})
    if subject is Subject.HEAD:
        return frozenset({Role.HEAD})
    return frozenset()


def hidden_from(roles: frozenset[Role]) -> frozenset[Subject]:
    """Subjects whose cases nobody with these roles may see."""
    return frozenset(subject for subject in Subject if barred(subject) & roles)


HANDED_TO: Final = (Role.HEAD, Role.COUNCIL, Role.RESPONSIBLE, Role.PSYCHOLOGIST)
"""Roles that a case can be handed over to; a conflict of interest goes to the first possible."""


def takers(case: Case) -> tuple[Role, ...]:
    """Roles that the case may be handed over to now: never its own, never a barred one."""
    closed = barred(case.subject) | {case.role}
    return tuple(role for role in HANDED_TO if role not in closed)


_HIGHER: Final = (Role.HEAD, Role.COUNCIL)


def above(case: Case) -> Role | None:
    """The body above the role in charge that the case may go to; None when there is none."""
    higher = _HIGHER[_HIGHER.index(case.role) + 1 :] if case.role in _HIGHER else _HIGHER
    return next((role for role in higher if role in takers(case)), None)


def next_in_line(case: Case, held: frozenset[Role]) -> Role:
    """Who gets the case from a person with a conflict of interest who holds the roles `held`."""
    choice = takers(case)
    return next((role for role in choice if role not in held), choice[0])


GRAVEST: Final = 3
"""The level of an incident that is told at once (002:9.4b)."""
ALARMED: Final = frozenset({Role.HEAD, Role.RESPONSIBLE})
"""Roles that such an incident reaches, whoever is in charge of it."""


@dataclass(frozen=True, slots=True)
class Case:
    """A case without its words; those are encrypted and fetched apart.

    `complainant` is a pseudonym and is never put on a staff screen. `due_on` was computed
    once, from `term` working days on the calendar named `calendar_version`; reopening starts
    the next `round` with a promise of its own. `first_due_on`, the last day to take the case up,
    is computed with it and never moves in a round. From `ended_on`, the day it was answered
    or withdrawn, its retention period counts. `asked_on` is the day a question to the
    person stopped the clock, `answered_at` the moment of the answer, from which it can be
    corrected for a while. `appeals` is the number of the case whose outcome this one appeals;
    `late` says that the time for it was over. `for_child` is a parent's own word that the case
    is their child's. `level` is how grave a person of the school finds an incident, 1 to 3;
    `decision` is what the last answer decided, if it decided anything.
    """

    id: str
    number: str
    kind: Kind
    subject: Subject | None
    complainant: str
    language: Language
    state: State
    role: Role
    assignee: str | None
    registered_on: date
    due_on: date
    first_due_on: date
    round: int
    term: int
    calendar_version: str
    skipped: tuple[date, ...]
    answered_on: date | None
    ended_on: date | None
    rating: int | None
    asked_on: date | None = None
    answered_at: datetime | None = None
    appeals: str | None = None
    late: bool = False
    for_child: bool = False
    level: int | None = None
    decision: Decision | None = None

    def visible_to(self, person: str, roles: frozenset[Role]) -> bool:
        """Whether a staff member may open this case now.

        The role in charge sees it, an incident of the gravest level also the head and the
        responsible person; nobody sees a case about their own role, and nobody
        handles a case they filed themselves.
        """
        if person == self.complainant or roles & barred(self.subject):
            return False
        grave = self.level == GRAVEST and bool(roles & ALARMED)
        return self.role in roles or grave

    def is_untaken(self, today: date) -> bool:
        """Whether the day to take the case up has passed and it is in nobody's hands."""
        return self.state is State.NEW and today > self.first_due_on

    def is_overdue(self, today: date) -> bool:
        """Whether the promised day has passed without an answer."""
        return self.state in RUNNING and today > self.due_on


_LETTERS: Final = "ABCEHKMPTX"
_DIGITS: Final = "23456789"


def new_number() -> str:
    """An unguessable number that can be read aloud in both languages, as ``K4M-738-2PT``.

    No 0, 1, O or I, and only letters that look the same in Latin and Cyrillic; about
    35 bits, checked for uniqueness by the storage.
    """
    letters = (secrets.choice(_LETTERS + _DIGITS) for _ in range(9))
    text = "".join(letters)
    return f"{text[:3]}-{text[3:6]}-{text[6:]}"
