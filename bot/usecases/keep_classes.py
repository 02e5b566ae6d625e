"""The school's classes: who may keep which, and making, changing and removing them.

Head and responsible person keep every class, a class teacher their own. What one may not see
and what does not exist give the same error.
"""

from __future__ import annotations

from datetime import datetime

from bot.domain.classes import SchoolClass, class_entry
from bot.domain.permissions import Action, NotAllowedError, Reach, permit
from bot.domain.promises import Promises
from bot.usecases.handle_case import Member
from storage.store import Repositories, UnitOfWork


class ClassInUseError(Exception):
    """Records name the class, so it stays."""


async def kept_classes(work: Repositories, member: Member) -> list[SchoolClass]:
    """The classes this person keeps. Raises ``NotAllowedError``."""
    permit(member.roles, Action.CLASSES)
    return [one for one in await work.classes.all() if one.kept_by(member.person, member.roles)]


async def kept_class(work: Repositories, member: Member, class_id: str) -> SchoolClass:
    """A class this person keeps. Raises ``NotAllowedError``."""
    found = await work.classes.find(class_id)
    if found is None or not found.kept_by(member.person, member.roles):
        raise NotAllowedError
    return found


async def set_class(
    work: UnitOfWork, promises: Promises, member: Member, entry: str, now: datetime
) -> SchoolClass:
    """Make the class of "3 Б 28", or give it that number of families if it exists.

    A class teacher becomes the keeper of a class that has none. Raises ``NoClassError`` for
    words that name no class and ``NotAllowedError`` for a class another teacher keeps.
    """
    grant = permit(member.roles, Action.CLASSES)
    role, own = grant.role, grant.reach is Reach.OWN_CLASSES
    label, band, families = class_entry(entry)
    teacher = member.person if own else None
    known = await work.classes.labelled(label)
    if known is None:
        made = await work.classes.add(label, band, families, teacher, promises.today(now))
        await work.audit.note(now, member.person, role, "class", made.id, None, str(families))
        return made
    if teacher and known.teacher not in (None, teacher):
        raise NotAllowedError
    await work.classes.change(known.id, families, known.teacher or teacher)
    old, new = str(known.families), str(families)
    await work.audit.note(now, member.person, role, "class", known.id, old, new)
    return await kept_class(work, member, known.id)


async def remove_class(work: UnitOfWork, member: Member, class_id: str, now: datetime) -> None:
    """Remove a class made by mistake, and its slips.

    Raises ``NotAllowedError``, and ``ClassInUseError`` once a family has come through it.
    """
    found = await kept_class(work, member, class_id)
    if await work.records.class_in_use(found.id):
        raise ClassInUseError
    await work.classes.remove(found.id)
    role = permit(member.roles, Action.CLASSES).role
    await work.audit.note(now, member.person, role, "class_removed", found.id)
