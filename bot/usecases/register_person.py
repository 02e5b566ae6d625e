"""Register a person: the first moment at which anything about them is stored."""

from __future__ import annotations

from datetime import date

from bot.domain.people import Profile
from storage.store import UnitOfWork


async def register_person(
    work: UnitOfWork, person_id: str, address: int, profile: Profile, today: date
) -> None:
    """Store what the person chose, after they were told what is stored (002:6.1a).

    `address` is the Telegram chat id; the storage seals it.
    """
    await work.people.save(person_id, address, profile.language, today)
    await work.people.set_profile(person_id, profile.audience, profile.band)
