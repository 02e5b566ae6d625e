"""The one place that decides whether a member of staff may work now, and how they unlock it.

Whoever does anything as staff is a ``Member``, and ``member_of`` makes none of somebody whose
second factor is not open, so a button made by hand meets it too (002:5.3b).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.domain.permissions import NotAllowedError
from bot.domain.promises import Promises
from bot.domain.second_factor import is_recovery, matching_step, open_until, pause_after, without
from bot.usecases.handle_case import Member
from storage.factors import Factor
from storage.people import Visitor
from storage.store import UnitOfWork


class LockedError(Exception):
    """This member of staff must show their second factor before they go on."""


class Outcome(StrEnum):
    """What came of a code."""

    OPEN = "open"
    WRONG = "wrong"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of a code: open or blocked until when; `left` counts unused recovery codes."""

    outcome: Outcome
    until: datetime | None = None
    left: int = 0


def member_of(visitor: Visitor) -> Member:
    """The visitor at work. Raises ``LockedError`` for staff whose second factor is not open.

    Who holds no role becomes a member without roles, to whom every use case refuses everything.
    """
    if visitor.roles and not visitor.unlocked:
        raise LockedError
    return Member(visitor.id, visitor.roles)


async def unlock(
    work: UnitOfWork, promises: Promises, hours: int, person: str, code: str, now: datetime
) -> Attempt:
    """Try a code that was read; open the work for at most `hours` if it is right.

    A wrong one is counted, so the transaction must be committed whatever comes of it. While
    one has to wait even a right code is not taken. Raises ``NotAllowedError`` for a person who
    has set up no factor, or whose factor a head wants taken away.
    """
    factor = await work.factors.find(person)
    if factor is None or factor.secret is None or factor.reset_by is not None:
        raise NotAllowedError
    if factor.blocked_until is not None and now < factor.blocked_until:
        return Attempt(Outcome.BLOCKED, factor.blocked_until)
    used = _used(factor, factor.secret, code, now)
    if used is None:
        failures = factor.failures + 1
        pause = pause_after(failures)
        until = None if pause is None else now + pause
        await work.factors.save(person, replace(factor, failures=failures, blocked_until=until))
        await work.audit.note(now, person, None, "code_wrong")
        return Attempt(Outcome.WRONG if until is None else Outcome.BLOCKED, until)
    until = open_until(promises, hours, now)
    opened = replace(used, failures=0, blocked_until=None, opened_at=now, open_until=until)
    await work.factors.save(person, opened)
    await work.audit.note(now, person, None, "unlock")
    return Attempt(Outcome.OPEN, until, len(opened.codes))


async def lock(work: UnitOfWork, person: str, now: datetime) -> None:
    """Close the work at once; harmless if it is closed."""
    factor = await work.factors.find(person)
    if factor is not None:
        await work.factors.save(person, replace(factor, opened_at=None, open_until=None))
    await work.audit.note(now, person, None, "lock")


def _used(factor: Factor, secret: str, code: str, now: datetime) -> Factor | None:
    """The factor after this code was taken, None if it is not right."""
    if is_recovery(code):
        left = without(factor.codes, code)
        return None if left is None else replace(factor, codes=left)
    step = matching_step(secret, code, now, factor.step)
    return None if step is None else replace(factor, step=step)
