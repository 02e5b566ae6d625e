"""Random staff, people, crashes, restarts and weeks of time over the real use cases and database.

Whatever happens: no case without a role, no message lost, no promised day moved without its
event, each reminder once, the subject never sees it, and every open case has a way on.
"""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections import Counter
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, ClassVar, TypeVar

import pytest
from hypothesis import HealthCheck, event, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from bot.domain.cases import (
    DECIDED,
    HANDED_TO,
    MOVES_DUE,
    OPEN,
    RUNNING,
    Case,
    Decision,
    Kind,
    MoveError,
    Said,
    State,
    Subject,
    barred,
)
from bot.domain.duty import Absence, absence
from bot.domain.incidents import BY_COUNCIL, Step, has_level
from bot.domain.integrity import Ground
from bot.domain.people import Language, Role
from bot.domain.permissions import NotAllowedError
from bot.domain.promises import CEILING
from bot.usecases.ask_person import ask_person, stop_waiting
from bot.usecases.extend_case import BeyondCeilingError, extend_case
from bot.usecases.file_case import Filing, file_case
from bot.usecases.follow_case import (
    NotYoursError,
    add_to_case,
    rate_case,
    reopen_case,
    withdraw_case,
)
from bot.usecases.grade_incident import set_level, tick_step
from bot.usecases.handle_case import (
    IncompleteError,
    Minutes,
    answer_case,
    correct_answer,
    open_case,
    take_case,
)
from bot.usecases.note_case import note_case
from bot.usecases.pass_case import (
    escalate_case,
    hand_over_case,
    pass_for_conflict,
    pass_to_council,
)
from bot.usecases.sweep_deadlines import sweep_deadlines
from bot.usecases.take_over import take_over_case
from storage.outbox import Posted
from storage.store import Repositories, Store, UnitOfWork
from tests.usecases.school_model import MASTER, PEOPLE, PROMISES, STAFF, START, Staff, prepare

T = TypeVar("T")
Action = Callable[[UnitOfWork], Awaitable[Case]]
REFUSALS = (NotAllowedError, NotYoursError, MoveError, IncompleteError, BeyondCeilingError)
EVERYTHING = 100_000
MOST = 5
"""Cases in one run of the machine, so that each gets far."""
STAFF_DOES = {
    State.NEW: ("take", "take", "take", "level", "hand", "up", "council", "conflict", "note"),
    State.TAKEN: (
        "answer", "answer", "ask", "ask", "extend", "extend", "level", "step", "hand", "up",
        "council", "conflict", "note", "over",
    ),
    State.WAITING: ("stop", "note", "over"),
    State.ANSWERED: ("correct",),
    State.WITHDRAWN: ("take",),
}  # fmt: skip
ALL_STAFF_DOES = tuple(sorted({what for does in STAFF_DOES.values() for what in does}))
PERSON_DOES = {
    State.NEW: ("add", "add", "add", "withdraw"),
    State.TAKEN: ("add", "add", "add", "withdraw"),
    State.WAITING: ("add", "add", "add", "withdraw"),
    State.ANSWERED: ("reopen", "reopen", "rate", "appeal"),
    State.WITHDRAWN: ("appeal",),
}
ALL_PERSON_DOES = tuple(sorted({what for does in PERSON_DOES.values() for what in does}))
FOR_THE_WRITER = ("answer", "corrected", "question", "extended", "resumed", "late", "taken")


class CrashError(Exception):
    """The process dies before the transaction ends."""


