"""The database as a whole: open it, read from it, change it one unit of work at a time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Final

from sqlalchemy import insert, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.broadcasts import Broadcasts
from storage.cases import Cases
from storage.checks import Checks
from storage.classes import Classes, Slips
from storage.contacts import Contacts
from storage.conversations import Conversations
from storage.coverage import Coverage
from storage.decrees import Decrees
from storage.engine import checkpoint, reader, writer
from storage.erased import Erased
from storage.factors import Factors
from storage.groups import Groups
from storage.held import Held
from storage.keys import Keys
from storage.lock import held
from storage.marks import Audit, Shown, Updates
from storage.migrations import upgrade
from storage.notices import Notices
from storage.outbox import Outbox
from storage.people import People
from storage.records import Records
from storage.schema import data_key
from storage.staff import Staff
from storage.tallies import Tallies
from storage.vault import PSEUDONYM_OWNER, MasterKey, Pseudonyms, Vault

LONGEST_TURN: Final = 30.0
"""Seconds that a transaction waits for its turn, as many as it waits for a connection."""


class AlreadyDoneError(Exception):
    """This update had its effect before: Telegram delivered it again."""


class StoreFailedError(Exception):
    """The database itself failed (locked, full, gone); the same may work later."""


class Repositories:
    """All repositories over one connection."""

    def __init__(self, connection: AsyncConnection, vault: Vault) -> None:
        self._connection = connection
        self._vault = vault
        self.keys = Keys(connection, vault)

    @cached_property
    def people(self) -> People:
        """Who the bot knows."""
        return People(self._connection, self.keys)

    @cached_property
    def staff(self) -> Staff:
        """Who holds which role."""
        return Staff(self._connection)

    @cached_property
    def factors(self) -> Factors:
        """The staff's second factors."""
        return Factors(self._connection, self.keys)

    @cached_property
    def cases(self) -> Cases:
        """What people sent."""
        return Cases(self._connection, self.keys)

    @cached_property
    def contacts(self) -> Contacts:
        """How to reach who filed a case, if they said so."""
        return Contacts(self._connection, self.keys)

    @cached_property
    def records(self) -> Records:
        """Who was shown and who acknowledged what."""
        return Records(self._connection)

    @cached_property
    def coverage(self) -> Coverage:
        """How many families notices have reached."""
        return Coverage(self._connection)

    @cached_property
    def notices(self) -> Notices:
        """What the school published."""
        return Notices(self._connection, self.keys)

    @cached_property
    def broadcasts(self) -> Broadcasts:
        """Rounds of telling people of a notice."""
        return Broadcasts(self._connection)

    @cached_property
    def outbox(self) -> Outbox:
        """What is still to be delivered."""
        return Outbox(self._connection, self.keys, self._vault)

    @cached_property
    def conversations(self) -> Conversations:
        """Forms being filled in."""
        return Conversations(self._connection, self.keys)

    @cached_property
    def shown(self) -> Shown:
        """The bot's own recent messages."""
        return Shown(self._connection)

    @cached_property
    def groups(self) -> Groups:
        """The staff's group and its topics."""
        return Groups(self._connection)

    @cached_property
    def held(self) -> Held:
        """Cases of which staff are told together with others."""
        return Held(self._connection)

    @cached_property
    def decrees(self) -> Decrees:
        """Days that the school decreed in chat."""
        return Decrees(self._connection, self.keys)

    @cached_property
    def classes(self) -> Classes:
        """The school's classes."""
        return Classes(self._connection)

    @cached_property
    def slips(self) -> Slips:
        """Invitations on paper, one for each family."""
        return Slips(self._connection)

    @cached_property
    def checks(self) -> Checks:
        """How many understanding checks were finished."""
        return Checks(self._connection)

    @cached_property
    def tallies(self) -> Tallies:
        """Sums over the cases."""
        return Tallies(self._connection)

    @cached_property
    def erased(self) -> Erased:
        """What was erased, so that a backup does not bring it back."""
        return Erased(self._connection)

    @cached_property
    def audit(self) -> Audit:
        """What staff did."""
        return Audit(self._connection)

    @cached_property
    def updates(self) -> Updates:
        """Updates already done."""
        return Updates(self._connection)


