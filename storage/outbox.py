"""The outbox: what must reach somebody, written in the transaction that made it true.

A letter names a view and its arguments; it is drawn when it is sent, in the language the
recipient has then. What it says is sealed under the recipient's key, and wiped once sent.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import Boolean, bindparam, func, or_, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.people import Language, Role
from storage.keys import Keys
from storage.schema import data_key, outbox, person
from storage.vault import Vault, VaultError, person_owner, place


class Delivery(StrEnum):
    """Where a letter stands."""

    WAITING = "waiting"
    SENT = "sent"
    PARKED = "parked"


@dataclass(frozen=True, slots=True)
class Letter:
    """What is to be said. `author` is the role of the person who wrote it, None for the bot."""

    view: str
    args: dict[str, Any] = field(default_factory=dict)
    author: Role | None = None


@dataclass(frozen=True, slots=True)
class Posted:
    """A letter ready to go: `address` is the Telegram chat id."""

    id: int
    recipient: str
    address: int
    language: Language
    letter: Letter
    attempts: int


_earlier = outbox.alias("earlier")
_held_back = (
    select(_earlier.c.id)
    .where(
        _earlier.c.recipient == outbox.c.recipient,
        _earlier.c.state == Delivery.WAITING.value,
        _earlier.c.id < outbox.c.id,
        _earlier.c.not_before > bindparam("now"),
        ~_earlier.c.quiet,
    )
    .exists()
)
_DUE: Final = (
    select(
        outbox.c.id, outbox.c.dedupe_key, outbox.c.recipient, outbox.c.author_role,
        outbox.c.letter_sealed, outbox.c.attempts,
        person.c.language, person.c.address_sealed, data_key.c.owner, data_key.c.wrapped,
    )
    .join(person, person.c.id == outbox.c.recipient)
    .join(data_key, data_key.c.owner == "person:" + outbox.c.recipient)
    .where(
        outbox.c.state == Delivery.WAITING.value,
        outbox.c.not_before <= bindparam("now"),
        outbox.c.quiet == bindparam("quiet", type_=Boolean),
        person.c.reachable,
        outbox.c.recipient.not_in(bindparam("busy", expanding=True)),
        ~_held_back,
    )
    .order_by(outbox.c.id)
    .limit(bindparam("limit"))
)  # fmt: skip
_PUT: Final = insert(outbox).on_conflict_do_nothing(index_elements=["dedupe_key"])
_NEXT: Final = (
    select(func.min(outbox.c.not_before))
    .join(person, person.c.id == outbox.c.recipient)
    .where(
        outbox.c.state == Delivery.WAITING.value,
        or_(~outbox.c.quiet, bindparam("open", type_=Boolean)),
        person.c.reachable,
    )
)
_SENT: Final = (
    update(outbox)
    .where(outbox.c.id == bindparam("letter"))
    .values(state=Delivery.SENT.value, letter_sealed=None)
)


class Outbox:
    """The outbox table."""

    def __init__(self, connection: AsyncConnection, keys: Keys, vault: Vault) -> None:
        self._connection = connection
        self._keys = keys
        self._vault = vault
        self.grew = False
        self.damaged: list[int] = []
        """Letters that ``due`` met and could not open, so that they can be put aside."""

    async def put(
        self, recipient: str, letter: Letter, now: datetime, dedupe_key: str | None = None
    ) -> bool:
        """Post `letter` to a known person; False if a letter with this key was posted before."""
        dedupe_key = dedupe_key or secrets.token_hex(16)
        key = await self._keys.of(person_owner(recipient))
        body = json.dumps({"view": letter.view, "args": letter.args}, ensure_ascii=False)
        values = {
            "dedupe_key": dedupe_key,
            "recipient": recipient,
            "author_role": letter.author.value if letter.author else None,
            "quiet": False,
            "letter_sealed": key.seal(body, place("outbox", dedupe_key, "letter")),
            "state": Delivery.WAITING.value,
            "attempts": 0,
            "not_before": now,
            "day": now.date(),
        }
        fresh = (await self._connection.execute(_PUT, values)).rowcount == 1
        self.grew = self.grew or fresh
        return fresh

    async def put_quietly(
        self, recipients: Sequence[str], letter: Letter, now: datetime, dedupe_prefix: str
    ) -> int:
        """Post `letter` to many known people at once; how many had no such letter before.

        It goes out in school hours only, after all other letters, and holds none of them back.
        Each dedupe key is `dedupe_prefix` and the person. Two statements, however many people.
        """
        keys = await self._keys.of_all([person_owner(one) for one in recipients])
        body = json.dumps({"view": letter.view, "args": letter.args}, ensure_ascii=False)
        rows = [
            {
                "dedupe_key": dedupe_prefix + one,
                "recipient": one,
                "author_role": None,
                "quiet": True,
                "letter_sealed": keys[person_owner(one)].seal(
                    body, place("outbox", dedupe_prefix + one, "letter")
                ),
                "state": Delivery.WAITING.value,
                "attempts": 0,
                "not_before": now,
                "day": now.date(),
            }
            for one in recipients
            if person_owner(one) in keys
        ]
        if not rows:
            return 0
        fresh = (await self._connection.execute(_PUT, rows)).rowcount
        self.grew = self.grew or fresh > 0
        return fresh

    async def unknown(self, dedupe_keys: Iterable[str]) -> set[str]:
        """Those of these keys under which no letter was posted, as far as is remembered."""
        asked = set(dedupe_keys)
        query = select(outbox.c.dedupe_key).where(outbox.c.dedupe_key.in_(asked))
        return asked - set((await self._connection.execute(query)).scalars())

    async def due(
        self, now: datetime, limit: int, busy: Collection[str] = (), *, quiet: bool = False
    ) -> list[Posted]:
        """The oldest letters that may go now, at most `limit`, none for anyone in `busy`.

        Either the `quiet` ones, which the caller sends in school hours only, or the others. A
        letter never overtakes an earlier one to the same person that has to wait, unless that
        is a quiet one. One that cannot be opened is left out and named in ``damaged``.
        """
        bound = {"now": now, "limit": limit, "busy": list(busy), "quiet": quiet}
        rows = (await self._connection.execute(_DUE, bound)).all()
        posted = []
        for row in rows:
            try:
                posted.append(self._opened(row))
            except (VaultError, ValueError, KeyError):
                self.damaged.append(row.id)
        return posted

    def _opened(self, row: Any) -> Posted:
        key = self._vault.unwrap(row.owner, row.wrapped)
        body = json.loads(key.open(row.letter_sealed, place("outbox", row.dedupe_key, "letter")))
        address = key.open(row.address_sealed, place("person", row.recipient, "address"))
        author = Role(row.author_role) if row.author_role else None
        return Posted(
            id=row.id,
            recipient=row.recipient,
            address=int(address),
            language=Language(row.language),
            letter=Letter(body["view"], body["args"], author),
            attempts=row.attempts,
        )

    async def most_alerts_since(self, moment: datetime) -> int:
        """How many alerts of new cases went to the one person who got most since then."""
        query = (
            select(func.count().label("alerts"))
            .where(outbox.c.dedupe_key.between("alert:", "alert;"), outbox.c.not_before > moment)
            .group_by(outbox.c.recipient)
            .order_by(func.count().desc())
            .limit(1)
        )
        return (await self._connection.execute(query)).scalar() or 0

    async def next_due(self, *, school_open: bool = True) -> datetime | None:
        """When the earliest waiting letter may go, or None if none waits."""
        found = await self._connection.execute(_NEXT, {"open": school_open})
        moment: datetime | None = found.scalar()
        return moment

    async def sent(self, letters: Sequence[int]) -> None:
        """Mark letters as sent and wipe what they said."""
        if not letters:
            return
        await self._connection.execute(_SENT, [{"letter": letter} for letter in letters])

    async def retry(self, letter: int, not_before: datetime, attempts: int) -> None:
        """Try the letter again, no earlier than `not_before`."""
        await self._set(letter, not_before=not_before, attempts=attempts)

    async def park(self, letter: int) -> None:
        """Put aside a letter that Telegram refuses, so that it blocks nothing."""
        await self._set(letter, state=Delivery.PARKED.value)

    async def parked(self) -> int:
        """How many letters are put aside."""
        query = select(func.count()).where(outbox.c.state == Delivery.PARKED.value)
        return (await self._connection.execute(query)).scalar_one()

    async def put_aside(self) -> list[tuple[int, str | None]]:
        """Each letter put aside with its view; None for one that cannot be opened any more."""
        query = (
            select(
                outbox.c.id, outbox.c.dedupe_key, outbox.c.letter_sealed,
                data_key.c.owner, data_key.c.wrapped,
            )
            .outerjoin(data_key, data_key.c.owner == "person:" + outbox.c.recipient)
            .where(outbox.c.state == Delivery.PARKED.value)
            .order_by(outbox.c.id)
        )  # fmt: skip
        return [(row.id, self._view(row)) for row in await self._connection.execute(query)]

    def _view(self, row: Any) -> str | None:
        if row.owner is None or row.letter_sealed is None:
            return None
        try:
            key = self._vault.unwrap(row.owner, row.wrapped)
            sealed = place("outbox", row.dedupe_key, "letter")
            return str(json.loads(key.open(row.letter_sealed, sealed))["view"])
        except (VaultError, ValueError, KeyError):
            return None

    async def send_again(self, letters: Collection[int], now: datetime) -> None:
        """Let letters that were put aside wait for sending once more."""
        again = (
            update(outbox)
            .where(outbox.c.id.in_(letters), outbox.c.state == Delivery.PARKED.value)
            .values(state=Delivery.WAITING.value, attempts=0, not_before=now)
        )
        self.grew = (await self._connection.execute(again)).rowcount > 0 or self.grew

    async def drop(self, letters: Collection[int]) -> None:
        """Destroy letters that were put aside."""
        gone = outbox.delete().where(
            outbox.c.id.in_(letters), outbox.c.state == Delivery.PARKED.value
        )
        await self._connection.execute(gone)

    async def purge(self, before: date) -> int:
        """Forget letters sent before that day; the number forgotten."""
        return await self._purge(Delivery.SENT, before)

    async def purge_put_aside(self, before: date) -> int:
        """Destroy letters posted before that day that were put aside; their number."""
        return await self._purge(Delivery.PARKED, before)

    async def _purge(self, state: Delivery, before: date) -> int:
        gone = outbox.delete().where(outbox.c.state == state.value, outbox.c.day < before)
        return (await self._connection.execute(gone)).rowcount

    async def _set(self, letter: int, **values: object) -> None:
        await self._connection.execute(update(outbox).where(outbox.c.id == letter).values(**values))
