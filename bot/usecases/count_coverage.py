"""How far a notice's version has reached the families of each class (002:4.4ae)."""

from __future__ import annotations

from bot.domain.classes import SchoolClass
from bot.domain.coverage import Coverage, coverage, tally_of
from storage.store import Repositories


async def count_coverage(
    work: Repositories, classes: list[SchoolClass], notice: str, *versions: str
) -> Coverage:
    """Figures for these classes; small ones only in sum.

    An acknowledgement of any of `versions` counts (``NoticeLog.alike``).
    """
    acknowledged, served, unreachable = ({one.id: 0 for one in classes} for _ in range(3))
    for standing in await work.records.class_counts(notice, *versions):
        if standing.class_id not in acknowledged:
            continue
        if standing.acknowledged:
            acknowledged[standing.class_id] += standing.count
        elif not standing.reachable:
            unreachable[standing.class_id] += standing.count
        elif standing.served:
            served[standing.class_id] += standing.count
    return coverage(
        (one, tally_of(one.families, acknowledged[one.id], served[one.id], unreachable[one.id]))
        for one in classes
    )
