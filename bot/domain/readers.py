"""Whom a notice concerns, and which of its short versions each of them reads (002:6.9ae)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.domain.classes import SchoolClass
from bot.domain.people import Audience, Band, Profile


class Reader(StrEnum):
    """Whom a short version is written for (002:6.9ae)."""

    S14 = "s14"
    S59 = "s59"
    S1011 = "s1011"
    PARENT = "parent"
    STAFF = "staff"


STAFF: Final = frozenset({Audience.TEACHER, Audience.ADMIN})
PUPILS: Final = {Band.PRIMARY: Reader.S14, Band.MIDDLE: Reader.S59, Band.SENIOR: Reader.S1011}


def reader_of(profile: Profile) -> Reader:
    """Which short version a person reads."""
    if profile.audience is Audience.STUDENT:
        return PUPILS[profile.band]
    return Reader.PARENT if profile.audience is Audience.PARENT else Reader.STAFF


@dataclass(frozen=True, slots=True)
class Readers:
    """Whom a notice concerns. No classes means all of them."""

    audiences: tuple[Audience, ...]
    bands: tuple[Band, ...]
    classes: tuple[str, ...] = ()

    def include(self, profile: Profile, labels: frozenset[str]) -> bool:
        """Whether the notice concerns a person; `labels` are the classes whose slips they used.

        Grade bands and classes are those of families. Somebody who came without a slip is of
        no known class and is told rather than left out.
        """
        if profile.audience not in self.audiences:
            return False
        if profile.audience in STAFF:
            return True
        if profile.band not in self.bands:
            return False
        return not self.classes or not labels or bool(labels & set(self.classes))

    def include_families_of(self, one: SchoolClass) -> bool:
        """Whether the notice concerns the families who come by slips of a class."""
        if Audience.PARENT not in self.audiences or one.band not in self.bands:
            return False
        return not self.classes or one.label in self.classes


def readers_of(audiences: tuple[Audience, ...], bands: tuple[Band, ...]) -> tuple[Reader, ...]:
    """The short versions that a notice for these people must have (002:6.9ae)."""
    wanted: list[Reader] = []
    if Audience.STUDENT in audiences:
        wanted += [PUPILS[band] for band in Band if band in bands]
    if Audience.PARENT in audiences:
        wanted.append(Reader.PARENT)
    if STAFF & set(audiences):
        wanted.append(Reader.STAFF)
    return tuple(wanted)
