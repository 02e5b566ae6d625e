"""People: a pseudonym, a language, an audience, a band, and a sealed address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Select, String, and_, bindparam, delete, func, or_, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.people import Audience, Band, Language, Profile, Role
from bot.domain.readers import STAFF, Readers
from storage.keys import Keys
from storage.schema import (
    case,
    conversation,
    factor,
    outbox,
    person,
    processed_update,
    record,
    school_class,
    shown,
    staff,
    staff_group,
)
from storage.vault import person_owner, place

_WHO: Final = (
    person.c.language, person.c.audience, person.c.band, person.c.last_day,
    person.c.reachable, staff.c.role,
)  # fmt: skip
_VISITOR: Final = (
    select(*_WHO)
    .select_from(person.outerjoin(staff, staff.c.person_id == person.c.id))
    .where(person.c.id == bindparam("person_id"))
)
_anybody = select(bindparam("person_id", type_=String).label("id")).subquery("anybody")
_state = select(conversation.c.state).where(conversation.c.key == bindparam("form"))
_done = select(processed_update.c.day).where(processed_update.c.update_id == bindparam("update_id"))
_ARRIVAL: Final = select(
    *_WHO,
    factor.c.open_until,
    _state.scalar_subquery().label("state"),
    _done.scalar_subquery().label("done"),
).select_from(
    _anybody.outerjoin(person, person.c.id == _anybody.c.id)
    .outerjoin(staff, staff.c.person_id == person.c.id)
    .outerjoin(factor, factor.c.person_id == person.c.id)
)


@dataclass(frozen=True, slots=True)
class Visitor:
    """What is known of the person behind an update; nothing but `id` if they are new."""

    id: str
    language: Language | None = None
    profile: Profile | None = None
    roles: frozenset[Role] = frozenset()
    last_day: date | None = None
    reachable: bool = True
    unlocked: bool = False
    """Whether the second factor of a member of staff is open; told by ``People.arrival`` only."""

    @property
    def known(self) -> bool:
        """Whether anything is stored about this person."""
        return self.language is not None


def concerned(readers: Readers) -> Select[tuple[str]]:
    """The query for ids of people whom a notice concerns, as ``Readers.include`` decides it."""
    families = [one.value for one in readers.audiences if one not in STAFF]
    staff_too = [one.value for one in readers.audiences if one in STAFF]
    bands = [one.value for one in readers.bands]
    family = and_(person.c.audience.in_(families), person.c.band.in_(bands))
    if readers.classes:
        brought = (
            select(school_class.c.label)
            .join(record, record.c.class_id == school_class.c.id)
            .where(record.c.person_id == person.c.id)
        )
        known = brought.exists()
        named = brought.where(school_class.c.label.in_(readers.classes)).exists()
        family = and_(family, or_(~known, named))
    return select(person.c.id).where(or_(family, person.c.audience.in_(staff_too)))


@dataclass(frozen=True, slots=True)
class Arrival:
    """All that is read before an update is handled: who it is from, the state of their form,
    None outside one, and whether the update had its effect before.
    """

    visitor: Visitor
    state: str | None
    done: bool


class People:
    """The people table."""

    def __init__(self, connection: AsyncConnection, keys: Keys) -> None:
        self._connection = connection
        self._keys = keys

    async def visitor(self, person_id: str) -> Visitor:
        """The person with profile and staff roles, in one query."""
        rows = (await self._connection.execute(_VISITOR, {"person_id": person_id})).all()
        return _visitor(person_id, rows)

    async def arrival(self, person_id: str, form: str, update_id: int, now: datetime) -> Arrival:
        """The person as they stand at `now`, the state of the form with that key and the update's
        mark, in one query.
        """
        bound = {"person_id": person_id, "form": form, "update_id": update_id}
        rows = (await self._connection.execute(_ARRIVAL, bound)).all()
        until = rows[0].open_until
        visitor = replace(_visitor(person_id, rows), unlocked=until is not None and now < until)
        return Arrival(visitor, rows[0].state, rows[0].done is not None)

    async def save(self, person_id: str, address: int, language: Language, today: date) -> None:
        """Store the person, or only the language and the day if they are known already.

        `address` is the Telegram chat id of the private chat; it is sealed.
        """
        key = await self._keys.of(person_owner(person_id))
        sealed = key.seal(str(address), place("person", person_id, "address"))
        values = {
            "language": language.value,
            "address_sealed": sealed,
            "reachable": True,
            "last_day": today,
        }
        statement = insert(person).values(id=person_id, **values)
        await self._connection.execute(
            statement.on_conflict_do_update(index_elements=["id"], set_=values)
        )

    async def set_profile(self, person_id: str, audience: Audience, band: Band) -> None:
        """Store what the person chose about themselves."""
        await self._set(person_id, audience=audience.value, band=band.value)

    async def set_language(self, person_id: str, language: Language) -> None:
        """Change the language."""
        await self._set(person_id, language=language.value)

    async def set_last_day(self, person_id: str, today: date) -> None:
        """Note the day on which the person was last greeted in full."""
        await self._set(person_id, last_day=today)

    async def set_reachable(self, person_id: str, reachable: bool) -> None:
        """Note that the person blocked the bot, or unblocked it."""
        await self._set(person_id, reachable=reachable)

    async def move(self, person_id: str, address: int) -> None:
        """Note a new chat id, as when a group becomes a supergroup."""
        key = await self._keys.of(person_owner(person_id))
        sealed = key.seal(str(address), place("person", person_id, "address"))
        await self._set(person_id, address_sealed=sealed)

    async def count_concerned(self, readers: Readers) -> int:
        """How many people a notice for `readers` concerns."""
        query = select(func.count()).select_from(concerned(readers).subquery())
        return (await self._connection.execute(query)).scalar_one()

    async def idle_since(self, day: date, limit: int) -> list[str]:
        """People not seen since that day who hold no role and have no open case."""
        query = (
            select(person.c.id)
            .where(
                person.c.last_day < day,
                ~select(staff.c.role).where(staff.c.person_id == person.c.id).exists(),
                ~select(staff_group.c.person_id)
                .where(staff_group.c.person_id == person.c.id)
                .exists(),
                ~select(case.c.id)
                .where(case.c.complainant == person.c.id, case.c.ended_on.is_(None))
                .exists(),
            )
            .limit(limit)
        )
        return list((await self._connection.execute(query)).scalars())

    async def erase(self, person_id: str, today: date) -> None:
        """Destroy the person's key, profile, forms, letters and message ids.

        Records and cases have periods of their own and stay until those end.
        """
        await self._keys.destroy(person_owner(person_id), today)
        for table, column in (
            (conversation, conversation.c.owner == person_owner(person_id)),
            (outbox, outbox.c.recipient == person_id),
            (shown, shown.c.person_id == person_id),
            (person, person.c.id == person_id),
        ):
            await self._connection.execute(delete(table).where(column))

    async def _set(self, person_id: str, **values: object) -> None:
        await self._connection.execute(
            update(person).where(person.c.id == person_id).values(**values)
        )


def _visitor(person_id: str, rows: Sequence[Any]) -> Visitor:
    """From a row for each role, or one row; without a language they are a stranger."""
    if not rows or rows[0].language is None:
        return Visitor(person_id)
    first = rows[0]
    language = Language(first.language)
    profile = None
    if first.audience is not None:
        profile = Profile(language, Audience(first.audience), Band(first.band))
    return Visitor(
        id=person_id,
        language=language,
        profile=profile,
        roles=frozenset(Role(row.role) for row in rows if row.role),
        last_day=first.last_day,
        reachable=first.reachable,
    )
