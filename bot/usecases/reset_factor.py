"""Take away the second factor of a colleague whose phone with the codes is lost (002:5.3b).

The colleague's work closes at once. Where another head can confirm, the factor is gone only
when one does; the role stays, and a new link for it lets a new factor be set up.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.domain.duty import label
from bot.domain.people import Role
from bot.domain.permissions import Action, NotAllowedError, permit
from bot.usecases.handle_case import Member
from bot.usecases.tell_heads import tell_heads
from storage.outbox import Letter
from storage.store import UnitOfWork


async def reset_factor(work: UnitOfWork, by: Member, person: str, now: datetime) -> bool:
    """Whether the factor is gone; False while another head still has to confirm it.

    Raises ``NotAllowedError`` also for oneself and for somebody without a factor.
    """
    grant = permit(by.roles, Action.ROLES)
    factor = await work.factors.find(person)
    if factor is None or person == by.person:
        raise NotAllowedError
    heads = set(await work.staff.members(Role.HEAD))
    told = {"label": label(person), "person": person}
    confirmed = factor.reset_by in heads - {by.person}
    if not confirmed and heads - {by.person, person}:
        await work.factors.save(
            person, replace(factor, opened_at=None, open_until=None, reset_by=by.person)
        )
        await work.audit.note(now, by.person, grant.role, "factor_freeze", person)
        await tell_heads(work, Letter("factor-reset-asked", told), now, by.person, person)
        return False
    await work.factors.remove(person)
    await work.audit.note(now, by.person, grant.role, "factor_reset", person)
    await tell_heads(work, Letter("factor-reset-done", told), now, by.person, person)
    await work.outbox.put(person, Letter("factor-reset", {}), now)
    return True
