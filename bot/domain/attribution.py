"""How AI was used in a work, as the standard wants it told (002:7.4, annex C). Pure.

The words are elsewhere; here is what is asked, in which order, and what an answer may be.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from bot.domain.people import Language
from bot.domain.personal_data import traces

LONGEST: Final = 60
"""Characters of a service's or a model's name."""
EARLIEST: Final = date(2018, 1, 1)
"""Public generative services are younger; an older date is a slip of the finger."""
BOTH: Final = "both"
"""The answer that asks for the texts in each language."""

_DAY: Final = re.compile(r"([0-9]{1,2})[./ -]([0-9]{1,2})[./ -]([0-9]{4})")


class Purpose(StrEnum):
    """What AI was used for. The order is part of `mask_of`: new ones go to the end."""

    IDEAS = "ideas"
    LANGUAGE = "language"
    CODE = "code"
    EXPLANATION = "explanation"
    PRACTICE = "practice"
    TRANSLATION = "translation"
    PICTURES = "pictures"
    OTHER = "other"


SIMPLE: Final = tuple(purpose for purpose in Purpose if purpose is not Purpose.CODE)
"""What grades 1-4 choose from."""


class Influence(StrEnum):
    """The degree of influence (002:7.4a). The documents draw no line between them."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


class Step(StrEnum):
    """The questions in the order of asking; also the keys of the answers."""

    SERVICE = "service"
    MODEL = "model"
    PURPOSES = "purposes"
    INFLUENCE = "influence"
    DAY = "day"
    SUBSTANTIAL = "substantial"
    LANGUAGE = "language"


class WrongNameError(ValueError):
    """Not the name of a service or model; `reason` is ``blank``, ``long`` or ``personal``."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class WrongDayError(ValueError):
    """Not a day of use; `reason` is ``unreadable``, ``future`` or ``old``."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Use:
    """One use of AI in a work. None stands for what the person skipped or does not know."""

    service: str | None
    model: str | None
    purposes: tuple[Purpose, ...]
    influence: Influence
    day: date
    substantial: bool

    @property
    def extended(self) -> bool:
        """Whether the table and the exact fragments are due (002:7.4b, C.2)."""
        return self.substantial or self.influence is Influence.LARGE


def clean_name(text: str) -> str:
    """A typed name on one line without invisible characters. Raises ``WrongNameError``."""
    visible = "".join(
        " " if unicodedata.category(sign).startswith("C") else sign
        for sign in unicodedata.normalize("NFC", text)
    )
    name = " ".join(visible.split())
    if not name:
        raise WrongNameError("blank")
    if len(name) > LONGEST:
        raise WrongNameError("long")
    if traces(name):
        raise WrongNameError("personal")
    return name


def checked_day(day: date, today: date) -> date:
    """`day`, if AI can have been used on it. Raises ``WrongDayError``."""
    if day > today:
        raise WrongDayError("future")
    if day < EARLIEST:
        raise WrongDayError("old")
    return day


def read_day(text: str, today: date) -> date:
    """A day typed as dd.mm.yyyy. Raises ``WrongDayError``."""
    found = _DAY.fullmatch(text.strip())
    if found is None:
        raise WrongDayError("unreadable")
    day, month, year = (int(part) for part in found.groups())
    try:
        typed = date(year, month, day)
    except ValueError:
        raise WrongDayError("unreadable") from None
    return checked_day(typed, today)


def dotted(day: date) -> str:
    """A day as dd.mm.yyyy, the form of annex C."""
    return f"{day.day:02}.{day.month:02}.{day.year:04}"


def mask_of(purposes: Iterable[Purpose]) -> int:
    """Purposes as bits of one number, small enough for a button."""
    chosen = set(purposes)
    return sum(1 << place for place, purpose in enumerate(Purpose) if purpose in chosen)


def purposes_of(mask: int) -> tuple[Purpose, ...]:
    """The purposes of a number, in their order; bits that mean nothing are passed over."""
    return tuple(purpose for place, purpose in enumerate(Purpose) if mask >> place & 1)


def next_step(answers: Mapping[str, Any], after: Step) -> Step | None:
    """The question that follows `after`: an earlier one if it is open; None behind the last."""
    steps = list(Step)
    at = steps.index(after) + 1
    missing = (step for step in steps[:at] if step not in answers)
    return next(missing, steps[at] if at < len(steps) else None)


def use_of(answers: Mapping[str, Any]) -> Use:
    """The use from answers as they lie in the draft. Raises ``KeyError`` if one is missing."""
    return Use(
        service=answers[Step.SERVICE],
        model=answers[Step.MODEL],
        purposes=purposes_of(answers[Step.PURPOSES]),
        influence=Influence(answers[Step.INFLUENCE]),
        day=date.fromisoformat(answers[Step.DAY]),
        substantial=answers[Step.SUBSTANTIAL],
    )


def languages_of(answer: str) -> tuple[Language, ...]:
    """The languages of the texts. Raises ``ValueError`` for an answer that is none."""
    return tuple(Language) if answer == BOTH else (Language(answer),)


def metadata(use: Use, *, blank: str, unknown: str) -> tuple[tuple[str, str], ...]:
    """The six fields of 002:C.3 for the properties of a file, in its order.

    A version is told from its model by a slash. `blank` stands where a person has to fill in:
    who answers for the material is never asked here.
    """
    model, _, version = (use.model or "").partition("/")
    return (
        ("CreatorTool/Software", use.service or blank),
        ("AI-Generated", "Yes"),
        ("Model", model.strip() or unknown),
        ("ModelVersion", version.strip() or unknown),
        ("GenerationDate", use.day.isoformat()),
        ("ResponsibleContact", blank),
    )
