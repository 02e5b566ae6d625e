"""How far a notice's newest edition has reached the families of each class (002:4.4ae)."""

from __future__ import annotations

from collections import Counter
from datetime import date

from bot.domain.classes import SchoolClass
from bot.domain.consents import Stand, stand_of
from bot.domain.coverage import Answers, Coverage, Tally, answers_of, coverage, tally_of
from bot.domain.editions import NoticeLog
from storage.store import Repositories


async def family_notices(
    work: Repositories, own: NoticeLog, kept: list[SchoolClass]
) -> list[NoticeLog]:
    """The notices that concern families of these classes, the bot's own first."""
    return [log for log in (own, *await work.notices.logs()) if _concerned(log, kept)]


async def count_coverage(
    work: Repositories, kept: list[SchoolClass], log: NoticeLog, today: date
) -> Coverage:
    """Figures for those of the `kept` classes whose families the notice concerns; small ones
    only in sum. With answers, if it asks for a consent.

    An acknowledgement of any version alike counts (``NoticeLog.alike``).
    """
    concerned = _concerned(log, kept)
    tallies = await _tallies(work, concerned, log)
    if not log.newest.content.asks_consent:
        return coverage(kept, tallies)
    return coverage(kept, tallies, await _answers(work, tallies, log, today))


async def _tallies(
    work: Repositories, concerned: list[SchoolClass], log: NoticeLog
) -> dict[str, Tally]:
    came: Counter[str] = Counter()
    acknowledged: Counter[str] = Counter()
    served: Counter[str] = Counter()
    unreachable: Counter[str] = Counter()
    for standing in await work.coverage.by_class(log.notice, *log.alike):
        came[standing.class_id] += standing.count
        if standing.acknowledged:
            acknowledged[standing.class_id] += standing.count
        elif not standing.reachable:
            unreachable[standing.class_id] += standing.count
        elif standing.served:
            served[standing.class_id] += standing.count
    return {
        one.id: tally_of(
            max(one.families, came[one.id]),
            acknowledged[one.id],
            served[one.id],
            unreachable[one.id],
        )
        for one in concerned
    }


async def _answers(
    work: Repositories, tallies: dict[str, Tally], log: NoticeLog, today: date
) -> dict[str, Answers]:
    stands: dict[str, list[tuple[Stand, int]]] = {one: [] for one in tallies}
    for said in await work.coverage.consents(log.notice):
        if said.class_id in stands:
            stand = stand_of(log, said.mark, said.version, said.day, today)
            stands[said.class_id].append((stand, said.count))
    return {one: answers_of(tallies[one].families, found) for one, found in stands.items()}


def _concerned(log: NoticeLog, kept: list[SchoolClass]) -> list[SchoolClass]:
    readers = log.newest.content.readers
    return [one for one in kept if readers.include_families_of(one)]
