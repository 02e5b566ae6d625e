"""Which texts the Python sources ask for, read from the syntax tree, not guessed from strings."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
ROOMS: Final = ("bot", "handlers", "storage")
NOT_SPEAKING: Final = ("bot/answers/", "storage/")
"""Rooms that show no words; there ``words`` means something else."""
_TELLING: Final = re.compile(r"^\w+-|-\w{3,}$")
"""What an f-string must begin or end with to say which ids it means."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One place that asks for a text: by its id, or by a shape that some ids have."""

    where: str
    id: str = ""
    shape: re.Pattern[str] | None = None


@dataclass(slots=True)
class Sources:
    """Everything about texts that stands in the code."""

    asked: list[Asked] = field(default_factory=list)
    constants: set[str] = field(default_factory=set)
    shapes: set[re.Pattern[str]] = field(default_factory=set)


@lru_cache(maxsize=1)
def read_sources() -> Sources:
    """All Python files of the bot."""
    found = Sources()
    for room in ROOMS:
        for file in sorted((ROOT / room).rglob("*.py")):
            name = file.relative_to(ROOT).as_posix()
            speaking = not name.startswith(NOT_SPEAKING)
            _read(ast.parse(file.read_text(encoding="utf-8")), name, speaking, found)
    return found


def _read(tree: ast.AST, name: str, speaking: bool, found: Sources) -> None:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.constants.add(node.value)
        elif isinstance(node, ast.JoinedStr):
            shape = _shape(node)
            if _TELLING.search(shape.pattern.replace("\\-", "-")):
                found.shapes.add(shape)
        elif isinstance(node, ast.Call) and speaking:
            found.asked += _asked(node, name)


def _asked(call: ast.Call, name: str) -> Iterator[Asked]:
    at = _place_of_id(call.func)
    if at is None or len(call.args) <= at:
        return
    for node in _choices(call.args[at]):
        where = f"{name}:{node.lineno}"
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield Asked(where, id=node.value)
        elif isinstance(node, ast.JoinedStr):
            yield Asked(where, shape=_shape(node))


def _place_of_id(function: ast.expr) -> int | None:
    """Which positional argument is a text's id; None for other functions."""
    match function:
        case ast.Name(id="words") | ast.Attribute(attr="plain"):
            return 0
        case ast.Name(id="button"):
            return 1
        case ast.Subscript(value=ast.Name(id="texts") | ast.Attribute(attr="texts")):
            return 0
        case _:
            return None


def _choices(node: ast.expr) -> Iterable[ast.expr]:
    if isinstance(node, ast.IfExp):
        return (*_choices(node.body), *_choices(node.orelse))
    return (node,)


def _shape(node: ast.JoinedStr) -> re.Pattern[str]:
    parts = [
        re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"[\w.-]+"
        for part in node.values
    ]
    return re.compile("".join(parts))