class UnitOfWork(Repositories):
    """Repositories over one transaction: all of it happens, or nothing."""


class Store:
    """An open database. Make one with ``Store.open``."""

    def __init__(self, database: Path, vault: Vault) -> None:
        self._writer = writer(database)
        self._reader = reader(database)
        self._vault = vault
        self._turn = asyncio.Lock()
        self.pseudonyms: Pseudonyms
        self.mail = asyncio.Event()
        """Set whenever a committed unit of work has put a letter into the outbox."""

    @classmethod
    @asynccontextmanager
    async def open(cls, database: Path, master: MasterKey) -> AsyncIterator[Store]:
        """Migrate the database if need be and open it, until the block ends.

        Raises ``WrongMasterKeyError`` if the key does not open this database, and
        ``InUseError`` while its keys are being changed or a backup is being restored.
        """
        with held(database):
            await asyncio.to_thread(upgrade, database)
            store = cls(database, Vault(master))
            try:
                store.pseudonyms = await store._school_key()
                yield store
            finally:
                await store.close()

    async def close(self) -> None:
        """Close every connection; an open one would keep the process alive."""
        await self._reader.dispose()
        await self._writer.dispose()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Repositories]:
        """Repositories that see one moment's state and change nothing.

        Raises ``StoreFailedError``.
        """
        try:
            async with self._reader.connect() as connection:
                yield Repositories(connection, self._vault)
        except (OperationalError, NoConnectionError) as error:
            raise _failed(error) from None

    @asynccontextmanager
    async def writing(
        self, *, update_id: int | None = None, today: date | None = None, first: bool = False
    ) -> AsyncIterator[UnitOfWork]:
        """A transaction. With `update_id` and `today` it also marks the update as done.

        Transactions come in turn; one that must be `first` waits for the present one only.
        Raises ``AlreadyDoneError`` before anything happens if the update was done before, and
        ``StoreFailedError``.
        """
        try:
            async with (
                nullcontext() if first else self._in_turn(),
                self._writer.begin() as connection,
            ):
                work = UnitOfWork(connection, self._vault)
                if (
                    update_id is not None
                    and today is not None
                    and not await work.updates.mark(update_id, today)
                ):
                    raise AlreadyDoneError(update_id)
                yield work
        except (OperationalError, NoConnectionError) as error:
            raise _failed(error) from None
        if work.outbox.grew:
            self.mail.set()

    @asynccontextmanager
    async def _in_turn(self) -> AsyncIterator[None]:
        # Only one stands in the pool's own queue, so that who must be first is next in it.
        try:
            async with asyncio.timeout(LONGEST_TURN):
                await self._turn.acquire()
        except TimeoutError as error:
            raise _failed(error) from None
        try:
            yield
        finally:
            self._turn.release()

    async def checkpoint(self) -> None:
        """Fold the write-ahead log into the file and empty it."""
        await checkpoint(self._writer)

    async def _school_key(self) -> Pseudonyms:
        query = select(data_key.c.wrapped).where(data_key.c.owner == PSEUDONYM_OWNER)
        async with self._writer.begin() as connection:
            wrapped = (await connection.execute(query)).scalar()
            if wrapped is None:
                _, wrapped = self._vault.new_key(PSEUDONYM_OWNER)
                await connection.execute(
                    insert(data_key).values(
                        owner=PSEUDONYM_OWNER, master_id=self._vault.master.id, wrapped=wrapped
                    )
                )
        return self._vault.pseudonyms(wrapped)


def _failed(error: Exception) -> StoreFailedError:
    return StoreFailedError(type(getattr(error, "orig", error)).__name__)
