"""What was erased and when, as hashes, so that a restored backup does not bring it back."""

from __future__ import annotations

import secrets
from datetime import date
from hashlib import sha256
from typing import Final

from sqlalchemy import delete, insert
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.schema import erased

BACKUP_DAYS: Final = 90
"""A backup older than this is not restored: erasures are remembered for so long, no longer."""


def records_of(person_id: str) -> str:
    """Stands for what a person's records state, whose period is not the person's own."""
    return f"records:{person_id}"


def owner_hash(owner: str) -> str:
    """What is stored of an erased owner. Owners hold 128 unguessable bits."""
    return sha256(f"adal-erased-1/{owner}".encode()).hexdigest()


class Erased:
    """The erased table."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def note(self, owner: str, today: date) -> None:
        """Remember that everything of `owner` was erased."""
        await self._connection.execute(
            insert(erased).values(id=secrets.token_hex(16), owner_hash=owner_hash(owner), day=today)
        )

    async def purge(self, before: date) -> int:
        """Forget erasures that no backup young enough can bring back; the number forgotten."""
        gone = delete(erased).where(erased.c.day < before)
        return (await self._connection.execute(gone)).rowcount