class Cases(RuleBasedStateMachine):
    """The machine; `template` is set by the test."""

    template: ClassVar[Path]

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.folder = Path(tempfile.mkdtemp())
        self.database = self.folder / "model.sqlite3"
        shutil.copy(self.template, self.database)
        self.open_: AsyncExitStack
        self.store: Store
        self._start()
        self.now = START
        self.cases: list[str] = []
        self.said: dict[str, list[tuple[Said, str]]] = {}
        self.told: Counter[tuple[str, str]] = Counter()
        self.promised: dict[str, date] = {}
        self.first_due: dict[tuple[str, int], date] = {}
        self.rounds_taken: set[tuple[str, int]] = set()
        self.overdue_days: Counter[str] = Counter()
        self.last_swept: dict[str, date] = {}
        self.turn = 0

    def _run(self, work: Coroutine[Any, Any, T]) -> T:
        return self.loop.run_until_complete(work)

    def _start(self) -> None:
        self.open_ = AsyncExitStack()
        self.store = self._run(self.open_.enter_async_context(Store.open(self.database, MASTER)))

    def teardown(self) -> None:
        """Look at everything that was posted, then close."""
        try:
            self._letters_are_right(self._run(self._posted()))
        finally:
            self._run(self.open_.aclose())
            self._run(self.loop.shutdown_asyncgens())
            self._run(self.loop.shutdown_default_executor())
            self.loop.close()
            shutil.rmtree(self.folder)

    def _apt(self, case: Case, otherwise: Staff) -> Staff:
        """Who holds the case, or else somebody who may see it."""
        seeing = [s for s in STAFF if case.visible_to(s.member.person, s.member.roles)]
        holding = [s for s in seeing if s.member.person == case.assignee]
        return (holding or seeing or [otherwise])[0]

    def _colleague(self, case: Case, otherwise: Staff) -> Staff:
        """Somebody of the role in charge who does not hold the case."""
        return next(
            (s for s in STAFF if case.role in s.member.roles and s.member.person != case.assignee),
            otherwise,
        )

    def _away(self, days: int, deputy: str | None = None) -> Absence:
        today = PROMISES.today(self.now)
        return absence(today, today + timedelta(days=days - 1), PROMISES.zone, deputy)

    def _text(self) -> str:
        self.turn += 1
        return f"words {self.turn}"

    def _do(self, action: Action, *, crash: bool) -> Case | None:
        """The case after the action; None when it was refused or the process died."""

        async def transaction() -> Case | None:
            try:
                async with self.store.writing() as work:
                    case = await action(work)
                    if crash:
                        raise CrashError
                    return case
            except (*REFUSALS, CrashError):
                return None

        return self._run(transaction())

    @precondition(lambda self: len(self.cases) < MOST)
    @rule(
        person=st.sampled_from(PEOPLE),
        kind=st.sampled_from(Kind),
        subject=st.none() | st.sampled_from(Subject),
        crash=st.booleans(),
    )
    def file(self, person: str, kind: Kind, subject: Subject | None, crash: bool) -> None:
        """Somebody files a case."""
        text = self._text()
        filing = Filing(person, Language.KK, kind, subject, text)
        case = self._do(lambda work: file_case(work, PROMISES, filing, self.now), crash=crash)
        if case is not None:
            self.cases.append(case.id)
            self.said[case.id] = [(Said.TEXT, text)]
            self.promised[case.id] = case.due_on

    @precondition(lambda self: self.cases)
    @rule(
        staff=st.sampled_from(STAFF),
        nth=st.integers(0, 3),
        pick=st.integers(0, 100),
        role=st.sampled_from(HANDED_TO),
        days=st.integers(0, 5),
        complete=st.booleans(),
        apt=st.sampled_from((True,) * 7 + (False,)),
        crash=st.sampled_from((False,) * 7 + (True,)),
    )  # fmt: skip
    def work_on(
        self,
        staff: Staff,
        nth: int,
        pick: int,
        role: Role,
        days: int,
        complete: bool,
        apt: bool,
        crash: bool,
    ) -> None:
        """A member of staff does something to a case, allowed or not; an `apt` one mostly may."""
        case_id, text, now = self.cases[nth % len(self.cases)], self._text(), self.now
        before = self._run(self._find(case_id))
        if apt:
            staff = self._apt(before, staff)
        choice = STAFF_DOES[before.state] if apt else ALL_STAFF_DOES
        what = choice[pick % len(choice)]
        if apt and what == "over":
            staff = self._colleague(before, staff)
        member = staff.member
        minutes = Minutes("5", now.date(), "why") if complete else None

        async def act(work: UnitOfWork) -> Case:
            match what:
                case "take":
                    return await take_case(work, PROMISES, member, case_id, now)
                case "answer":
                    return await answer_case(
                        work, PROMISES, member, case_id, text, now,
                        minutes=minutes, ground=Ground.DRAFTS if complete else None,
                        decision=Decision.PARTLY if complete else None,
                    )  # fmt: skip
                case "correct":
                    return await correct_answer(
                        work, PROMISES, member, case_id, text, now,
                        decision=Decision.DECLINED if complete else before.decision,
                    )  # fmt: skip
                case "ask":
                    return await ask_person(work, PROMISES, member, case_id, text, now)
                case "stop":
                    return await stop_waiting(work, PROMISES, member, case_id, now)
                case "note":
                    return await note_case(work, PROMISES, member, case_id, text, now)
                case "level":
                    return await set_level(work, PROMISES, member, case_id, 1 + days % 3, now)
                case "step":
                    step = tuple(Step)[pick % len(Step)]
                    return await tick_step(work, PROMISES, member, case_id, step, now)
                case "up":
                    return await escalate_case(work, PROMISES, member, case_id, text, now)
                case "over":
                    if apt and before.assignee is not None:
                        await work.staff.set_absence(before.assignee, self._away(days + 1))
                    return await take_over_case(work, PROMISES, member, case_id, now)
                case "council":
                    if apt and has_level(before):
                        await set_level(work, PROMISES, member, case_id, BY_COUNCIL, now)
                    return await pass_to_council(work, PROMISES, member, case_id, text, now)
                case "extend":
                    return await extend_case(work, PROMISES, member, case_id, days, text, now)
                case "hand":
                    return await hand_over_case(work, PROMISES, member, case_id, role, text, now)
            return await pass_for_conflict(work, PROMISES, member, case_id, now)

        seen = before.visible_to(member.person, member.roles)
        case = self._do(act, crash=crash)
        event(f"staff {what}: {'done' if case else 'not'}")
        if case is None:
            return
        assert seen, f"{staff.name} may not see the case and yet could {what}"
        if what == "take":
            self.rounds_taken.add((case_id, case.round))
        if what == "over":
            assert before.assignee not in (None, member.person)
            assert case == replace(before, assignee=member.person)
        said = self.said[case_id]
        if what == "answer" and complete:
            said += [(Said.MINUTES, f"{now.date()} 5"), (Said.REASONS, "why")]
        kind = {
            "answer": Said.ANSWER, "correct": Said.CORRECTED, "ask": Said.QUESTION,
            "note": Said.NOTE, "extend": Said.EXTENSION, "hand": Said.HAND_OVER,
            "up": Said.HAND_OVER, "council": Said.HAND_OVER,
        }.get(what)  # fmt: skip
        if kind is not None:
            said.append((kind, text))
        if what == "conflict":
            said.append((Said.CONFLICT, ""))
        if what in ("answer", "correct", "ask", "extend"):
            self.told[case_id, text] += 1

    @precondition(lambda self: self.cases)
    @rule(
        person=st.sampled_from(PEOPLE),
        nth=st.integers(0, 3),
        pick=st.integers(0, 100),
        own=st.sampled_from((True,) * 7 + (False,)),
        crash=st.sampled_from((False,) * 7 + (True,)),
    )
    def follow(self, person: str, nth: int, pick: int, own: bool, crash: bool) -> None:
        """Somebody does something with a case, mostly their own."""
        case_id, text, now = self.cases[nth % len(self.cases)], self._text(), self.now
        before = self._run(self._find(case_id))
        person = before.complainant if own else person
        choice = PERSON_DOES[before.state] if own else ALL_PERSON_DOES
        what = choice[pick % len(choice)]

        async def act(work: UnitOfWork) -> Case:
            match what:
                case "add":
                    return await add_to_case(work, PROMISES, person, case_id, text, now)
                case "rate":
                    return await rate_case(work, person, case_id, 5)
                case "reopen":
                    return await reopen_case(work, PROMISES, person, case_id, now)
                case "withdraw":
                    return await withdraw_case(work, PROMISES, person, case_id, now)
            if person != before.complainant:
                raise NotYoursError
            filing = Filing(person, Language.KK, Kind.APPEAL, before.subject, text, before)
            return await file_case(work, PROMISES, filing, now)

        case = self._do(act, crash=crash)
        event(f"person {what}: {'done' if case else 'not'}")
        if case is None:
            return
        if what == "appeal":
            assert case.appeals == before.number
            self.cases.append(case.id)
            self.said[case.id] = [(Said.TEXT, text)]
            self.promised[case.id] = case.due_on
            return
        assert before.complainant == person
        if what == "add":
            self.said[case_id].append((Said.TEXT, text))

    @precondition(lambda self: self.cases)
    @rule(
        nth=st.integers(0, 3),
        staff=st.sampled_from(STAFF),
        role=st.sampled_from(HANDED_TO),
        steps=st.lists(
            st.tuples(st.sampled_from((True, True, False)), st.integers(0, 100), st.integers(0, 5)),
            min_size=4,
            max_size=10,
        ),
    )
    def busy_days(
        self, nth: int, staff: Staff, role: Role, steps: list[tuple[bool, int, int]]
    ) -> None:
        """A case goes back and forth for some days, looked at after each step."""
        for by_staff, pick, days in steps:
            if by_staff:
                self.work_on(
                    staff=staff, nth=nth, pick=pick, role=role, days=days,
                    complete=True, apt=True, crash=False,
                )  # fmt: skip
            else:
                self.follow(person=PEOPLE[0], nth=nth, pick=pick, own=True, crash=False)
            self.every_case_is_sound()
            self.now += timedelta(hours=days * 6)

    @rule(
        staff=st.sampled_from(STAFF),
        deputy=st.none() | st.sampled_from(STAFF),
        days=st.integers(0, 5),
    )
    def goes_away(self, staff: Staff, deputy: Staff | None, days: int) -> None:
        """Somebody is away from today on; with no days they are there again."""
        person, named = staff.member.person, deputy.member.person if deputy else None

        async def note() -> None:
            async with self.store.writing() as work:
                if days:
                    await work.staff.set_absence(person, self._away(days, named))
                else:
                    await work.staff.end_absence(person)

        self._run(note())

    @rule(hours=st.integers(1, 120))
    def time_passes(self, hours: int) -> None:
        """Hours to days go by."""
        self.now += timedelta(hours=hours)

    @rule()
    def sweep(self) -> None:
        """The sweep runs, and once more to no effect."""
        today = PROMISES.today(self.now)
        if PROMISES.is_working_time(self.now):
            for case_id in self.cases:
                case = self._run(self._find(case_id))
                if case.is_overdue(today) and self.last_swept.get(case_id) != today:
                    self.last_swept[case_id] = today
                    self.overdue_days[case_id] += 1
        self._run(sweep_deadlines(self.store, PROMISES, self.now))
        # A clock that ran again just now may make its first reminder due at once.
        self._run(sweep_deadlines(self.store, PROMISES, self.now))
        assert self._run(sweep_deadlines(self.store, PROMISES, self.now)) == 0

    @precondition(lambda self: self.turn % 5 == 4)
    @rule()
    def restart(self) -> None:
        """The process ends and starts again on the same file."""
        self._run(self.open_.aclose())
        self._start()

    async def _find(self, case_id: str) -> Case:
        async with self.store.reading() as work:
            case = await work.cases.find(case_id)
        assert case is not None
        return case

    async def _posted(self) -> list[Posted]:
        async with self.store.reading() as work:
            return await work.outbox.due(self.now + timedelta(days=999), EVERYTHING)

    @invariant()
    def every_case_is_sound(self) -> None:
        """Role, holder, clock, trail, words and a way on, for each case."""
        self._run(self._are_sound())

    async def _are_sound(self) -> None:
        async with self.store.reading() as work:
            for case_id in self.cases:
                await self._is_sound(work, case_id)

    async def _is_sound(self, work: Repositories, case_id: str) -> None:
        case = await work.cases.find(case_id)
        messages = await work.cases.messages(case_id, inner=True)
        events = await work.cases.events(case_id)
        assert case is not None
        assert case.role not in barred(case.subject)
        assert [(message.kind, message.text) for message in messages] == self.said[case_id]
        assert (case.state is State.WAITING) == (case.asked_on is not None)
        assert case.term <= CEILING
        due = self.promised[case_id]
        for line in events:
            if line.kind in MOVES_DUE:
                assert line.old == due.isoformat()
                due = date.fromisoformat(line.new or "")
        assert case.due_on == due
        assert case.first_due_on <= due
        assert case.first_due_on == self.first_due.setdefault(
            (case_id, case.round), case.first_due_on
        )
        assert [line.seq for line in events] == list(range(len(events)))
        self._has_a_way_on(case)

    def _has_a_way_on(self, case: Case) -> None:
        seeing = [
            one.member for one in STAFF if case.visible_to(one.member.person, one.member.roles)
        ]
        if case.state in OPEN:
            assert seeing
        if case.state in RUNNING and case.assignee is not None:
            assert case.assignee in [member.person for member in seeing]
        assert (case.assignee is None) or case.state is not State.NEW
        assert (case.ended_on is None) == (case.state in OPEN)
        if case.state is State.ANSWERED and case.kind in DECIDED:
            assert case.decision is not None

    def _letters_are_right(self, posted: list[Posted]) -> None:
        """Nothing told twice or not at all, no reminder doubled, nobody told who may not be."""
        told: Counter[tuple[str, str]] = Counter()
        overdue: Counter[tuple[str, str]] = Counter()
        late: Counter[str] = Counter()
        taken: Counter[str] = Counter()
        untaken: Counter[tuple[str, str]] = Counter()
        told_of = {one.letter.args["case"] for one in posted}
        cases = {case_id: self._run(self._find(case_id)) for case_id in told_of & self.said.keys()}
        for one in posted:
            case_id = one.letter.args["case"]
            if case_id not in self.said:
                raise AssertionError("a letter about a case that was never filed")
            case = cases[case_id]
            view = one.letter.view.removeprefix("case-")
            if view in FOR_THE_WRITER:
                assert one.recipient == case.complainant
                if "text" in one.letter.args:
                    told[case_id, one.letter.args["text"]] += 1
                late[case_id] += view == "late"
                taken[case_id] += view == "taken"
                continue
            roles = next(s.member.roles for s in STAFF if s.member.person == one.recipient)
            assert not roles & barred(case.subject)
            assert one.recipient != case.complainant
            assert set(one.letter.args) <= {"case", "role", "overdue"}
            untaken[case_id, one.recipient] += view == "untaken"
            if one.letter.args.get("overdue"):
                overdue[case_id, one.recipient] += 1
        assert told == self.told
        assert +taken == Counter(case_id for case_id, _ in self.rounds_taken)
        assert all(count <= cases[case_id].round + 1 for (case_id, _), count in untaken.items())
        for (case_id, _), count in overdue.items():
            assert count <= self.overdue_days[case_id] + 1
        assert all(count <= self.overdue_days[case_id] + 1 for case_id, count in late.items())


