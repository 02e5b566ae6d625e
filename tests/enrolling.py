"""Staff with their second factor set up and open, without the way through the chat."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

import pyotp

from bot.domain.promises import Promises
from bot.domain.second_factor import STEP_SECONDS
from bot.usecases.enrol import begin_enrolment, confirm_enrolment
from storage.store import UnitOfWork

OPEN: Final = timedelta(days=3650)
"""Tests of other things move the clock by weeks and want no code for it."""


def code_at(secret: str, at: datetime) -> str:
    """What the person's authenticator shows at that moment."""
    return pyotp.TOTP(secret).generate_otp(int(at.timestamp()) // STEP_SECONDS)


async def enrol(work: UnitOfWork, promises: Promises, person: str, now: datetime) -> str | None:
    """Set up and open the factor of a pseudonym; its secret, None if it has one already."""
    factor = await work.factors.find(person)
    if factor is None or factor.secret is not None:
        return None
    secret = await begin_enrolment(work, person, now)
    await confirm_enrolment(work, promises, 12, person, code_at(secret, now), now)
    confirmed = await work.factors.find(person)
    assert confirmed is not None
    await work.factors.save(person, replace(confirmed, open_until=now + OPEN))
    return secret
