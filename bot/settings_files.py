"""Reading the settings' files, and telling what is wrong in them without repeating a value."""

from __future__ import annotations

import stat
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from pydantic_core import ErrorDetails

LARGEST: Final = 1_000_000
"""Bytes of a settings file; the longest notice in two languages takes a tenth of it."""

SECRET_KEYS: Final = ("telegram.token", "telegram.webhook_secret", "keys.master")

# Pydantic's own error types that mean one thing to a person who edits a file.
EXPECTED: Final = {
    "missing": "expected-present",
    "extra_forbidden": "expected-known",
    "string_type": "expected-words",
    "int_type": "expected-number",
    "int_parsing": "expected-number",
    "int_from_float": "expected-number",
    "bool_type": "expected-flag",
    "bool_parsing": "expected-flag",
    "date_type": "expected-date",
    "date_parsing": "expected-date",
    "date_from_datetime_parsing": "expected-date",
    "date_from_datetime_inexact": "expected-date",
    "time_type": "expected-clock",
    "time_parsing": "expected-clock",
    "literal_error": "expected-choice",
    "enum": "expected-choice",
    "too_short": "expected-filled",
    "model_type": "expected-table",
    "model_attributes_type": "expected-table",
    "dict_type": "expected-table",
    "list_type": "expected-list",
    "tuple_type": "expected-list",
    "path_type": "expected-words",
}
OTHERWISE: Final = "expected-otherwise"

Tree = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: in which file or variable, at which key, what belongs there.

    `expected` is the id of a text that takes `args`; `english` says the same in exceptions.
    """

    file: str
    key: str
    expected: str
    english: str
    args: Mapping[str, str | int] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.file}: {self.key}: {self.english}"


class SettingsError(Exception):
    """The settings cannot be used; its text has a line for each of `problems`, never a value."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)


def read_toml(path: Path, problems: list[Problem]) -> Tree:
    """What the file says; an empty tree and one more of `problems` if it cannot be read."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
        if len(content) > LARGEST:
            english, most = f"at most {LARGEST} bytes", {"most": LARGEST}
            problems.append(Problem(str(path), "-", "expected-small", english, most))
            return {}
        return tomllib.loads(content.decode())
    except OSError:
        problems.append(Problem(str(path), "-", "expected-file", "a file that can be read"))
    except (UnicodeDecodeError, RecursionError):
        problems.append(Problem(str(path), "-", "expected-toml", "TOML in UTF-8"))
    except tomllib.TOMLDecodeError as error:
        # The parser's message may quote the file; only the place is safe to repeat.
        line = str(error).rpartition("(at line ")[2].partition(",")[0]
        place = f"{path}:{line}" if line.isdigit() else str(path)
        problems.append(Problem(place, "-", "expected-toml", "TOML"))
    return {}


def read_secrets(path: Path, problems: list[Problem]) -> Tree:
    """The secrets in a file that only its owner may read; anything else in it is a problem."""
    found: Tree = {}
    if path.exists() and path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        problems.append(
            Problem(str(path), "-", "expected-private", "a file only its owner can read: chmod 600")
        )
        return found
    tree = read_toml(path, problems)
    for key in SECRET_KEYS:
        value = take(tree, key)
        if value is not None:
            section, name = key.split(".")
            found.setdefault(section, {})[name] = value
    problems.extend(
        Problem(str(path), ".".join(rest), "expected-known", "no such secret")
        for rest in leaves(tree)
    )
    return found


def take(tree: Tree, key: str) -> object:
    """Removes ``section.name`` from `tree` and returns its value; None if it is not there."""
    section, name = key.split(".")
    table = tree.get(section)
    return table.pop(name, None) if isinstance(table, dict) else None


def leaves(tree: Tree, above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The path of every value that is not itself a table."""
    for name, value in tree.items():
        if isinstance(value, dict):
            yield from leaves(value, (*above, name))
        else:
            yield (*above, name)


def merged(under: Tree, over: Tree) -> Tree:
    """Both trees; where both have a value, `over` wins."""
    both = dict(under)
    for name, value in over.items():
        below = both.get(name)
        both[name] = (
            merged(below, value) if isinstance(below, dict) and isinstance(value, dict) else value
        )
    return both


def problem_of(where: str, key: str, detail: ErrorDetails) -> Problem:
    """A validation error as a person who edits a file can read it."""
    kind = str(detail["type"])
    args: dict[str, str | int] = {
        name: value for name, value in detail.get("ctx", {}).items() if isinstance(value, str | int)
    }
    if "expected" in args:
        args["expected"] = str(args["expected"]).replace("'", "").replace(" or ", ", ")
    expected = kind if kind.startswith("expected-") else EXPECTED.get(kind, OTHERWISE)
    return Problem(where, key or "-", expected, detail["msg"], args)
