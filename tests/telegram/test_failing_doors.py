"""Whatever a person tries, and whatever fails beneath it, nothing of them is told to anybody."""

from __future__ import annotations

import inspect
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

from bot.domain.people import Role
from handlers import commands
from storage.cases import Cases
from storage.classes import Classes, Slips
from storage.marks import Audit, Shown
from storage.records import Records
from storage.staff import Staff
from tests.journeys.test_access_matrix import DOORS, THING
from tests.school import School
from tests.telegram.test_canary import every_log_line

SEEDS: Final = (
    "Kanareyka-Tolganay", "Kanareyka-Zhumabekova", "kanareyka_tolganay", "+7 701 555 44 33",
    "850101300123", "kanareyka-words-5f1c", "kanareyka-button-90ab",
)  # fmt: skip
FIRST, LAST, USER, PHONE, IIN, WORDS, BUTTON = SEEDS
ROOMS: Final = (Cases, Classes, Slips, Records, Staff, Audit, Shown)
"""Repositories that every screen and effect stands on."""
PLACES: Final = ("mycases", "mydata", "notice", "versions", "complaint", "language", "hide")


def _failing(said: str) -> Callable[..., Any]:
    async def fail(*args: object, **kwargs: object) -> None:
        raise RuntimeError(f"{said} {args!r} {kwargs!r} {' '.join(SEEDS)}")

    return fail


def _break_the_storage(monkeypatch: pytest.MonkeyPatch) -> None:
    for room in ROOMS:
        for name, _ in inspect.getmembers(room, inspect.iscoroutinefunction):
            if not name.startswith("_"):
                monkeypatch.setattr(room, name, _failing(f"{room.__name__}.{name}"))


def _seen_from_outside(folder: Path) -> str:
    """Names of files and the process's arguments, which any account of the machine can read."""
    return " ".join((*(path.name for path in folder.rglob("*")), *sys.argv, *sys.orig_argv))


@pytest.mark.requirement("R-2.1v", "R-2.5ae", "R-5.1b")
async def test_nothing_of_a_person_is_told_when_everything_fails(
    school: School,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Each way into each conversation, by staff and by a parent, while every repository fails
    with names, phone, IIN and words in its error: 0 of them in logs, in what is sent, in names
    of files and in the process's arguments."""
    staff = await school.staff(FIRST, Role.RESPONSIBLE)
    await school.staff(FIRST, Role.HEAD)
    parent = await school.person("parent")
    for person in (staff, parent):
        person.user.first_name, person.user.last_name, person.user.username = FIRST, LAST, USER
        await person.settled()
    before = len(school.play.calls)
    doors = [door.replace(THING, BUTTON)[:64] for way in DOORS.values() for door in way]
    with every_log_line() as logged, monkeypatch.context() as broken:
        _break_the_storage(broken)
        for door in doors:
            if door.startswith("/"):
                await staff.send(f"{door} {WORDS}")
            else:
                await staff.press(data=door, wait=False)
                await staff.settled()
        for name in commands.SHOWN:
            await parent.send(f"/{name} {WORDS}")
        for place in PLACES:
            await parent.press(data=f"go:{place}", wait=False)
        for text in (WORDS, f"{WORDS} {PHONE}", f"{IIN} {FIRST} {LAST}"):
            await parent.send(text)
        await parent.settled()
        await staff.settled()
        lines = logged()
    lines += "".join(capfd.readouterr())
    assert lines.count("handler_failed") > len(doors) // 2, "hardly anything failed: no proof"
    sent = json.dumps(
        [call.params for call in school.play.calls[before:]], ensure_ascii=False, default=str
    )
    for seed in SEEDS:
        assert seed not in lines
        assert seed not in sent
        assert seed not in _seen_from_outside(tmp_path)
