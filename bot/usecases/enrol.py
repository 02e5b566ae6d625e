"""Set up a second factor: a secret for the authenticator app, then a code that proves it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.permissions import NotAllowedError
from bot.domain.promises import Promises
from bot.domain.second_factor import (
    FRESH,
    is_recovery,
    matching_step,
    new_recovery_codes,
    new_secret,
    open_until,
    recovery_hash,
)
from storage.factors import Factor
from storage.store import UnitOfWork


class NotFreshError(Exception):
    """The factor in use may only be changed right after a code; that was too long ago."""


@dataclass(frozen=True, slots=True)
class Enrolled:
    """Until when the work is open, and the recovery codes, which nobody can show again."""

    until: datetime
    codes: tuple[str, ...]


def must_be_fresh(factor: Factor, now: datetime) -> None:
    """Raises ``NotFreshError`` when a factor is in use and its last right code is too old."""
    if factor.secret is None:
        return
    if factor.opened_at is None or now - factor.opened_at > FRESH:
        raise NotFreshError


async def begin_enrolment(work: UnitOfWork, person: str, now: datetime) -> str:
    """The secret to be set up; the same one until it is confirmed, so that two QRs agree.

    Raises ``NotAllowedError`` for a person who may not set up a factor, and ``NotFreshError``.
    """
    factor = await work.factors.find(person)
    if factor is None or factor.reset_by is not None:
        raise NotAllowedError
    must_be_fresh(factor, now)
    secret = factor.next or new_secret()
    await work.factors.save(person, replace(factor, next=secret))
    await work.audit.note(now, person, None, "enrol_begin")
    return secret


async def confirm_enrolment(
    work: UnitOfWork, promises: Promises, hours: int, person: str, code: str, now: datetime
) -> Enrolled | None:
    """Put the new secret to use if this is one of its codes; None if it is not.

    Everything of an older factor ends here, its recovery codes too. Raises
    ``NotAllowedError`` when no secret is being set up, and ``NotFreshError``, so that a QR that
    was left behind in a chat is of no use.
    """
    factor = await work.factors.find(person)
    if factor is None or factor.next is None or factor.reset_by is not None:
        raise NotAllowedError
    must_be_fresh(factor, now)
    step = None if is_recovery(code) else matching_step(factor.next, code, now, None)
    if step is None:
        return None
    codes = new_recovery_codes()
    until = open_until(promises, hours, now)
    confirmed = replace(
        factor,
        secret=factor.next,
        next=None,
        codes=tuple(map(recovery_hash, codes)),
        step=step,
        failures=0,
        blocked_until=None,
        opened_at=now,
        open_until=until,
        confirmed_on=promises.today(now),
    )
    await work.factors.save(person, confirmed)
    await work.audit.note(now, person, None, "enrol")
    return Enrolled(until, codes)
