"""Logs without people in them: events, outcomes, incident numbers, exception classes.

What may be logged is a short list of keys; any other key is dropped, so that a careless line
cannot carry a name or a text. Exceptions are logged by class, never by message.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import MutableMapping
from contextlib import suppress
from typing import Any, Final

import structlog

KEYS: Final = frozenset(
    {
        "event", "level", "timestamp", "error", "incident", "count", "attempt", "view",
        "language", "job", "seconds", "address",
    }
)  # fmt: skip
"""``address`` is the one the demo's page is served on."""

Event = MutableMapping[str, Any]


def keep_known_keys(_logger: object, _method: str, event: Event) -> Event:
    """Drop every key that is not on the list."""
    return {key: value for key, value in event.items() if key in KEYS}


def set_up_logs() -> None:
    """Write JSON lines to standard error; other libraries' records only by name and level."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            keep_known_keys,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        # Asked for anew each time, since standard error may be replaced while the bot runs.
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),
        cache_logger_on_first_use=False,
    )
    # When a line cannot be written, Python would print what was to be logged, with the whole
    # chain of exceptions and their texts.
    logging.raiseExceptions = False
    handler = _ToStandardError()
    handler.setFormatter(_NameOnly())
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)


class _ToStandardError(logging.Handler):
    """Writes to whatever standard error is now; a line that cannot be written is dropped."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write one record."""
        with suppress(OSError, ValueError):
            sys.stderr.write(f"{self.format(record)}\n")


class _NameOnly(logging.Formatter):
    """aiogram and aiohttp may put a request or an update into their messages; we do not."""

    def format(self, record: logging.LogRecord) -> str:
        """Logger, level and exception class."""
        error = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else "-"
        return f'{{"event": "library", "view": "{record.name}", "error": "{error}"}}'
