"""What happens when a staff member presses "send": the use case of each purpose."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any, Final

from bot.domain.cases import Case, Decision
from bot.domain.integrity import Ground
from bot.domain.people import Role
from bot.services import Services
from bot.usecases.ask_person import ask_person
from bot.usecases.extend_case import extend_case
from bot.usecases.handle_case import Member, Minutes, answer_case, correct_answer
from bot.usecases.note_case import note_case
from bot.usecases.pass_case import escalate_case, hand_over_case, pass_to_council
from handlers.staff.writing.screens import whole_text
from storage.store import UnitOfWork

_Send = Callable[[UnitOfWork, Services, Member, dict[str, Any]], Awaitable[Case]]


async def _answer(
    work: UnitOfWork, services: Services, member: Member, data: dict[str, Any]
) -> Case:
    minutes = None
    if "minutes" in data:
        day = date.fromisoformat(data["minutes_day"])
        minutes = Minutes(data["minutes"], day, data["reasons"])
    ground = Ground(data["ground"]) if "ground" in data else None
    return await answer_case(
        work,
        services.promises,
        member,
        data["case"],
        whole_text(data),
        services.clock(),
        minutes=minutes,
        ground=ground,
        decision=_decision(data),
    )


async def _correct(
    work: UnitOfWork, services: Services, member: Member, data: dict[str, Any]
) -> Case:
    return await correct_answer(
        work,
        services.promises,
        member,
        data["case"],
        whole_text(data),
        services.clock(),
        decision=_decision(data),
    )


def _decision(data: dict[str, Any]) -> Decision | None:
    return Decision(data["decision"]) if "decision" in data else None


async def _ask(work: UnitOfWork, services: Services, member: Member, data: dict[str, Any]) -> Case:
    now = services.clock()
    return await ask_person(work, services.promises, member, data["case"], data["text"], now)


async def _note(work: UnitOfWork, services: Services, member: Member, data: dict[str, Any]) -> Case:
    now = services.clock()
    return await note_case(work, services.promises, member, data["case"], data["text"], now)


async def _extend(
    work: UnitOfWork, services: Services, member: Member, data: dict[str, Any]
) -> Case:
    days, now = int(data["what"]), services.clock()
    return await extend_case(work, services.promises, member, data["case"], days, data["text"], now)


async def _hand(work: UnitOfWork, services: Services, member: Member, data: dict[str, Any]) -> Case:
    role, now = Role(data["what"]), services.clock()
    return await hand_over_case(
        work, services.promises, member, data["case"], role, data["text"], now
    )


async def _up(work: UnitOfWork, services: Services, member: Member, data: dict[str, Any]) -> Case:
    now = services.clock()
    return await escalate_case(work, services.promises, member, data["case"], data["text"], now)


async def _council(
    work: UnitOfWork, services: Services, member: Member, data: dict[str, Any]
) -> Case:
    now = services.clock()
    return await pass_to_council(work, services.promises, member, data["case"], data["text"], now)


PASSES: Final = frozenset({"hand", "up", "council"})
"""Purposes after which the case is in another role's charge."""
SEND: Final[dict[str, _Send]] = {
    "answer": _answer,
    "correct": _correct,
    "ask": _ask,
    "note": _note,
    "extend": _extend,
    "hand": _hand,
    "up": _up,
    "council": _council,
}
