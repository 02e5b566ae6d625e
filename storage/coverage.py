"""Counting how far notices have reached the families of each class; no figure names a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import CTE, ColumnElement, false, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.classes import PAPER
from bot.domain.consents import MARKS
from bot.domain.ledger import Mark
from storage.schema import person, record, school_class


@dataclass(frozen=True, slots=True)
class ClassCount:
    """So many families of a class stand alike towards a notice's version."""

    class_id: str
    acknowledged: bool
    served: bool
    reachable: bool
    count: int


@dataclass(frozen=True, slots=True)
class AnswerCount:
    """So many families of a class gave the same last answer, on one day, to one version."""

    class_id: str
    mark: Mark
    version: str
    day: date
    count: int


class Coverage:
    """Sums over the record table."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def by_class(self, notice: str, *versions: str) -> list[ClassCount]:
        """For each class and standing: how many families, by these versions of a notice.

        Everyone who ever came through a slip of the class counts once; a slip handed in on
        paper counts for the version it was handed in for. It takes a step for each family of
        each class, however many records there are.
        """
        member = _families()

        def said(mark: Mark) -> ColumnElement[bool]:
            return (
                select(record.c.seq)
                .where(
                    record.c.person_id == member.c.person_id,
                    record.c.notice == notice,
                    record.c.version.in_(versions),
                    record.c.mark == mark.value,
                    record.c.class_id == member.c.class_id,
                )
                .correlate(member)
                .exists()
            )

        standing = (
            member.c.class_id,
            said(Mark.ACKNOWLEDGED).label("acknowledged"),
            said(Mark.SERVED).label("served"),
            func.coalesce(person.c.reachable, false()).label("reachable"),
        )
        each = (
            select(*standing)
            .select_from(member.outerjoin(person, person.c.id == member.c.person_id))
            .where(member.c.person_id.is_not(None))
            .subquery()
        )
        query = select(each, func.count()).group_by(*each.c)
        found = [
            ClassCount(class_id, bool(acknowledged), bool(served), bool(reached), count)
            for class_id, acknowledged, served, reached, count in await self._connection.execute(
                query
            )
        ]
        on_paper = (
            select(record.c.class_id, func.count())
            .where(
                record.c.person_id == PAPER,
                record.c.notice == notice,
                record.c.version.in_(versions),
                record.c.mark == Mark.ACKNOWLEDGED.value,
                record.c.class_id.is_not(None),
            )
            .group_by(record.c.class_id)
        )
        found += [
            ClassCount(class_id, True, True, True, count)
            for class_id, count in await self._connection.execute(on_paper)
        ]
        return found

    async def consents(self, notice: str) -> list[AnswerCount]:
        """The last answer of every family that gave one, to whichever version, by class.

        A consent is a family's, not a class's: a family of two classes counts in both, also
        when it came to the second one after its answer.
        """
        member = _families()
        newest = (
            select(func.max(record.c.seq))
            .where(
                record.c.person_id == member.c.person_id,
                record.c.notice == notice,
                record.c.mark.in_([mark.value for mark in MARKS]),
            )
            .correlate(member)
            .scalar_subquery()
        )
        each = select(member.c.class_id, newest.label("seq")).subquery()
        alike = (each.c.class_id, record.c.mark, record.c.version, record.c.day)
        query = (
            select(*alike, func.count())
            .select_from(each.join(record, record.c.seq == each.c.seq))
            .group_by(*alike)
        )
        return [
            AnswerCount(class_id, Mark(mark), version, day, count)
            for class_id, mark, version, day, count in await self._connection.execute(query)
        ]


def _families() -> CTE:
    """Everyone who came through a slip of each class, once; after the last of them a NULL."""
    of_class = select(func.min(record.c.person_id)).where(record.c.person_id != PAPER)
    first = of_class.where(record.c.class_id == school_class.c.id).correlate(school_class)
    member = select(
        school_class.c.id.label("class_id"), first.scalar_subquery().label("person_id")
    ).cte("member", recursive=True)
    following = of_class.where(
        record.c.class_id == member.c.class_id, record.c.person_id > member.c.person_id
    )
    return member.union_all(
        select(member.c.class_id, following.correlate(member).scalar_subquery()).where(
            member.c.person_id.is_not(None)
        )
    )
