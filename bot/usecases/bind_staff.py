"""Bind a person to a staff role by a one-time link."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from bot.domain.duty import label
from bot.domain.people import Language, Role
from bot.domain.promises import Promises
from bot.usecases.alert_staff import alert_staff
from bot.usecases.route_case import ABOUT_STAFF, reroute
from bot.usecases.tell_heads import tell_heads
from storage.outbox import Letter
from storage.store import UnitOfWork

LINK_DAYS: Final = 14
"""Calendar days for which a one-time link works."""


class LinkSpentError(Exception):
    """The link is unknown, used or expired."""


async def new_staff_link(work: UnitOfWork, role: Role, now: datetime) -> str:
    """A fresh token for `role`, at least 128 random bits; only its hash is kept."""
    return await work.staff.new_link(role, now.date() + timedelta(days=LINK_DAYS))


async def bind_staff(
    work: UnitOfWork,
    promises: Promises,
    person_id: str,
    address: int,
    language: Language,
    token: str,
    now: datetime,
) -> Role:
    """The role the person now holds. Raises ``LinkSpentError`` before anything happens.

    Open cases of that role alert the newcomer at once, since they may have waited for one; so
    do complaints about staff that nobody could take.
    A new link for a role one has already is the way back after a lost phone: the second factor
    is set up anew. A head's factor gives way to a head's link only, not to a lesser role's.
    """
    today = promises.today(now)
    role = await work.staff.use_link(token, today)
    if role is None:
        raise LinkSpentError
    held = (await work.people.visitor(person_id)).roles
    await work.people.save(person_id, address, language, today)
    await work.staff.bind(person_id, role, today)
    if role in held and (role is Role.HEAD or Role.HEAD not in held):
        await work.factors.remove(person_id)
        await work.audit.note(now, person_id, role, "factor_reset", person_id)
    await work.factors.allow(person_id)
    await work.audit.note(now, person_id, role, "bind")
    told = Letter("role-given", {"role": role.value, "label": label(person_id)})
    await tell_heads(work, told, now, person_id)
    for case in await work.cases.untaken_about(ABOUT_STAFF):
        await reroute(work, promises, case, now)
    for case in await work.cases.open_for(frozenset({role})):
        await alert_staff(work, case, now)
    return role
