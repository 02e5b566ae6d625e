"""What may stand in a log, also when the log itself fails."""

from __future__ import annotations

import io
import logging
import sys
from collections.abc import Iterator

import pytest
import structlog

from bot.logs import keep_known_keys, set_up_logs

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
