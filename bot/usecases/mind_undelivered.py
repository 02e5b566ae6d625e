"""Letters that Telegram refused: told to staff as numbers, sent again or dropped at their word.

Nobody sees what such a letter says or for whom it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import Final

from bot.domain.people import Role
from bot.domain.permissions import Action, permit
from bot.domain.promises import Promises
from bot.usecases.handle_case import Member
from storage.outbox import Letter
from storage.store import Repositories, Store, UnitOfWork

IN_CHARGE: Final = (Role.IT, Role.HEAD)
"""Who is told; the second only when nobody holds the first."""
OTHER: Final = "other"
UNREADABLE: Final = "unreadable"
_KINDS: Final[Mapping[str, str]] = {
    "screen": "reply",
    "case-receipt": "receipt",
    "case-answer": "answer",
    "case-corrected": "answer",
    "case-question": "question",
    "case-alert": "alert",
    "case-added": "alert",
    "case-reminder": "reminder",
    "case-untaken": "reminder",
}
KINDS: Final = (*dict.fromkeys(_KINDS.values()), OTHER, UNREADABLE)
"""What staff are told of a letter, and nothing more."""


async def count_undelivered(work: Repositories) -> Counter[str]:
    """How many letters of each kind are put aside."""
    return Counter(_kind(view) for _, view in await work.outbox.put_aside())


async def send_again(work: UnitOfWork, member: Member, kind: str, now: datetime) -> int:
    """Try the letters of a kind once more; how many. Raises ``NotAllowedError``."""
    letters = await _chosen(work, member, kind, "letters_again", now)
    await work.outbox.send_again(letters, now)
    return len(letters)


async def drop_letters(work: UnitOfWork, member: Member, kind: str, now: datetime) -> int:
    """Destroy the letters of a kind; how many. Raises ``NotAllowedError``."""
    letters = await _chosen(work, member, kind, "letters_drop", now)
    await work.outbox.drop(letters)
    return len(letters)


async def tell_of_undelivered(store: Store, promises: Promises, now: datetime) -> int:
    """Tell those in charge that letters are put aside, once a day each; how many were told.

    Does nothing outside working hours.
    """
    if not promises.is_working_time(now):
        return 0
    async with store.reading() as seen:
        if not await seen.outbox.parked():
            return 0
    today, told = promises.today(now).isoformat(), 0
    async with store.writing() as work:
        people: tuple[str, ...] = ()
        for role in IN_CHARGE:
            people = people or await work.staff.members(role)
        for one in people:
            key = f"undelivered:{today}:{one}"
            told += await work.outbox.put(one, Letter("undelivered"), now, key)
    return told


async def _chosen(
    work: UnitOfWork, member: Member, kind: str, deed: str, now: datetime
) -> list[int]:
    role = permit(member.roles, Action.UNDELIVERED).role
    letters = [letter for letter, view in await work.outbox.put_aside() if _kind(view) == kind]
    await work.audit.note(now, member.person, role, deed, None, kind, str(len(letters)))
    return letters


def _kind(view: str | None) -> str:
    return UNREADABLE if view is None else _KINDS.get(view, OTHER)
