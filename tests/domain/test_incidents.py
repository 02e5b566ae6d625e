"""Levels of incidents, their reactions, and who sees the gravest."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.cases import ALARMED, GRAVEST, CaseEvent, Happened, Kind, Subject, barred
from bot.domain.incidents import STEPS, Step, done, has_level
from bot.domain.people import Role
from tests.domain.sample import a_case

DAY = date(2026, 11, 23)


@pytest.mark.requirement("R-9.4", "R-9.4a", "R-9.4ae", "R-9.4b")
def test_each_level_has_the_reactions_of_the_standard() -> None:
    """Three levels; a talk, the council's formal way, and stop, plan and notice at the gravest."""
    assert STEPS == {
        1: (Step.TALK,),
        2: (Step.COUNCIL, Step.DECISION, Step.APPEAL),
        3: (Step.STOP, Step.PLAN, Step.AUTHORITY, Step.SERVICES),
    }


@given(st.lists(st.sampled_from(Step)))
def test_a_second_tick_takes_the_first_back(presses: list[Step]) -> None:
    """The list is what the trail adds up to."""
    events: list[CaseEvent] = []
    for step in presses:
        old, new = (step.value, None) if step in done(events) else (None, step.value)
        events.append(CaseEvent(Happened.STEP, Role.HEAD, DAY, old, new))
    assert done(events) == {step for step in Step if presses.count(step) % 2}


def test_a_call_for_support_is_not_graded() -> None:
    """Only incidents have a level, and somebody in distress is no incident to be graded."""
    assert has_level(a_case(kind=Kind.INCIDENT, subject=None))
    assert not has_level(a_case(kind=Kind.INCIDENT, subject=Subject.DISTRESS))
    assert not has_level(a_case(kind=Kind.COMPLAINT))


@pytest.mark.requirement("R-9.4b", "R-8.3ae-2")
@given(st.sampled_from(Role), st.sampled_from(Role), st.none() | st.sampled_from(Subject))
def test_the_gravest_incident_is_seen_by_head_and_responsible_person(
    in_charge: Role, looks: Role, subject: Subject | None
) -> None:
    """Whoever is in charge; never by those it is about, and a lesser one by nobody else."""
    case = a_case(kind=Kind.INCIDENT, subject=subject, role=in_charge, level=GRAVEST)
    roles = frozenset({looks})
    allowed = looks is in_charge or looks in ALARMED
    assert case.visible_to("somebody", roles) == (allowed and looks not in barred(subject))
    lesser = replace(case, level=2)
    assert lesser.visible_to("somebody", roles) == (
        looks is in_charge and looks not in barred(subject)
    )
