"""What may stand in a log, also when the log itself fails."""

from __future__ import annotations

import ast
import io
import logging
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
import structlog

from bot.logs import KEYS, keep_known_keys, set_up_logs

ROOT: Final = Path(__file__).resolve().parents[2]
LEVELS: Final = frozenset(
    {"debug", "info", "warning", "warn", "error", "exception", "critical", "msg", "log"}
)
SECRET = "kanareyka-log-77"


@pytest.fixture(autouse=True)
def _own_logging() -> Iterator[None]:
    """Each test sets logging up for itself and leaves it as it was."""
    root, raises = logging.getLogger(), logging.raiseExceptions
    handlers, level = list(root.handlers), root.level
    yield
    for handler in list(root.handlers):
        root.removeHandler(handler)
    for handler in handlers:
        root.addHandler(handler)
    root.setLevel(level)
    logging.raiseExceptions = raises
    structlog.reset_defaults()


def fail_loudly() -> None:
    """A library logs an exception that carries what a person wrote."""
    try:
        raise RuntimeError(SECRET)
    except RuntimeError:
        logging.getLogger("aiogram.event").exception("update %s", SECRET)


def test_a_library_is_logged_by_name_and_class_only(capsys: pytest.CaptureFixture[str]) -> None:
    """Neither its message nor the exception's text is written."""
    set_up_logs()
    fail_loudly()
    written = capsys.readouterr().err
    assert "aiogram.event" in written
    assert "RuntimeError" in written
    assert SECRET not in written


def test_a_log_that_cannot_be_written_tells_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Python's own report of a failed log line holds the exceptions' texts; ours is silent."""
    set_up_logs()
    real = sys.stderr
    closed = io.StringIO()
    closed.close()
    monkeypatch.setattr(sys, "stderr", closed)
    fail_loudly()
    monkeypatch.setattr(sys, "stderr", real)
    broken = logging.StreamHandler(closed)
    logging.getLogger().addHandler(broken)
    fail_loudly()
    assert SECRET not in capsys.readouterr().err


def test_a_key_that_is_not_on_the_list_is_dropped() -> None:
    """A careless log line cannot carry a text under a key of its own."""
    kept = keep_known_keys(None, "", {"event": "filed", "error": "X", "text": SECRET})
    assert kept == {"event": "filed", "error": "X"}


def _log_calls() -> Iterator[tuple[str, ast.Call]]:
    for room in ("bot", "handlers", "storage"):
        for file in sorted((ROOT / room).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if (
                    isinstance(node, ast.Call)
                    and isinstance(node.func, ast.Attribute)
                    and isinstance(node.func.value, ast.Name)
                    and node.func.value.id in ("log", "logger", "logging")
                    and node.func.attr in LEVELS
                ):
                    yield f"{file.relative_to(ROOT)}:{node.lineno}", node


@pytest.mark.requirement("R-2.1v", "R-2.5ae")
def test_no_log_line_in_the_code_can_carry_words() -> None:
    """Each says a fixed event and known keys; an error is told by its class, never by its text,
    whatever failed in whichever room."""
    found, seen = [], 0
    for where, call in _log_calls():
        seen += 1
        event = call.args[0] if len(call.args) == 1 else None
        if not (isinstance(event, ast.Constant) and re.fullmatch(r"[a-z_]+", str(event.value))):
            found.append(f"{where}: the event is not a fixed word")
        for word in call.keywords:
            if word.arg not in KEYS:
                found.append(f"{where}: {word.arg} is dropped or unknown")
            said = ast.unparse(word.value)
            if word.arg == "error" and not re.fullmatch(r"type\(\w+\).__name__|error", said):
                found.append(f"{where}: an error is told as {said}")
            if any(isinstance(part, ast.JoinedStr) for part in ast.walk(word.value)):
                found.append(f"{where}: words are put together")
    assert seen > 20
    assert not found, "\n".join(found)
