"""Keep the promises: send each reminder stage once, tell the head and the person when late."""

from __future__ import annotations

from datetime import datetime

from bot.domain.cases import Case, barred
from bot.domain.people import Role
from bot.domain.promises import Promises
from bot.domain.reminders import Stage, due_stage
from storage.outbox import Letter
from storage.store import Store, UnitOfWork


async def sweep_deadlines(store: Store, promises: Promises, now: datetime) -> int:
    """Post every reminder that is due at `now` and did not go out yet; how many stages.

    Does nothing outside working hours. Safe to run at any time and as often as one likes.
    """
    if not promises.is_working_time(now):
        return 0
    today = promises.today(now)
    async with store.reading() as work:
        cases = await work.cases.all_open()
        done = await work.cases.reminded([case.id for case in cases])
    sent = 0
    for case in cases:
        stage = due_stage(case, today, promises.calendar)
        if stage is None or (case.id, case.round, stage.name) in done:
            continue
        async with store.writing() as writing:
            if await writing.cases.remind_once(case.id, case.round, stage.name, today):
                await _remind(writing, case, stage, now)
                sent += 1
    return sent


async def _remind(work: UnitOfWork, case: Case, stage: Stage, now: datetime) -> None:
    holders = [case.assignee] if case.assignee else await work.staff.members(case.role)
    people = {person for person in holders if person and person != case.complainant}
    if stage.overdue and Role.HEAD not in barred(case.subject):
        people |= set(await work.staff.members(Role.HEAD))
    letter = Letter("case-reminder", {"case": case.id, "overdue": stage.overdue})
    for person in sorted(people - {case.complainant}):
        key = f"remind:{case.id}:{case.round}:{stage.name}:{person}"
        await work.outbox.put(person, letter, now, key)
    if stage.overdue and await work.cases.remind_once(case.id, case.round, "late", now.date()):
        await work.outbox.put(case.complainant, Letter("case-late", {"case": case.id}), now)
