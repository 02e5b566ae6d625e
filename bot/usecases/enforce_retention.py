"""Destroy what has outlived its period, as the school's order sets it (002:2.7b, 5.3v)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from bot.domain.ledger import Mark
from storage.erased import BACKUP_DAYS
from storage.store import Store

AT_ONCE: Final = 200
"""People or cases erased in one transaction, so that writers wait only a moment."""
FORM_DAYS: Final = 7
"""A form left open for so long is forgotten; what was typed was never sent."""
SLIP_MEMORY_DAYS: Final = 30
"""For so long after its end a slip is still known, so that it can be told why it does not work."""
UNDELIVERED_DAYS: Final = 30
"""For so long a letter that Telegram refused can be sent again; then it is destroyed."""


@dataclass(frozen=True, slots=True)
class Periods:
    """Retention in calendar days, by category of data."""

    profiles: int
    acknowledgements: int
    consents: int
    cases: int
    audit: int


async def enforce_retention(store: Store, periods: Periods, today: date) -> int:
    """Erase everything whose period is over, keys first; how many people, cases and rows.

    People who hold a role or wait for an answer stay. Erased records keep their place in the
    chain. Ends with a checkpoint, so that nothing erased stays readable in the log file.
    """
    erased = await _people(store, today - timedelta(days=periods.profiles), today)
    erased += await _cases(store, today - timedelta(days=periods.cases), today)
    acknowledged = (Mark.SERVED, Mark.ACKNOWLEDGED)
    agreed = (Mark.CONSENTED, Mark.REFUSED, Mark.WITHDRAWN, Mark.EXPIRED)
    async with store.writing() as work:
        before = today - timedelta(days=periods.acknowledgements)
        erased += await work.records.erase_before(before, acknowledged)
        before = today - timedelta(days=periods.consents)
        erased += await work.records.erase_before(before, agreed)
        erased += await work.audit.purge(today - timedelta(days=periods.audit))
        erased += await work.staff.purge_links(today)
        erased += await work.factors.purge()
        erased += await work.staff.purge_absences(datetime.combine(today, time(), UTC))
        erased += await work.slips.purge(today - timedelta(days=SLIP_MEMORY_DAYS))
        erased += await work.outbox.purge_put_aside(today - timedelta(days=UNDELIVERED_DAYS))
        await work.erased.purge(today - timedelta(days=BACKUP_DAYS))
        erased += await work.conversations.purge(today - timedelta(days=FORM_DAYS))
    await store.checkpoint()
    return erased


async def _people(store: Store, before: date, today: date) -> int:
    total = 0
    while True:
        async with store.writing() as work:
            people = await work.people.idle_since(before, AT_ONCE)
            for person in people:
                await work.people.erase(person, today)
        total += len(people)
        if len(people) < AT_ONCE:
            return total


async def _cases(store: Store, before: date, today: date) -> int:
    total = 0
    while True:
        async with store.writing() as work:
            cases = await work.cases.ended_before(before, AT_ONCE)
            for case in cases:
                await work.cases.erase(case, today)
        total += len(cases)
        if len(cases) < AT_ONCE:
            return total
