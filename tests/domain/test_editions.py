"""Editions: announced before they hold, never silent about what changed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from bot.domain.editions import NoticeLog, Obstacle, differences, obstacles
from bot.domain.notices import NoticeType
from tests.domain.notices import EFFECTIVE, PUBLISHED, a_notice, an_edition, both

DAY = timedelta(days=1)
LATER: dict[str, Any] = {
    "effective": EFFECTIVE + 9 * DAY, "changed": both("Өзгерді"), "risks": both("Жаңа қауіп")
}  # fmt: skip


def _log(*material: bool) -> NoticeLog:
    """A log of editions numbered from 1, each in force a day after the one before."""
    return NoticeLog(
        tuple(
            an_edition(str(at), effective=EFFECTIVE + at * DAY, material=one)
            for at, one in enumerate(material, start=1)
        )
    )


@pytest.mark.requirement("R-6.10a")
def test_an_edition_is_readable_before_it_holds() -> None:
    """The newest is asked about at once; the one before holds until its day comes."""
    log = _log(True, True)
    assert log.newest.version == "2"
    assert log.in_force(EFFECTIVE) is None
    first, second = log.in_force(EFFECTIVE + DAY), log.in_force(EFFECTIVE + 2 * DAY)
    assert first is not None
    assert second is not None
    assert (first.version, second.version) == ("1", "2")
    assert log.before(second) is first
    assert log.before(first) is None
    assert log.find("2") is second
    assert log.find("9") is None


@pytest.mark.requirement("R-6.10a", "R-B.1-a")
@pytest.mark.parametrize(
    ("material", "counted"),
    [
        ((True,), ("1",)), ((True, False), ("2", "1")), ((True, False, True), ("3",)),
        ((True, True, False, False), ("4", "3", "2")),
    ],
)  # fmt: skip
def test_an_editorial_change_asks_nobody_again(
    material: tuple[bool, ...], counted: tuple[str, ...]
) -> None:
    """An acknowledgement holds back to the last material change and no further."""
    assert _log(*material).alike == counted


@pytest.mark.requirement("R-6.10a")
def test_a_notice_that_has_ended_is_not_in_force() -> None:
    """Its last day still counts, the next does not."""
    ends = EFFECTIVE + 5 * DAY
    log = NoticeLog((an_edition(ends=ends),))
    assert log.in_force(ends) is log.newest
    assert log.in_force(ends + DAY) is None


@pytest.mark.requirement("R-6.10a", "R-6.10ae")
@pytest.mark.parametrize(
    ("changes", "today", "found"),
    [
        ({}, PUBLISHED, []),
        ({"effective": PUBLISHED}, PUBLISHED, [("effective", Obstacle.NOT_ANNOUNCED)]),
        ({"material": False}, PUBLISHED, [("material", Obstacle.FIRST_IS_MATERIAL)]),
    ],
)
def test_the_first_edition_is_announced(
    changes: dict[str, Any], today: date, found: list[tuple[str, Obstacle]]
) -> None:
    """It takes effect after the day of its publication, and is material by its nature."""
    assert list(obstacles(a_notice(**changes), None, today)) == found


@pytest.mark.requirement("R-6.10a", "R-6.10ae")
@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, []),
        ({"changed": None}, [("changed", Obstacle.NO_CHANGE_NOTE)]),
        ({"effective": EFFECTIVE}, [("effective", Obstacle.BEFORE_LAST)]),
        ({"risks": both("Мәтін risks")}, [("subject", Obstacle.SAME)]),
        (
            {"effective": PUBLISHED - DAY, "material": False},
            [("effective", Obstacle.PAST), ("effective", Obstacle.BEFORE_LAST)],
        ),
    ],
)
def test_a_later_edition_says_what_changed(
    changes: dict[str, Any], found: list[tuple[str, Obstacle]]
) -> None:
    """Nothing is published without a difference, without a note on it, or before the last."""
    content = a_notice(**(LATER | changes))
    assert list(obstacles(content, _log(True), PUBLISHED)) == found


def test_a_notice_keeps_its_kind() -> None:
    """An exam notice cannot take the place of one on progress."""
    exam = a_notice(NoticeType.EXAM, **LATER)
    assert obstacles(exam, _log(True), PUBLISHED) == (("code", Obstacle.OTHER_TYPE),)


@pytest.mark.requirement("R-6.10ae")
def test_differences_are_those_of_what_it_says() -> None:
    """Field by field, and not the dates and the order of the edition itself."""
    (found,) = differences(a_notice(), a_notice(**LATER))
    assert found.field == "risks"
    assert str(found.old) != str(found.new)
