"""Record that a notice was served to a person, and that the person acknowledged it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.domain.ledger import Mark, text_hash
from bot.domain.people import Language
from storage.records import Entry
from storage.store import Repositories, UnitOfWork


@dataclass(frozen=True, slots=True)
class Shown:
    """A notice as it stands on a person's screen. `text` is the exact text shown.

    `alike` are the versions, this one among them, that an acknowledgement holds for: an
    editorial change asks nobody again (``NoticeLog.alike``).
    """

    notice: str
    version: str
    language: Language
    text: str
    alike: tuple[str, ...] = ()

    @property
    def counted(self) -> tuple[str, ...]:
        """The versions whose acknowledgement counts."""
        return self.alike or (self.version,)


async def serve_notice(
    work: UnitOfWork, person_id: str, shown: Shown, today: date, class_id: str | None = None
) -> None:
    """Record that the notice was shown; once for each version and class (002:6.13a, 6.13ae).

    `class_id` is the class whose slip brought the person just now. Classes whose slips brought
    them before are known from their records.
    """
    records = await work.records.of_notice(person_id, shown.notice, shown.version)
    through = {*await work.records.classes_of(person_id), *([class_id] if class_id else [])}
    for missing in _lacking(Mark.SERVED, records, through):
        await _record(work, person_id, Mark.SERVED, shown, today, missing)


async def acknowledge_notice(
    work: UnitOfWork, person_id: str, shown: Shown, today: date
) -> tuple[Entry, bool]:
    """The record of the acknowledgement, and whether it is new.

    Acknowledging twice gives the first record again. It is never a consent (002:B.1).
    """
    records = await work.records.of_notice(person_id, shown.notice, *shown.counted)
    through = set(await work.records.classes_of(person_id))
    this = [one for one in records if one.statement.version == shown.version]
    for missing in _lacking(Mark.SERVED, this, through):
        await _record(work, person_id, Mark.SERVED, shown, today, missing)
    made = [
        await _record(work, person_id, Mark.ACKNOWLEDGED, shown, today, missing)
        for missing in _lacking(Mark.ACKNOWLEDGED, records, through)
    ]
    return (made[-1], True) if made else (_newest(records), False)


async def acknowledged(
    work: Repositories, person_id: str, notice: str, versions: tuple[str, ...]
) -> Entry | None:
    """The newest record that acknowledges one of these versions (``NoticeLog.alike``).

    None while one is wanting for any class through whose slips the person came.
    """
    records = await work.records.of_notice(person_id, notice, *versions)
    return holds(records, set(await work.records.classes_of(person_id)))


def holds(records: list[Entry], through: set[str]) -> Entry | None:
    """The newest acknowledgement among a person's records of a notice; None while one is wanting.

    `through` are the ids of the classes through whose slips the person came.
    """
    return None if _lacking(Mark.ACKNOWLEDGED, records, through) else _newest(records)


def _newest(records: list[Entry]) -> Entry:
    return [one for one in records if one.statement.mark is Mark.ACKNOWLEDGED][-1]


def _lacking(mark: Mark, records: list[Entry], through: set[str]) -> list[str | None]:
    """Classes for which the mark is wanting; a person who came without a slip has class None."""
    marked = {one.statement.class_id for one in records if one.statement.mark is mark}
    if not through:
        return [] if marked else [None]
    return [one for one in sorted(through) if one not in marked]


async def _record(
    work: UnitOfWork,
    person_id: str,
    mark: Mark,
    shown: Shown,
    today: date,
    class_id: str | None,
) -> Entry:
    return await work.records.append(
        person_id,
        mark,
        shown.notice,
        shown.version,
        shown.language,
        text_hash(shown.text),
        today,
        class_id,
    )
