"""A note in a case that only staff see."""

from __future__ import annotations

from datetime import datetime

from bot.domain.cases import OPEN, Case, CaseMessage, MoveError, Said
from bot.domain.promises import Promises
from bot.usecases.handle_case import Member, acting_role, open_case
from storage.store import UnitOfWork


async def note_case(
    work: UnitOfWork, promises: Promises, member: Member, case_id: str, text: str, now: datetime
) -> Case:
    """Keep a note, sealed like every word of the case, never shown to the person.

    Raises ``NotAllowedError``, and ``MoveError`` when the case is not open.
    """
    case = await open_case(work, member, case_id)
    if case.state not in OPEN:
        raise MoveError(f"note {case.state}")
    role = acting_role(member, case)
    await work.cases.say(case_id, CaseMessage(role, text, promises.today(now), Said.NOTE))
    await work.audit.note(now, member.person, role, "note", case.id)
    return case
