"""Slips for the families of a class: issue, replace a lost one, revoke (002:6.13a).

The codes exist only in what these functions return, to be printed; the database keeps hashes.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from bot.domain.classes import SLIP_DAYS, SchoolClass, SlipState
from bot.domain.people import Role
from bot.domain.promises import Promises
from storage.store import Repositories, UnitOfWork

TOKEN_BYTES: Final = 16
"""128 random bits in each slip's link."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Fresh slips of a class: the tokens to print, and the last day they work."""

    school_class: SchoolClass
    tokens: tuple[str, ...]
    expires_on: date


class SlipsOutError(Exception):
    """Slips of this class are out with families; printing anew would make them worthless."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count


class NobodyLeftError(Exception):
    """Every family of the class has used its slip."""


class NoLostSlipError(Exception):
    """The code is of no slip of this class that still works."""


async def families_left(work: Repositories, one: SchoolClass, notice: str, version: str) -> int:
    """Families of a class that have neither come nor handed in their slip for this version."""
    counts = await work.coverage.by_class(notice, version)
    return max(0, one.families - sum(c.count for c in counts if c.class_id == one.id))


async def issue_slips(
    work: UnitOfWork,
    promises: Promises,
    one: SchoolClass,
    notice: tuple[str, str],
    by: tuple[str, Role | None],
    now: datetime,
    *,
    replace: bool,
) -> Batch:
    """A slip for each family that has not come yet; slips given out before stop working.

    `notice` is code and version, `by` the person and role for the audit
    (no role from the command line). Raises
    ``NobodyLeftError``, and ``SlipsOutError`` unless `replace` is set.
    """
    today = promises.today(now)
    out = await work.slips.open_count(one.id, today)
    if out and not replace:
        raise SlipsOutError(out)
    left = await families_left(work, one, *notice)
    if not left:
        raise NobodyLeftError
    await work.slips.revoke_class(one.id)
    await work.audit.note(now, *by, "slips", one.id, str(out), str(left))
    return await _batch(work, one, left, today)


async def replace_lost(
    work: UnitOfWork,
    promises: Promises,
    one: SchoolClass,
    code: str,
    by: tuple[str, Role | None],
    now: datetime,
) -> Batch:
    """Revoke the slip with this printed code and issue one in its place.

    Raises ``NoLostSlipError``; one that merely expired is replaced too.
    """
    slip = await work.slips.by_code(code)
    today = promises.today(now)
    if slip is None or slip.class_id != one.id or slip.state is not SlipState.OPEN:
        raise NoLostSlipError
    await work.slips.revoke_code(code)
    await work.audit.note(now, *by, "slip_replaced", one.id)
    return await _batch(work, one, 1, today)


async def revoke_slips(
    work: UnitOfWork, one: SchoolClass, by: tuple[str, Role | None], now: datetime
) -> int:
    """Revoke every slip of the class that is still out; how many."""
    gone = await work.slips.revoke_class(one.id)
    await work.audit.note(now, *by, "slips_revoked", one.id, str(gone), "0")
    return gone


async def _batch(work: UnitOfWork, one: SchoolClass, count: int, today: date) -> Batch:
    tokens = tuple(secrets.token_urlsafe(TOKEN_BYTES) for _ in range(count))
    expires_on = today + timedelta(days=SLIP_DAYS)
    await work.slips.add(one.id, tokens, expires_on)
    return Batch(one, tokens, expires_on)
