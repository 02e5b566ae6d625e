"""The head decrees a day off or a working day, or takes that back. Promises made before stay."""

from __future__ import annotations

from datetime import date, datetime

from bot.domain.decrees import Decree, DecreeError, check_decree, standing
from bot.domain.permissions import Action, permit
from bot.domain.promises import Promises
from bot.usecases.handle_case import Member
from storage.store import UnitOfWork


async def decree_day(
    work: UnitOfWork,
    promises: Promises,
    member: Member,
    day: date,
    reasons: tuple[str, str],
    now: datetime,
    *,
    working: bool,
) -> dict[date, Decree]:
    """Make `day` a working day or a day off; the decrees that stand then.

    `reasons` are in Kazakh and in Russian: people are told them with a due date. The calendar
    itself is changed by the caller once this is committed. Raises ``NotAllowedError`` and
    ``DecreeError``.
    """
    role = permit(member.roles, Action.DECREE).role
    today = promises.today(now)
    check_decree(promises.calendar, day, today, working=working)
    await work.decrees.add(Decree(day, working, *reasons, role, today))
    new = "working" if working else "off"
    await work.audit.note(now, member.person, role, "decree", day.isoformat(), None, new)
    return standing(await work.decrees.changes())


async def take_back_decree(
    work: UnitOfWork, promises: Promises, member: Member, day: date, now: datetime
) -> dict[date, Decree]:
    """Let `day` count again as it did without the decree; the decrees that stand then.

    Raises ``NotAllowedError``, and ``DecreeError`` for a day that is past or was not decreed.
    """
    role = permit(member.roles, Action.DECREE).role
    today = promises.today(now)
    decrees = standing(await work.decrees.changes())
    if day not in decrees or day < today:
        raise DecreeError
    old = "working" if decrees[day].working else "off"
    await work.decrees.add(Decree(day, None, "", "", role, today))
    await work.audit.note(now, member.person, role, "decree_back", day.isoformat(), old, None)
    return standing(await work.decrees.changes())
