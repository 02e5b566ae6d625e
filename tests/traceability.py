"""Holds the tests' requirement marks against ``docs/requirements.md``."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

TABLE: Final = Path(__file__).resolve().parents[1] / "docs" / "requirements.md"
_ROW: Final = re.compile(r"^\| (R-[^ |]+) \|.*\| (CORE|EXT|OUT)", re.MULTILINE)


def rows() -> dict[str, str]:
    """Each row's id with its mark."""
    return dict(_ROW.findall(TABLE.read_text(encoding="utf-8")))


def marked(items: list[pytest.Item]) -> dict[str, list[str]]:
    """For each id the tests that name it."""
    named: dict[str, list[str]] = {}
    for item in items:
        for mark in item.iter_markers("requirement"):
            for row in mark.args:
                named.setdefault(row, []).append(item.nodeid)
    return named


def refuse_unknown(items: list[pytest.Item]) -> None:
    """Fail the run when a test names a row that does not exist."""
    unknown = marked(items).keys() - rows().keys()
    if unknown:
        raise pytest.UsageError(f"no such rows in docs/requirements.md: {sorted(unknown)}")


def unproved(items: list[pytest.Item]) -> list[str]:
    """CORE rows that no test names yet."""
    named = marked(items)
    return [row for row, mark in rows().items() if mark == "CORE" and row not in named]
