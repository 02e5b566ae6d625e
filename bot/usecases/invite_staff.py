"""Invite somebody to a role by a one-time link, and take back links nobody used (002:8.2a)."""

from __future__ import annotations

from datetime import datetime

from bot.domain.people import Role
from bot.domain.permissions import Action, permit
from bot.domain.promises import Promises
from bot.usecases.bind_staff import new_staff_link
from bot.usecases.handle_case import Member
from storage.store import UnitOfWork


async def invite_staff(work: UnitOfWork, by: Member, role: Role, now: datetime) -> str:
    """The token of a fresh link for `role`, known only now. Raises ``NotAllowedError``."""
    grant = permit(by.roles, Action.ROLES)
    token = await new_staff_link(work, role, now)
    await work.audit.note(now, by.person, grant.role, "invite", None, None, role.value)
    return token


async def revoke_invitations(
    work: UnitOfWork, promises: Promises, by: Member, now: datetime
) -> int:
    """Every link that nobody used stops working; how many. Raises ``NotAllowedError``."""
    grant = permit(by.roles, Action.ROLES)
    gone = await work.staff.revoke_links(promises.today(now))
    await work.audit.note(now, by.person, grant.role, "invites_revoked", None, str(gone), "0")
    return gone