@pytest.mark.long
@pytest.mark.requirement("R-2.11b", "R-6.12a", "R-003-5.1-1", "R-2.4a", "R-8.3ae-2", "R-4.1b-a")
def test_no_way_through_the_life_of_cases_breaks_what_must_hold(tmp_path: Path) -> None:
    """The machine, over the real use cases and a real database file."""
    Cases.template = tmp_path / "template.sqlite3"
    prepare(Cases.template)
    test = Cases.TestCase
    test.settings = settings(
        # Each is thirty steps with several cases, all of them looked at after every step.
        max_examples=12,
        stateful_step_count=30,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    test("runTest").runTest()


async def test_what_nobody_may_open_says_nothing_of_whether_it_exists(tmp_path: Path) -> None:
    """A case that is not there and one that is barred are refused alike."""
    database = tmp_path / "one.sqlite3"
    await asyncio.to_thread(prepare, database)
    async with Store.open(database, MASTER) as store:
        async with store.writing() as work:
            filing = Filing(
                PEOPLE[0], Language.KK, Kind.COMPLAINT, Subject.RESPONSIBLE_PERSON, "words"
            )
            case = await file_case(work, PROMISES, filing, START)
        async with store.reading() as work:
            for case_id in (case.id, "0" * 32):
                with pytest.raises(NotAllowedError):
                    await open_case(work, STAFF[0].member, case_id)
