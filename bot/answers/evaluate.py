"""Measures the engine on labelled questions: ``python -m bot evaluate FILE.jsonl [--json]``.

Each line is ``{"id","lang","text","asker","band","accept":[rule ids],"kind":"in"|"oos","style"}``.
All shares are fractions of 1. This is the bot's own R-1 form (002: appendix D).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TextIO

from pydantic import ValidationError

from bot.answers.engine import Engine
from bot.answers.index import INDEX_FILE, IndexFileError
from bot.answers.report import Line, Report, answer_all, report_of, table


class BadLineError(Exception):
    """A line is not what it should be; the message says which one."""


def read_lines(file: Path) -> list[Line]:
    """The lines of a file. Raises ``BadLineError``, ``OSError`` and ``UnicodeDecodeError``."""
    lines = []
    for number, text in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if not text.strip():
            continue
        try:
            lines.append(Line.model_validate_json(text))
        except ValidationError as error:
            first = error.errors(include_input=False)[0]
            where = ".".join(map(str, first["loc"])) or "line"
            raise BadLineError(f"line {number}: {where}: {first['msg']}") from error
    return lines


def evaluate(lines: Iterable[Line], engine: Engine) -> Report:
    """Answers every line and counts."""
    return report_of(answer_all(lines, engine), engine)


def main(argv: Sequence[str], out: TextIO, index: Path = INDEX_FILE) -> int:
    """The command. Returns 0 if all went well, 1 if it failed, 2 for a wrong call or file."""
    options = {argument for argument in argv if argument.startswith("-")}
    files = [argument for argument in argv if not argument.startswith("-")]
    if len(files) != 1 or options - {"--json"}:
        out.write("evaluate FILE.jsonl [--json]\n")
        return 2
    try:
        lines = read_lines(Path(files[0]))
    except (OSError, UnicodeDecodeError, BadLineError) as error:
        out.write(f"{files[0]}: {error}\n")
        return 2
    try:
        engine = Engine.load(index)
    except (OSError, IndexFileError) as error:
        out.write(f"{error}\n")
        return 1
    report = evaluate(lines, engine)
    if "--json" in options:
        json.dump(report.as_json(), out, ensure_ascii=False, indent=1)
        out.write("\n")
    else:
        out.write(table(report) + "\n")
    return 0
