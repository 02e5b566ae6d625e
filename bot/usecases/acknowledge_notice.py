"""Record that a notice was served to a person, and that the person acknowledged it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.domain.ledger import Mark, text_hash
from bot.domain.people import Language
from storage.records import Entry
from storage.store import UnitOfWork


@dataclass(frozen=True, slots=True)
class Shown:
    """A notice as it stands on a person's screen. `text` is the exact text shown."""

    notice: str
    version: str
    language: Language
    text: str


async def serve_notice(work: UnitOfWork, person_id: str, shown: Shown, today: date) -> None:
    """Record that the notice was shown; once for each version (002:6.13a, 6.13ae)."""
    marks = await work.records.latest(person_id, shown.notice, shown.version)
    if Mark.SERVED not in marks:
        await _record(work, person_id, Mark.SERVED, shown, today)


async def acknowledge_notice(
    work: UnitOfWork, person_id: str, shown: Shown, today: date
) -> tuple[Entry, bool]:
    """The record of the acknowledgement, and whether it is new.

    Acknowledging twice gives the first record again. It is never a consent (002:B.1).
    """
    await serve_notice(work, person_id, shown, today)
    marks = await work.records.latest(person_id, shown.notice, shown.version)
    if Mark.ACKNOWLEDGED in marks:
        return marks[Mark.ACKNOWLEDGED], False
    return await _record(work, person_id, Mark.ACKNOWLEDGED, shown, today), True


async def _record(work: UnitOfWork, person_id: str, mark: Mark, shown: Shown, today: date) -> Entry:
    return await work.records.append(
        person_id, mark, shown.notice, shown.version, shown.language, text_hash(shown.text), today
    )
