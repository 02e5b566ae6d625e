"""Enter a slip that a family signed and handed in: an acknowledgement without Telegram."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from bot.domain.classes import PAPER, SchoolClass, SlipState, read_code
from bot.domain.ledger import Mark, text_hash
from bot.domain.permissions import Action, permit
from bot.domain.promises import Promises
from bot.usecases.acknowledge_notice import Shown
from bot.usecases.handle_case import Member
from storage.store import UnitOfWork


class WhyNot(StrEnum):
    """Why a code is not taken."""

    UNREADABLE = "unreadable"
    UNKNOWN = "unknown"
    USED = "used"
    REVOKED = "revoked"


class CodeRefusedError(Exception):
    """The code is not taken, and nothing has changed."""

    def __init__(self, why: WhyNot) -> None:
        super().__init__(why.value)
        self.why = why


async def acknowledge_on_paper(
    work: UnitOfWork, promises: Promises, member: Member, typed: str, shown: Shown, now: datetime
) -> SchoolClass:
    """Record that a family of the code's class has acknowledged; the class.

    The record names the class and no person (002:6.13ae). A slip that expired while it lay at
    school still counts. Raises ``CodeRefusedError`` and ``NotAllowedError``; the code of a
    class the member does not keep is unknown to them.
    """
    role = permit(member.roles, Action.PAPER).role
    code = read_code(typed)
    if code is None:
        raise CodeRefusedError(WhyNot.UNREADABLE)
    slip = await work.slips.by_code(code)
    found = await work.classes.find(slip.class_id) if slip else None
    if slip is None or found is None or not found.kept_by(member.person, member.roles):
        raise CodeRefusedError(WhyNot.UNKNOWN)
    if slip.state is SlipState.USED:
        raise CodeRefusedError(WhyNot.USED)
    if slip.state is SlipState.REVOKED:
        raise CodeRefusedError(WhyNot.REVOKED)
    await work.slips.use_code(code)
    await work.records.append(
        PAPER,
        Mark.ACKNOWLEDGED,
        shown.notice,
        shown.version,
        shown.language,
        text_hash(shown.text),
        promises.today(now),
        found.id,
    )
    await work.audit.note(now, member.person, role, "paper", found.id)
    return found
