"""Give, refuse or take back a consent: each a record of its own with a receipt."""

from __future__ import annotations

from datetime import date
from typing import Final

from bot.domain.consents import Consent, Stand, may_consent, standing
from bot.domain.editions import NoticeLog
from bot.domain.ledger import Mark, text_hash
from bot.domain.people import Profile
from bot.usecases.acknowledge_notice import Shown
from bot.usecases.read_notices import labels_of
from storage.records import Entry
from storage.store import Repositories, UnitOfWork


class NotAskedError(Exception):
    """Nobody asks this person for this consent, or there is none to take back."""


_ENDS: Final[dict[Mark, Stand]] = {
    Mark.CONSENTED: Stand.GIVEN,
    Mark.REFUSED: Stand.REFUSED,
    Mark.WITHDRAWN: Stand.WITHDRAWN,
}
"""Where each answer leads; who stands there already gets the same record again."""


async def consents_of(
    work: Repositories, person_id: str, profile: Profile | None, today: date
) -> list[tuple[NoticeLog, Consent]]:
    """Where a person stands with each consent they are asked for or have answered before."""
    labels = await labels_of(work, person_id)
    said = [one.statement for one in await work.records.of_person(person_id)]
    found = []
    for log in await work.notices.logs():
        mine = standing(log, (one for one in said if one.notice == log.notice), today)
        if mine.said is not None or (profile is not None and _asked(log, profile, labels, today)):
            found.append((log, mine))
    return found


async def answer_consent(
    work: UnitOfWork,
    person_id: str,
    profile: Profile | None,
    log: NoticeLog,
    shown: Shown,
    mark: Mark,
    today: date,
) -> tuple[Entry, bool]:
    """The record of the answer, and whether it is new. The same answer twice is one record.

    A withdrawal is of the version that was consented to, and is possible as long as a consent
    stands, whatever became of the notice or of the person's profile. For a family of several
    classes each class gets its record. Raises ``NotAskedError``.
    """
    records = await work.records.of_person_and_notice(person_id, log.notice)
    now = standing(log, (one.statement for one in records), today)
    if now.stand is _ENDS[mark]:
        return next(one for one in reversed(records) if one.statement == now.said), False
    version = shown.version
    if mark is Mark.WITHDRAWN:
        if not now.withdrawable or now.said is None:
            raise NotAskedError
        version = now.said.version
    elif profile is None or not _asked(log, profile, await labels_of(work, person_id), today):
        raise NotAskedError
    made = [
        await work.records.append(
            person_id,
            mark,
            shown.notice,
            version,
            shown.language,
            text_hash(shown.text),
            today,
            class_id,
        )
        for class_id in await work.records.classes_of(person_id) or (None,)
    ]
    return made[-1], True


def _asked(log: NoticeLog, profile: Profile, labels: frozenset[str], today: date) -> bool:
    content = log.newest.content
    if not may_consent(profile) or not content.asks_consent or log.newest.ended(today):
        return False
    return content.readers.include(profile, labels)
