"""Who a person is to the bot: a language, an audience, a grade band. Never a name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """The two languages of the bot; Kazakh is offered first."""

    KK = "kk"
    RU = "ru"


class Audience(StrEnum):
    """The four audiences of the school's rules (000A:1.2)."""

    STUDENT = "student"
    PARENT = "parent"
    TEACHER = "teacher"
    ADMIN = "admin"


class Band(StrEnum):
    """Grade bands of the standard (002:10.6); the oldest includes college."""

    PRIMARY = "1-4"
    MIDDLE = "5-9"
    SENIOR = "10-11"


class Role(StrEnum):
    """Roles of the school's staff (002:8.2). Work is routed to roles, never to names."""

    HEAD = "head"
    RESPONSIBLE = "responsible"
    COUNCIL = "council"
    CLASS_TEACHER = "class_teacher"
    PSYCHOLOGIST = "psychologist"
    IT = "it"


@dataclass(frozen=True, slots=True)
class Profile:
    """What a person chose about themselves."""

    language: Language
    audience: Audience
    band: Band
