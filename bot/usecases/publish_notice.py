"""Publish an edition of a notice: for ever, numbered, audited (002:6.10a, 6.10ae)."""

from __future__ import annotations

from datetime import datetime

from bot.domain.editions import Edition, Obstacle, obstacles
from bot.domain.notices import GeneralNotice
from bot.domain.people import Role
from bot.domain.promises import Promises
from storage.store import UnitOfWork


class NotPublishableError(Exception):
    """The notice cannot be published as it stands: fields to mend, each with its reason."""

    def __init__(self, found: tuple[tuple[str, Obstacle], ...]) -> None:
        super().__init__(*(f"{field}: {why}" for field, why in found))
        self.found = found


async def publish_notice(
    work: UnitOfWork,
    promises: Promises,
    by: tuple[str, Role | None],
    content: GeneralNotice,
    now: datetime,
) -> Edition:
    """Store `content` as the next edition of its notice, which is readable from now on.

    `by` is the person and role for the audit (no role from the command line). Raises
    ``NotPublishableError``. Whom it concerns is told by ``work.people.concerned``.
    """
    today = promises.today(now)
    log = await work.notices.log(content.code)
    if found := obstacles(content, log, today):
        raise NotPublishableError(found)
    number = len(log.editions) + 1 if log else 1
    edition = await work.notices.add(content, number, today)
    await work.audit.note(now, *by, "notice", content.code, str(number - 1), str(number))
    return edition
