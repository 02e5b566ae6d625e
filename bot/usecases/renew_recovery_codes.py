"""Make ten new recovery codes in the place of the old ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.domain.permissions import NotAllowedError
from bot.domain.second_factor import new_recovery_codes, recovery_hash
from bot.usecases.enrol import must_be_fresh
from storage.store import UnitOfWork


async def renew_recovery_codes(work: UnitOfWork, person: str, now: datetime) -> tuple[str, ...]:
    """The new codes, which nobody can show again; the old ones count no more.

    Raises ``NotAllowedError`` without a factor, and ``NotFreshError`` when the last right code
    is too old.
    """
    factor = await work.factors.find(person)
    if factor is None or factor.secret is None:
        raise NotAllowedError
    must_be_fresh(factor, now)
    codes = new_recovery_codes()
    await work.factors.save(person, replace(factor, codes=tuple(map(recovery_hash, codes))))
    await work.audit.note(now, person, None, "recovery_codes")
    return codes
