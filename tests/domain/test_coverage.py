"""Coverage: figures that add up and point at nobody, not even when they are subtracted."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.classes import FEWEST_SHOWN, SchoolClass
from bot.domain.consents import stand_of
from bot.domain.coverage import (
    Answers,
    Tally,
    answers_of,
    coverage,
    groups,
    stands_alone,
    tally_of,
)
from bot.domain.editions import NoticeLog
from bot.domain.ledger import Mark
from bot.domain.people import Audience, Band
from bot.domain.readers import Readers
from tests.domain.notices import an_edition, asking, both

TODAY = date(2026, 11, 23)
DAYS = 90


@st.composite
def schools(draw: st.DrawFn) -> list[tuple[SchoolClass, Tally]]:
    """Up to 12 classes, many of them small."""
    found = []
    for at in range(draw(st.integers(0, 12))):
        parts = [draw(st.integers(0, 9)) for _ in range(3)]
        families = draw(st.integers(1, 4) | st.integers(1, 40))
        band = draw(st.sampled_from(Band))
        found.append((a_class(at, families, band), tally_of(families, *parts)))
    return found


def a_class(at: int, families: int, band: Band = Band.PRIMARY) -> SchoolClass:
    """A class with a label of its own."""
    return SchoolClass(f"{at:08x}", f"{at} А", band, families)


@pytest.mark.requirement("R-6.13ae", "R-4.4ae")
@given(schools(), st.lists(st.sets(st.integers(0, 11)), min_size=2, max_size=4))
def test_nobody_can_be_picked_out_by_subtracting(
    school: list[tuple[SchoolClass, Tally]], notices: list[set[int]]
) -> None:
    """Notices concern any of the classes. All that is shown of all of them is of groups that do
    not overlap, each of five families or more, and every total is the sum of what is shown: so
    no sum or difference is of fewer.
    """
    kept, shown = [one for one, _ in school], set()
    for notice in notices:
        tallies = {one.id: tally for at, (one, tally) in enumerate(school) if at in notice}
        found = coverage(kept, tallies)
        assert all(one.id in tallies for line in found.lines for one in line.classes)
        assert found.total == sum((line.tally for line in found.lines), Tally())
        assert found.left_out == len(tallies) - sum(len(line.classes) for line in found.lines)
        shown |= {line.classes for line in found.lines}
    classes = [one for line in shown for one in line]
    assert len(classes) == len(set(classes))
    assert all(sum(one.families for one in line) >= FEWEST_SHOWN for line in shown)


@pytest.mark.requirement("R-6.13a")
@given(schools())
def test_figures_add_up(school: list[tuple[SchoolClass, Tally]]) -> None:
    """Of a notice for all, every class is counted, if the school has five families at all."""
    kept, tallies = [one for one, _ in school], {one.id: tally for one, tally in school}
    found = coverage(kept, tallies)
    together = sum(tallies.values(), Tally())
    too_few = sum(one.families for one in kept) < FEWEST_SHOWN
    assert found.total == (Tally() if too_few else together)
    assert found.partial == bool(found.left_out) == (too_few and bool(kept))
    for tally in (found.total, *(line.tally for line in found.lines)):
        families, *parts = tally.figures
        assert min(parts) >= 0
        assert sum(parts) == families
    assert sorted(one.id for group in groups(kept) for one in group) == sorted(tallies)


@pytest.mark.requirement("R-6.13ae")
def test_small_classes_stand_with_their_band_where_that_is_enough() -> None:
    """So a notice for one band still has figures; what is too small takes the next larger."""
    few = [a_class(1, 3), a_class(2, 4), a_class(5, 4, Band.MIDDLE), a_class(6, 2, Band.MIDDLE)]
    large = a_class(3, 28)
    assert groups([*few, large]) == [(large,), (few[0], few[1]), (few[2], few[3])]
    near, far, one = a_class(4, 9), a_class(9, 6, Band.MIDDLE), a_class(1, 3)
    assert groups([far, one, near]) == [(far,), (near, one)]
    assert not stands_alone(near, [far, one, near])
    assert stands_alone(near, [far, near])
    assert not stands_alone(one, [one])


@pytest.mark.requirement("R-6.13a", "R-3.5b", "R-6.10a")
def test_each_family_is_counted_by_its_last_answer() -> None:
    """Agreed until the last day; refused also when only the wording changed; an answer to an
    older text is none to a newer one; taken back and expired stand together.
    """
    changed = {"changed": both("Ө"), "indicators": both("К"), **asking(DAYS)}
    log = NoticeLog(
        (
            an_edition("1", **asking(DAYS)),
            an_edition("2", **changed),
            an_edition("3", **changed, material=False),
        )
    )
    said = [
        *((Mark.CONSENTED, version, TODAY) for version in "123"),
        *((Mark.REFUSED, version, TODAY) for version in "123"),
        (Mark.CONSENTED, "3", TODAY - timedelta(days=DAYS)),
        (Mark.CONSENTED, "3", TODAY - timedelta(days=DAYS + 1)),
        (Mark.WITHDRAWN, "1", TODAY),
        (Mark.EXPIRED, "2", TODAY),
    ]
    stands = [(stand_of(log, *one, TODAY), 1) for one in said]
    found = answers_of(12, stands)
    assert found == Answers(families=12, agreed=3, refused=2, ended=3)
    assert found.unanswered == 4
    assert sum(found.figures[1:]) == found.families
    kept = [a_class(1, 12)]
    (line,) = coverage(kept, {kept[0].id: Tally(12)}, {kept[0].id: found}).lines
    assert line.answers == found


@pytest.mark.requirement("R-6.9ae", "R-4.4ae")
def test_a_notice_concerns_classes_through_their_parents() -> None:
    """By grade band and by class; a notice that parents do not read concerns no family."""
    one = a_class(3, 28)
    parents = (Audience.PARENT,)
    assert Readers(parents, tuple(Band)).include_families_of(one)
    assert Readers(parents, tuple(Band), (one.label,)).include_families_of(one)
    assert not Readers(parents, tuple(Band), ("9 Ә",)).include_families_of(one)
    assert not Readers(parents, (Band.SENIOR,), (one.label,)).include_families_of(one)
    assert not Readers((Audience.TEACHER,), tuple(Band)).include_families_of(one)
