"""A family's slip, from the QR in somebody's hand: may it be used, and using it up."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from bot.domain.classes import SchoolClass, SlipState
from storage.people import Visitor
from storage.store import Repositories, UnitOfWork


class Why(StrEnum):
    """Why a slip is not taken; each has an answer of its own."""

    UNKNOWN = "unknown"
    USED = "used"
    EXPIRED = "expired"
    REVOKED = "revoked"
    STAFF = "staff"
    SAME_CLASS = "same-class"


class SlipRefusedError(Exception):
    """The slip is not taken, and nothing has changed."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why


async def look_at_slip(
    work: Repositories, visitor: Visitor, token: str, today: date
) -> SchoolClass:
    """The class a slip invites to, without using it up. Raises ``SlipRefusedError``.

    A slip of another school is as unknown here as one that never was.
    """
    if visitor.roles:
        raise SlipRefusedError(Why.STAFF)
    slip = await work.slips.by_token(token)
    found = await work.classes.find(slip.class_id) if slip else None
    if slip is None or found is None:
        raise SlipRefusedError(Why.UNKNOWN)
    if found.id in await work.records.classes_of(visitor.id):
        raise SlipRefusedError(Why.SAME_CLASS)
    if slip.state is SlipState.USED:
        raise SlipRefusedError(Why.USED)
    if slip.state is SlipState.REVOKED:
        raise SlipRefusedError(Why.REVOKED)
    if not slip.works(today):
        raise SlipRefusedError(Why.EXPIRED)
    return found


async def use_slip(work: UnitOfWork, visitor: Visitor, token: str, today: date) -> SchoolClass:
    """Use the slip up; the class it invites to. Raises ``SlipRefusedError``.

    Who used it is not stored: only the person's records of notices name the class.
    """
    found = await look_at_slip(work, visitor, token, today)
    await work.slips.use_token(token)
    return found
