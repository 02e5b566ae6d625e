"""The head lets a group show the cases' numbers and states, or ends that."""

from __future__ import annotations

from datetime import datetime

from bot.domain.people import Language
from bot.domain.permissions import Action, permit
from bot.domain.promises import Promises
from bot.usecases.handle_case import Member
from storage.store import UnitOfWork


async def bind_group(
    work: UnitOfWork,
    promises: Promises,
    member: Member,
    group: str,
    address: int,
    language: Language,
    now: datetime,
) -> None:
    """Make `group`, a pseudonym, the one group of the staff. Raises ``NotAllowedError``.

    `address` is its chat id; it is sealed.
    """
    role = permit(member.roles, Action.GROUP).role
    today = promises.today(now)
    await _leave(work, promises, now)
    await work.people.save(group, address, language, today)
    await work.groups.bind(group, today)
    await work.audit.note(now, member.person, role, "group_bind")


async def unbind_group(work: UnitOfWork, promises: Promises, member: Member, now: datetime) -> None:
    """Have no group any more; nothing is known of it then. Raises ``NotAllowedError``."""
    role = permit(member.roles, Action.GROUP).role
    await _leave(work, promises, now)
    await work.audit.note(now, member.person, role, "group_end")


async def _leave(work: UnitOfWork, promises: Promises, now: datetime) -> None:
    before = await work.groups.bound()
    if before is not None:
        await work.groups.unbind()
        await work.people.erase(before, promises.today(now))
