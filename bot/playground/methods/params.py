"""Parameters of one call, as text the way they come, read by name.

Whatever is not asked for is ignored, as Telegram ignores it. Wrong types are refused with
400; the real server is sometimes kinder (it reads a wrong number as 0), never stricter.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.playground.errors import bad_request


@dataclass(frozen=True, slots=True)
class Upload:
    """A file part of a multipart body."""

    name: str
    mime_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Params:
    """``values`` by name, and the uploaded files by field name."""

    values: Mapping[str, str] = field(default_factory=dict)
    uploads: Mapping[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """The text of `name`, empty when it was not sent."""
        return self.values.get(name, "")

    def has(self, name: str) -> bool:
        """Whether something was sent under `name`."""
        return bool(self.values.get(name))

    def integer(self, name: str, default: int = 0) -> int:
        """A whole number. Raises 400 on anything else."""
        value = self.values.get(name, "")
        if not value:
            return default
        try:
            return int(value)
        except ValueError:
            raise bad_request(f"parameter {name} must be an integer") from None

    def flag(self, name: str) -> bool:
        """True for "true", "yes" and "1". Raises 400 on what is no flag at all."""
        value = self.values.get(name, "").lower()
        if value in ("true", "yes", "1"):
            return True
        if value in ("", "false", "no", "0"):
            return False
        raise bad_request(f"parameter {name} must be a boolean")

    def json(self, name: str, error: str) -> Any:
        """A JSON value, None when it was not sent. Raises 400 with `error` when it is broken."""
        value = self.values.get(name, "")
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(error) from None

    def strings(self, name: str, error: str) -> list[str] | None:
        """A JSON array of strings, None when it was not sent."""
        value = self.json(name, error)
        if value is None:
            return None
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise bad_request(error)
        return value


_KEPT_AS_TEXT = frozenset({"text", "caption", "name", "title", "description", "short_description"})


def _decoded(value: str) -> Any:
    if value[:1] in "{[" and value:
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


def readable(params: Params) -> dict[str, Any]:
    """The journal's view of `params`: ids as numbers, structures decoded, words as they are."""
    shown: dict[str, Any] = {}
    for name, value in params.values.items():
        if name in _KEPT_AS_TEXT:
            shown[name] = value
        elif value in ("true", "false"):
            shown[name] = value == "true"
        elif value.removeprefix("-").isdecimal() and not name.endswith("query_id"):
            shown[name] = int(value)
        else:
            shown[name] = _decoded(value)
    shown.update({name: upload.name for name, upload in params.uploads.items()})
    return shown
