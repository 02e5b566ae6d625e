"""The notices that concern a person, and whether they have acknowledged each (002:6.1a)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.domain.editions import NoticeLog
from bot.domain.notices import OWN
from bot.domain.people import Profile
from bot.usecases.acknowledge_notice import holds
from storage.records import Entry
from storage.store import Repositories


@dataclass(frozen=True, slots=True)
class Standing:
    """A notice, and the newest record of its acknowledgement by a person, if there is one."""

    log: NoticeLog
    entry: Entry | None


async def labels_of(work: Repositories, person_id: str) -> frozenset[str]:
    """The labels of the classes whose slips brought a person."""
    brought = set(await work.records.classes_of(person_id))
    if not brought:
        return frozenset()
    return frozenset(one.label for one in await work.classes.all() if one.id in brought)


async def notices_for(
    work: Repositories, own: NoticeLog, person_id: str, profile: Profile, today: date
) -> list[Standing]:
    """The notices that concern a person and have not ended, the bot's own first."""
    labels = await labels_of(work, person_id)
    published = await work.notices.logs()
    mine = [
        log
        for log in (own, *published)
        if log.newest.content.readers.include(profile, labels) and not log.newest.ended(today)
    ]
    records = await work.records.of_person(person_id)
    through = {one.statement.class_id for one in records if one.statement.class_id}
    found = []
    for log in mine:
        said = [
            one
            for one in records
            if one.statement.notice == log.notice and one.statement.version in log.alike
        ]
        found.append(Standing(log, holds(said, through)))
    return found


async def notice_for(
    work: Repositories, own: NoticeLog, person_id: str, profile: Profile, code: str
) -> NoticeLog | None:
    """The notice with this code if it concerns the person, also when it has ended."""
    if code == OWN:
        return own
    log = await work.notices.log(code)
    if log is None:
        return None
    labels = await labels_of(work, person_id)
    return log if log.newest.content.readers.include(profile, labels) else None
