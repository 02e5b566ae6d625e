"""Coverage: figures that add up and point at nobody."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.classes import FEWEST_SHOWN, SchoolClass
from bot.domain.coverage import EMPTY, Tally, coverage, tally_of
from bot.domain.people import Band


@st.composite
def schools(draw: st.DrawFn) -> list[tuple[SchoolClass, Tally]]:
    """Up to 12 classes, many of them small."""
    found = []
    for at in range(draw(st.integers(0, 12))):
        parts = [draw(st.integers(0, 9)) for _ in range(3)]
        families = draw(st.integers(1, 40))
        tally = tally_of(families, *parts)
        found.append((SchoolClass(f"{at:08x}", f"{at} А", Band.PRIMARY, families), tally))
    return found


@pytest.mark.requirement("R-6.13ae", "R-4.4ae")
@given(schools())
def test_nobody_can_be_picked_out(school: list[tuple[SchoolClass, Tally]]) -> None:
    """No shown figure, and no difference between shown figures, is of fewer than five families."""
    found = coverage(school)
    assert all(line.tally.families >= FEWEST_SHOWN for line in found.lines)
    shown = sum((line.tally for line in found.lines), EMPTY)
    rest = found.total.families - shown.families
    assert found.hidden == (0 < found.total.families < FEWEST_SHOWN)
    assert found.hidden or rest == 0 or rest >= FEWEST_SHOWN
    assert (found.pooled or EMPTY).families == rest


@pytest.mark.requirement("R-6.13a")
@given(schools())
def test_figures_add_up(school: list[tuple[SchoolClass, Tally]]) -> None:
    """Classes and the small ones together are the total; the four parts are the families."""
    found = coverage(school)
    assert sum((t for _, t in school), EMPTY) == found.total
    assert sum((line.tally for line in found.lines), found.pooled or EMPTY) == found.total
    for tally in (found.total, *(line.tally for line in found.lines)):
        assert tally.missing >= 0
        parts = tally.acknowledged + tally.served + tally.unreachable + tally.missing
        assert parts == tally.families
