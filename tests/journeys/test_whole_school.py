"""The whole school in small; ``python -m tests.endurance school`` plays it in full."""

from __future__ import annotations

import pytest

from tests.endurance.school import run


@pytest.mark.requirement("R-4.4ae", "R-6.13a", "R-6.10a")
async def test_a_small_school_adds_up_through_a_restart_and_a_new_edition() -> None:
    """Slips, a broadcast, a stop in the middle and a changed edition: every figure is right."""
    assert await run(classes=2, families=8)
