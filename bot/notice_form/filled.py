"""A form that came back: a notice, or every reason why it is none yet, by its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pydantic import ValidationError

from bot.domain.notices import MODELS, GeneralNotice, NoticeType
from bot.notice_form.plain import read_toml_form
from bot.notice_form.rows import Shape, shape_of, tree_of
from bot.notice_form.workbook import NoFormError, read_xlsx
from bot.settings_files import Problem, problem_of
from bot.texts import Texts

_ZIP = b"PK"


@dataclass(frozen=True, slots=True)
class Filled:
    """`content` is None when there are `problems`; `place` says where a field stands."""

    content: GeneralNotice | None
    problems: tuple[Problem, ...]
    place: Callable[[str], str]


def read_form(texts: Texts, content: bytes) -> Filled:
    """Read a workbook or a TOML file, whichever it is. Blocks: run it in a thread."""
    try:
        if content.startswith(_ZIP):
            return _from_workbook(texts, content)
        kind, tree = read_toml_form(content)
    except NoFormError:
        problem = Problem("-", "-", "expected-form", "a form made by this bot")
        return Filled(None, (problem,), str)
    return _checked(kind, tree, lambda name, language: f"{name}.{language}" if language else name)


def _from_workbook(texts: Texts, content: bytes) -> Filled:
    kind, cells, rows, formulas = read_xlsx(content)

    def place(name: str, language: str) -> str:
        if name not in rows:
            return name
        return f"{'C' if language == 'ru' else 'B'}{rows[name]}"

    if formulas:
        found = (Problem(one, one, "expected-no-formula", "words, no formula") for one in formulas)
        return Filled(None, tuple(found), str)
    for name, (kk, ru) in cells.items():
        if shape_of(name) is Shape.BOTH:
            cells[name] = tuple(_words(one) for one in (kk, ru))  # type: ignore[assignment]  # two stay two
    return _checked(kind, tree_of(texts, kind, cells), place)


def _words(value: object) -> object:
    """A cell that a spreadsheet made a number of is words all the same."""
    if value is None:
        return ""
    return f"{value:g}" if isinstance(value, int | float) else value


def _checked(kind: NoticeType, tree: dict[str, object], place: Callable[[str, str], str]) -> Filled:
    def at(name: str) -> str:
        return place(name, "")

    try:
        return Filled(MODELS[kind].model_validate(tree), (), at)
    except ValidationError as error:
        problems = []
        for detail in error.errors(include_url=False, include_input=False, include_context=True):
            name, *rest = map(str, detail["loc"])
            where = place(name, rest[0] if rest and rest[0] in ("kk", "ru") else "")
            problems.append(problem_of(where, name, detail))
        return Filled(None, tuple(problems), at)
