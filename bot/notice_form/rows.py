"""The rows of a notice's form, and their values between the form and the model."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final

from bot.domain.notices import FIELDS, FIXED, FURTHER, GeneralNotice, NoticeType
from bot.domain.people import Audience
from bot.fields import Bilingual, BilingualParagraph
from bot.texts import Texts, Words


class Shape(StrEnum):
    """What stands in a row: words in both languages, or one value."""

    BOTH = "both"
    LINE = "line"
    DATE = "date"
    FLAG = "flag"
    NUMBER = "number"
    AUDIENCES = "audiences"
    BANDS = "bands"
    CLASSES = "classes"


SHAPES: Final[Mapping[str, Shape]] = {
    "code": Shape.LINE,
    "audiences": Shape.AUDIENCES,
    "bands": Shape.BANDS,
    "classes": Shape.CLASSES,
    "effective": Shape.DATE,
    "ends": Shape.DATE,
    "material": Shape.FLAG,
    "order_number": Shape.LINE,
    "order_date": Shape.DATE,
    "exam_on": Shape.DATE,
    "consent_days": Shape.NUMBER,
}
_ABOUT: Final = ("code", "title", "audiences", "bands", "classes", "effective", "ends", "material",
                 "changed", "order_number", "order_date", "proposed_by")  # fmt: skip
_SHORTS: Final = ("short_s14", "short_s59", "short_s1011", "short_parent", "short_staff")
_CONSENT: Final = ("consent_text", "consent_basis", "consent_days", "consent_template")
_DAY: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_LIST: Final = re.compile(r"[,;\n]+")


def rows_of(kind: NoticeType) -> tuple[str, ...]:
    """The fields of a form in their order."""
    further = tuple(name for name in FURTHER[kind] if name not in FIXED)
    fields = tuple(name for name in FIELDS if name not in FIXED)
    if kind is NoticeType.STAFF:
        about = tuple(name for name in _ABOUT if name not in {"audiences", "bands", "classes"})
        return (*about, "short_staff", *fields, *further)
    if kind is NoticeType.EXAM:
        further = ("exam_on", *further)
    return (*_ABOUT, *_SHORTS, *fields, *further, *_CONSENT)


def shape_of(name: str) -> Shape:
    """What stands in a row."""
    return SHAPES.get(name, Shape.BOTH)


def label(words: Words, name: str) -> str:
    """The name of a row."""
    if name.startswith("short_"):
        return words.plain(f"notice-short-for-{name.removeprefix('short_')}")
    ready = f"notice-field-{name.replace('_', '-')}"
    return words.plain(ready if words.has(ready) else f"form-{name.replace('_', '-')}")


def help_of(words: Words, name: str) -> str:
    """What to write in a row."""
    return words.plain(f"form-help-{name.replace('_', '-')}")


def shown(texts: Texts, content: GeneralNotice | None, name: str) -> tuple[object, str]:
    """What stands in the two cells of a row of an existing notice; blanks for a new one."""
    value = None if content is None else getattr(content, name)
    if value is None:
        return ("", "")
    if isinstance(value, Bilingual | BilingualParagraph):
        return (value.kk, value.ru)
    match shape_of(name):
        case Shape.FLAG:
            return (_yes(texts, value), "")
        case Shape.AUDIENCES:
            names = (audience_word(next(iter(texts)), one) for one in value)
            return (", ".join(names), "")
        case Shape.BANDS | Shape.CLASSES:
            return (", ".join(map(str, value)), "")
        case _:
            return (value, "")


def said_plainly(words: Words, value: object) -> str:
    """A value that is not words, for people to compare."""
    if value is None or value == ():
        return "—"
    if isinstance(value, bool):
        return words.plain("form-word-yes" if value else "form-word-no")
    if isinstance(value, tuple):
        said = (audience_word(words, x) if isinstance(x, Audience) else str(x) for x in value)
        return ", ".join(said)
    return str(value)


def audience_word(words: Words, audience: Audience) -> str:
    """What an audience is called in a form."""
    return words.plain(f"form-word-{audience}")


def _yes(texts: Texts, value: bool) -> str:
    return next(iter(texts)).plain("form-word-yes" if value else "form-word-no")


def parsed(texts: Texts, name: str, value: object) -> object:
    """One value of a form as the model takes it; what cannot be read is left for the model."""
    said = value.strip() if isinstance(value, str) else value
    match shape_of(name):
        case Shape.DATE:
            return _date(said)
        case Shape.FLAG if isinstance(said, str):
            answers = {
                words.plain(f"form-word-{word}").casefold(): word == "yes"
                for words in texts
                for word in ("yes", "no")
            }
            return answers.get(said.casefold(), said)
        case Shape.NUMBER if isinstance(said, float) and said.is_integer():
            return int(said)
        case Shape.AUDIENCES if isinstance(said, str):
            named = {audience_word(w, one).casefold(): one.value for w in texts for one in Audience}
            return [named.get(one.casefold(), one) for one in _listed(said)]
        case Shape.BANDS if isinstance(said, str):
            return [one.replace("–", "-").replace("—", "-") for one in _listed(said)]
        case Shape.CLASSES if isinstance(said, str):
            return _listed(said)
        case Shape.LINE if isinstance(said, int | float):
            return f"{said:g}"
        case _:
            return said


def _listed(text: str) -> list[str]:
    return [one.strip() for one in _LIST.split(text) if one.strip()]


def _date(value: object) -> object:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, str) and (found := _DAY.fullmatch(value)):
        day, month, year = map(int, found.groups())
        try:
            return date(year, month, day)
        except ValueError:
            return value
    return value


def tree_of(
    texts: Texts, kind: NoticeType, cells: Mapping[str, tuple[object, object]]
) -> dict[str, Any]:
    """Everything that was filled in, as the model takes it; blank rows are left out."""
    tree: dict[str, Any] = {}
    for name in rows_of(kind):
        kk, ru = cells.get(name, ("", ""))
        if shape_of(name) is Shape.BOTH:
            if _blank(kk) and _blank(ru):
                continue
            tree[name] = {"kk": kk, "ru": ru}
        elif not _blank(kk):
            tree[name] = parsed(texts, name, kk)
    return tree


def _blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())
