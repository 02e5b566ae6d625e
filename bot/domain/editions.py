"""Editions of notices: what is published, in force, announced, and what changed (002:6.10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from bot.domain.notices import GeneralNotice


@dataclass(frozen=True, slots=True)
class Edition:
    """A version of a notice as it was published; never changed afterwards."""

    version: str
    published: date
    content: GeneralNotice

    @property
    def notice(self) -> str:
        """The code of the notice."""
        return self.content.code

    def applies(self, today: date) -> bool:
        """Whether it has taken effect and has not ended."""
        return self.content.effective <= today and not self.ended(today)

    def ended(self, today: date) -> bool:
        """Whether its last day is over."""
        return self.content.ends is not None and self.content.ends < today


@dataclass(frozen=True, slots=True)
class NoticeLog:
    """All editions of one notice, oldest first; there is at least one."""

    editions: tuple[Edition, ...]

    @property
    def newest(self) -> Edition:
        """The edition that people are asked to read, also while it is only announced."""
        return self.editions[-1]

    @property
    def notice(self) -> str:
        """The code of the notice."""
        return self.newest.notice

    @property
    def alike(self) -> tuple[str, ...]:
        """Versions whose acknowledgement counts for the newest: back to the last material change.

        An editorial change asks nobody again (002:6.10a).
        """
        versions: list[str] = []
        for edition in reversed(self.editions):
            versions.append(edition.version)
            if edition.content.material:
                break
        return tuple(versions)

    def in_force(self, today: date) -> Edition | None:
        """The edition that holds today, None before the first and after the end."""
        standing = [one for one in self.editions if one.content.effective <= today]
        return standing[-1] if standing and not standing[-1].ended(today) else None

    def find(self, version: str) -> Edition | None:
        """The edition of this version."""
        return next((one for one in self.editions if one.version == version), None)

    def before(self, edition: Edition) -> Edition | None:
        """The edition before it."""
        at = self.editions.index(edition)
        return self.editions[at - 1] if at else None


class Obstacle(StrEnum):
    """Why a notice cannot be published as it stands; each is the id of a text."""

    NOT_ANNOUNCED = "expected-announced"
    PAST = "expected-not-past"
    NO_CHANGE_NOTE = "expected-change-note"
    OTHER_TYPE = "expected-same-type"
    SAME = "expected-difference"
    BEFORE_LAST = "expected-after-last"
    FIRST_IS_MATERIAL = "expected-material"


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that the new edition has otherwise; None where it has none."""

    field: str
    old: object
    new: object


_ABOUT_THE_EDITION: Final = frozenset(
    {"effective", "material", "changed", "order_number", "order_date", "proposed_by"}
)
"""Fields that tell of the edition itself and differ from one to the next by their nature."""


def differences(old: GeneralNotice, new: GeneralNotice) -> tuple[Difference, ...]:
    """What the notice says otherwise, field by field in the order of the form."""
    return tuple(
        Difference(name, before, after)
        for name in type(new).model_fields
        if name not in _ABOUT_THE_EDITION
        and (before := getattr(old, name)) != (after := getattr(new, name))
    )


def obstacles(
    content: GeneralNotice, log: NoticeLog | None, today: date
) -> tuple[tuple[str, Obstacle], ...]:
    """Fields that must be mended before `content` can follow `log`, each with its reason.

    A material change is published before the day it takes effect; the first edition always is
    one (002:6.10a). Every later edition says what changed (002:6.10ae).
    """
    found: list[tuple[str, Obstacle]] = []
    if content.material and content.effective <= today:
        found.append(("effective", Obstacle.NOT_ANNOUNCED))
    elif content.effective < today:
        found.append(("effective", Obstacle.PAST))
    if log is None:
        return (*found, *([] if content.material else [("material", Obstacle.FIRST_IS_MATERIAL)]))
    last = log.newest.content
    if last.type is not content.type:
        return (*found, ("code", Obstacle.OTHER_TYPE))
    if content.effective < last.effective:
        found.append(("effective", Obstacle.BEFORE_LAST))
    if content.changed is None:
        found.append(("changed", Obstacle.NO_CHANGE_NOTE))
    if not differences(last, content):
        found.append(("subject", Obstacle.SAME))
    return tuple(found)
