"""Keep the promises: send each reminder stage once, tell the head and the person when late."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime
from typing import Final

from bot.domain.cases import Case, barred
from bot.domain.people import Role
from bot.domain.promises import LONGEST_WAIT, Promises
from bot.domain.reminders import UNTAKEN, Stage, due_stage, stage_of
from bot.usecases.alert_staff import kept_from, who_answers
from bot.usecases.ask_person import resume_if_over
from storage.outbox import Letter
from storage.store import Repositories, Store, UnitOfWork

AT_ONCE: Final = 20
"""Cases reminded of in one transaction, so that writers wait only a moment."""


async def sweep_deadlines(store: Store, promises: Promises, now: datetime) -> int:
    """Post every reminder that is due at `now` and did not go out yet; how many stages.

    Lets clocks run again that stood for a question long enough. Does nothing outside working
    hours. Safe to run at any time and as often as one likes.
    """
    if not promises.is_working_time(now):
        return 0
    today = promises.today(now)
    async with store.reading() as work:
        cases = await _to_do(work, promises, today)
    sent = 0
    for first in range(0, len(cases), AT_ONCE):
        async with store.writing() as writing:
            for case_id in cases[first : first + AT_ONCE]:
                sent += await _keep(writing, promises, case_id, today, now)
    return sent


async def _to_do(work: Repositories, promises: Promises, today: date) -> list[str]:
    """Cases for which something is due that was not done: few, however many are open.

    Cases with the same two days reach a stage together, so the calendar is asked once for all.
    """
    terms: defaultdict[str, list[tuple[date, date]]] = defaultdict(list)
    for registered_on, due_on in await work.cases.running_terms():
        stage = stage_of(registered_on, due_on, today, promises.calendar)
        if stage is not None:
            terms[_name(stage, due_on)].append((registered_on, due_on))
    found = [
        case_id
        for name, days in terms.items()
        for case_id in await work.cases.not_reminded(days, name)
    ]
    found += await work.cases.untaken(today)
    found += [
        case_id
        for case_id, asked_on in await work.cases.waiting()
        if promises.waited(asked_on, today) >= LONGEST_WAIT
    ]
    return list(dict.fromkeys(found))


async def _keep(
    work: UnitOfWork, promises: Promises, case_id: str, today: date, now: datetime
) -> bool:
    """Do for one case what is due, as it is now: somebody may have answered it meanwhile."""
    case = await work.cases.find(case_id)
    if case is None or await resume_if_over(work, promises, case, now):
        return False
    stage = due_stage(case, today, promises.calendar)
    if await _tell_untaken(work, case, stage, today, now):
        return True
    if stage is None:
        return False
    if stage.overdue:
        await _tell_who_waits(work, case, today, now)
    people = await _reminded(work, case, now, head=stage.overdue)
    # A stage that would reach nobody waits until somebody can be told.
    if not people or not await work.cases.remind_once(
        case.id, case.round, _name(stage, case.due_on), today
    ):
        return False
    letter = Letter("case-reminder", {"case": case.id, "overdue": stage.overdue})
    for person in sorted(people):
        key = f"remind:{case.id}:{case.round}:{_name(stage, case.due_on)}:{person}"
        await work.outbox.put(person, letter, now, key)
    return True


def _name(stage: Stage, due_on: date) -> str:
    """What the stage is remembered by: the last days before a promise come again when it moves."""
    if stage.name in ("due", "day-before"):
        return f"{stage.name}:{due_on.isoformat()}"
    return stage.name


async def _tell_untaken(
    work: UnitOfWork, case: Case, stage: Stage | None, today: date, now: datetime
) -> bool:
    """Tell those who answer it and the head once a round that nobody took the case up in time.

    That reminder names the promised day too, so a stage that is due as well counts as told. Once
    the promise itself is broken, its own reminders say so.
    """
    if not case.is_untaken(today) or (stage is not None and stage.overdue):
        return False
    people = await _reminded(work, case, now, head=True)
    if not people or not await work.cases.remind_once(case.id, case.round, UNTAKEN, today):
        return False
    if stage is not None:
        await work.cases.remind_once(case.id, case.round, _name(stage, case.due_on), today)
    letter = Letter("case-untaken", {"case": case.id})
    for person in sorted(people):
        key = f"remind:{case.id}:{case.round}:{UNTAKEN}:{person}"
        await work.outbox.put(person, letter, now, key)
    return True


async def _reminded(work: UnitOfWork, case: Case, now: datetime, *, head: bool) -> set[str]:
    """Who holds the case, else whoever is told of it; with `head` the head too."""
    people = set(await who_answers(work, case, now))
    if head and Role.HEAD not in barred(case.subject):
        people |= set(await work.staff.members(Role.HEAD))
    return people - await kept_from(work, case)


async def _tell_who_waits(work: UnitOfWork, case: Case, today: date, now: datetime) -> None:
    """Tell the person once for each promise that it was not kept."""
    late = f"late:{case.due_on.isoformat()}"
    if await work.cases.remind_once(case.id, case.round, late, today):
        await work.outbox.put(case.complainant, Letter("case-late", {"case": case.id}), now)
