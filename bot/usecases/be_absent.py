"""Say that one is away, and who is told of cases instead; no promise moves for it (002:2.11b)."""

from __future__ import annotations

from datetime import date, datetime

from bot.domain.duty import Holder, absence, label
from bot.domain.permissions import Action, NotAllowedError, permit
from bot.domain.promises import Promises
from bot.usecases.handle_case import Member
from bot.usecases.tell_heads import tell_heads
from storage.outbox import Letter
from storage.store import Repositories, UnitOfWork


async def colleagues(work: Repositories, member: Member) -> list[Holder]:
    """Who holds a role that this member holds, each once: they may be named as deputy."""
    found = {
        one.person: one
        for one in await work.staff.holders()
        if one.role in member.roles and one.person != member.person
    }
    return list(found.values())


async def be_absent(
    work: UnitOfWork,
    promises: Promises,
    member: Member,
    first: date,
    last: date,
    deputy: str | None,
    now: datetime,
) -> None:
    """Be away from the first to the last day, both whole; it ends by itself.

    Heads and the deputy are told. The days were read by ``read_days``. Raises
    ``NotAllowedError`` for a deputy who shares no role.
    """
    grant = permit(member.roles, Action.DUTY)
    if deputy is not None and deputy not in {one.person for one in await colleagues(work, member)}:
        raise NotAllowedError
    await work.staff.set_absence(member.person, absence(first, last, promises.zone, deputy))
    days = {"first": first.isoformat(), "last": last.isoformat()}
    await work.audit.note(now, member.person, grant.role, "away", deputy, *days.values())
    who = {**days, "label": label(member.person)}
    instead = label(deputy) if deputy else ""
    told = Letter("staff-away", {**who, "deputy": instead})
    await tell_heads(work, told, now, member.person, deputy or "")
    if deputy:
        await work.outbox.put(deputy, Letter("staff-deputy", who), now)


async def be_back(work: UnitOfWork, member: Member, now: datetime) -> None:
    """Be there again before the absence ends by itself. Raises ``NotAllowedError``."""
    grant = permit(member.roles, Action.DUTY)
    await work.staff.end_absence(member.person)
    await work.audit.note(now, member.person, grant.role, "back")
