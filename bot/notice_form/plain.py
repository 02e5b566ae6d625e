"""The form as TOML, for whoever keeps notices as files."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import Any, Final

from bot.domain.notices import GeneralNotice, NoticeType
from bot.notice_form.rows import Shape, help_of, label, rows_of, shape_of
from bot.notice_form.workbook import NoFormError
from bot.texts import Texts

_QUOTES: Final = '"""'


def toml_form(texts: Texts, kind: NoticeType, content: GeneralNotice | None) -> bytes:
    """A form to fill in, with the words of `content` when there is an edition already."""
    lines = [f"# {words.plain(f'form-type-{kind}')}" for words in texts]
    lines += [f"# {words.plain('form-how-toml')}" for words in texts]
    lines += ["", f'type = "{kind}"']
    tables: list[str] = []
    for name in rows_of(kind):
        value = None if content is None else getattr(content, name)
        into = tables if shape_of(name) is Shape.BOTH else lines
        into.append("")
        for words in texts:
            into.append(f"# {label(words, name)}")
            into.append(f"# {help_of(words, name)}")
        if shape_of(name) is not Shape.BOTH:
            into.append(f"{'# ' if value is None else ''}{name} = {_value(name, value)}")
            continue
        into.append(f"[{name}]")
        for language in ("kk", "ru"):
            into.append(f"{language} = {_quoted(getattr(value, language, ''))}")
    return "\n".join([*lines, *tables, ""]).encode()


def read_toml_form(content: bytes) -> tuple[NoticeType, dict[str, Any]]:
    """Kind and tree of a filled form; tables left blank are left out. Raises ``NoFormError``."""
    try:
        tree = tomllib.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, RecursionError, tomllib.TOMLDecodeError) as error:
        raise NoFormError from error
    kind = tree.pop("type", None)
    if kind not in {one.value for one in NoticeType}:
        raise NoFormError
    blank = {"kk": "", "ru": ""}
    return NoticeType(kind), {name: value for name, value in tree.items() if value != blank}


def _value(name: str, value: object) -> str:
    match shape_of(name):
        case Shape.DATE:
            return value.isoformat() if isinstance(value, date) else "2026-09-01"
        case Shape.FLAG:
            return "false" if value is False else "true"
        case Shape.NUMBER:
            return str(value or 365)
        case Shape.AUDIENCES | Shape.BANDS | Shape.CLASSES:
            listed = value if isinstance(value, tuple) else ()
            return "[" + ", ".join(f'"{one}"' for one in listed) + "]"
        case _:
            return _quoted(str(value or ""))


def _quoted(text: str) -> str:
    """A TOML string; one of several lines in three quotes."""
    safe = text.replace("\\", "\\\\").replace('"', '\\"')
    return f"{_QUOTES}\n{safe}{_QUOTES}" if "\n" in safe else f'"{safe}"'
