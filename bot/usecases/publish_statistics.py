"""Public figures on what people sent and how it ended, without personal data (002:6.12ae)."""

from __future__ import annotations

from datetime import date

from bot.domain.statistics import Figures, periods, published
from storage.store import Repositories


async def publish_statistics(work: Repositories, today: date) -> tuple[Figures, ...]:
    """The figures of the half-year that runs and of the one before, the newer first."""
    told = []
    for period in periods(today):
        counts = await work.tallies.cases(period.first, period.last)
        decisions = await work.tallies.decisions(period.first, period.last)
        told.append(published(period, counts, decisions))
    return tuple(told)
