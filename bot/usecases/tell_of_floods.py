"""Tell staff at the full hour, in one message each, of everything that was held back for it."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from bot.domain.cases import OPEN, Case, Subject
from bot.domain.people import Role
from bot.usecases.alert_staff import who_answers
from storage.outbox import Letter
from storage.store import Store, UnitOfWork


async def tell_of_floods(store: Store, now: datetime) -> int:
    """Post a digest to everybody in charge of what is held back until `now`; how many.

    What nobody can be told of stays held back until somebody can.
    """
    async with store.reading() as seen:
        if not await seen.held.ready(now):
            return 0
    async with store.writing() as work:
        cases = await work.cases.many(await work.held.ready(now))
        told, done = await _people(work, [case for case in cases if case.state in OPEN], now)
        done += [case.id for case in cases if case.state not in OPEN]
        for person, count in sorted(told.items()):
            letter = Letter("case-digest", {"count": count})
            await work.outbox.put(person, letter, now, f"digest:{now.isoformat()}:{person}")
        await work.held.release(done)
    return len(told)


async def _people(
    work: UnitOfWork, cases: list[Case], now: datetime
) -> tuple[Counter[str], list[str]]:
    """How many of the cases each person is told of, and the cases that somebody is told of.

    A flood has few senders, so who is told is asked once for each sender, role and holder.
    """
    known: dict[tuple[Role, Subject | None, str, str | None], list[str]] = {}
    told: Counter[str] = Counter()
    done = []
    for case in cases:
        key = (case.role, case.subject, case.complainant, case.assignee)
        if key not in known:
            known[key] = await who_answers(work, case, now)
        told.update(known[key])
        if known[key]:
            done.append(case.id)
    return told, done
