"""Whether a staff member may begin to write something in a case now."""

from __future__ import annotations

from bot.domain.cases import RUNNING, Case, Move, MoveError, above, after, takers
from bot.domain.incidents import for_council
from bot.domain.permissions import NotAllowedError
from bot.services import Services
from bot.usecases.extend_case import extendable_case
from bot.usecases.handle_case import (
    IncompleteError,
    Member,
    answer_needs,
    correctable,
    held_case,
    open_case,
)
from storage.store import UnitOfWork


async def may_begin(
    work: UnitOfWork, services: Services, member: Member, case_id: str, do: str, what: str
) -> Case:
    """The case, if this member may begin to write this now; each rule is asked again on send."""
    match do:
        case "answer":
            case = await held_case(work, member, case_id, Move.ANSWER)
            if (await answer_needs(work, case)).level:
                raise IncompleteError
            return case
        case "ask":
            return await held_case(work, member, case_id, Move.ASK)
        case "correct":
            case = await held_case(work, member, case_id, Move.CORRECT)
            if not correctable(case, member, services.clock()):
                raise MoveError("too late to correct")
            return case
        case "extend" | "days":
            case = await extendable_case(work, services.promises, member, case_id)
            if do == "days" and what not in map(
                str, range(1, services.promises.days_left(case) + 1)
            ):
                raise NotAllowedError
            return case
        case "hand" | "to" | "up":
            case = await open_case(work, member, case_id)
            if case.state not in RUNNING:
                raise MoveError(f"hand over {case.state}")
            if (do == "to" and what not in takers(case)) or (do == "up" and above(case) is None):
                raise NotAllowedError
            return case
        case "council":
            case = await open_case(work, member, case_id)
            after(case.state, Move.HAND_OVER)
            if not for_council(case):
                raise NotAllowedError
            return case
    return await open_case(work, member, case_id)
