"""A case: its states, who may see it, where it goes, and the number a person reads aloud."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.cases import (
    OPEN,
    Kind,
    Move,
    MoveError,
    Routes,
    State,
    Subject,
    after,
    barred,
    new_number,
)
from bot.domain.people import Role
from tests.domain.sample import CASE, a_case

FINAL = frozenset({State.WITHDRAWN})
subjects = st.none() | st.sampled_from(Subject)
role_sets = st.frozensets(st.sampled_from(Role))
tables = st.fixed_dictionaries({kind: st.sampled_from(Role) for kind in Kind})


def ways(state: State) -> dict[Move, State]:
    """Every move that is possible from `state`."""
    found = {}
    for move in Move:
        try:
            found[move] = after(state, move)
        except MoveError:
            continue
    return found


def reached_from(start: State) -> set[State]:
    """Every state that some road leads to."""
    seen, left = {start}, [start]
    while left:
        for state in ways(left.pop()).values():
            if state not in seen:
                seen.add(state)
                left.append(state)
    return seen


@pytest.mark.requirement("R-2.11b")
def test_every_state_can_be_reached_and_has_a_way_on_unless_it_is_final() -> None:
    """A new case can come to stand anywhere, and only withdrawn cases stay there."""
    assert reached_from(State.NEW) == set(State)
    for state in State:
        assert (ways(state) == {}) == (state in FINAL)
        assert reached_from(state) & FINAL


@pytest.mark.requirement("R-6.12a", "R-2.11b")
def test_an_answer_can_be_reached_from_wherever_one_is_owed() -> None:
    """No open state is a dead end for the person who waits, and none is both open and over."""
    for state in OPEN:
        assert State.ANSWERED in reached_from(state)
        assert State.WITHDRAWN in reached_from(state)
    assert not OPEN & (FINAL | {State.ANSWERED})


def test_a_move_that_is_not_possible_is_refused_by_name() -> None:
    """Nobody takes a case twice, and an old button says so."""
    with pytest.raises(MoveError, match="take from taken"):
        after(after(State.NEW, Move.TAKE), Move.TAKE)


@given(st.lists(st.sampled_from(Move), max_size=12))
def test_what_is_withdrawn_or_closed_stays_so(moves: list[Move]) -> None:
    """Whatever buttons are pressed in whatever order, a final state is never left."""
    state = State.NEW
    for move in moves:
        try:
            following = after(state, move)
        except MoveError:
            continue
        assert state not in FINAL
        state = following


@pytest.mark.requirement("R-8.3ae-2", "R-003-3.4-1")
@given(tables, st.sampled_from(Kind), subjects)
def test_a_case_never_goes_to_its_own_subject(
    table: dict[Kind, Role], kind: Kind, subject: Subject | None
) -> None:
    """However the school sets its routes, who is complained about does not receive it."""
    role = Routes(table).role_for(kind, subject)
    assert role not in barred(subject)
    if barred(subject) == frozenset() and subject is not Subject.DISTRESS:
        assert role is table[kind]


@pytest.mark.requirement("R-8.3ae-2")
@given(subjects, st.sampled_from(Role), role_sets, st.sampled_from(State))
def test_nobody_sees_a_case_about_themselves(
    subject: Subject | None, in_charge: Role, roles: frozenset[Role], state: State
) -> None:
    """Who holds the role a case is about never sees it, whatever other roles they hold."""
    case = a_case(subject=subject, role=in_charge, state=state)
    if roles & barred(subject):
        assert not case.visible_to("somebody", roles)
    if in_charge not in roles:
        assert not case.visible_to("somebody", roles)


@given(subjects, st.sampled_from(Role), role_sets)
def test_nobody_handles_the_case_they_filed(
    subject: Subject | None, in_charge: Role, roles: frozenset[Role]
) -> None:
    """A staff member who complains is a complainant, also when the case is in their charge."""
    case = a_case(subject=subject, role=in_charge)
    assert not case.visible_to(case.complainant, roles | {in_charge})


@given(tables, st.sampled_from(Kind), subjects)
def test_whoever_receives_a_case_can_see_it(
    table: dict[Kind, Role], kind: Kind, subject: Subject | None
) -> None:
    """No case is routed to a role that may not open it."""
    role = Routes(table).role_for(kind, subject)
    assert a_case(kind=kind, subject=subject, role=role).visible_to("somebody", frozenset({role}))


@pytest.mark.requirement("R-6.12a")
@given(st.integers(-40, 40), st.sampled_from(State))
def test_a_case_is_overdue_only_after_its_day_and_only_while_the_clock_runs(
    days: int, state: State
) -> None:
    """On the promised day itself it is not late yet; answered or given back it never is."""
    case = a_case(state=state)
    overdue = case.is_overdue(case.due_on + timedelta(days=days))
    if overdue:
        assert days > 0
        assert state in OPEN
    if days > 0 and state is State.NEW:
        assert overdue


NUMBER = re.compile(r"[ABCEHKMPTX2-9]{3}-[ABCEHKMPTX2-9]{3}-[ABCEHKMPTX2-9]{3}")


def test_a_case_number_can_be_read_aloud_in_both_alphabets_and_not_be_guessed() -> None:
    """No 0, O, 1 or I, only letters that look the same in both; all places vary, no order."""
    numbers = [new_number() for _ in range(3000)]
    assert all(NUMBER.fullmatch(number) for number in numbers)
    assert len(set(numbers)) == len(numbers)
    assert numbers != sorted(numbers)
    for place in (0, 1, 2, 4, 5, 6, 8, 9, 10):
        assert len({number[place] for number in numbers}) == 18


def test_a_case_holds_no_words_and_no_name() -> None:
    """What staff pass around is codes and dates; the words are fetched apart."""
    assert not {"text", "name", "address"} & set(CASE.__dataclass_fields__)
    assert isinstance(CASE.due_on, date)
