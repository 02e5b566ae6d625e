"""Nothing is stored that the data map does not account for."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from storage.schema import metadata

MAP: Final = Path(__file__).resolve().parents[2] / "docs" / "data-map.md"
_LINE: Final = re.compile(r"^\| (\w+\.\w+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)


@pytest.mark.requirement("R-5.1ae", "R-2.1v", "R-2.1a", "R-6.13ae", "R-5.3v", "R-2.7b")
def test_every_column_has_purpose_basis_and_term() -> None:
    """The map and the schema name the same columns, each with its three reasons."""
    lines = _LINE.findall(MAP.read_text(encoding="utf-8"))
    mapped = [column for column, *_ in lines]
    stored = {f"{t.name}.{c.name}" for t in metadata.sorted_tables for c in t.columns}
    assert sorted(mapped) == sorted(stored)
    assert all(cell.strip() for line in lines for cell in line)


@pytest.mark.requirement("R-6.13ae", "R-3.1a", "R-2.2a", "R-5.5b")
def test_no_column_can_name_a_person() -> None:
    """No name, username, phone, device, address in clear, nor any protected ground."""
    forbidden = re.compile(
        r"name|phone|user|device|ip_|mail|iin|birth|gender|sex|nation|relig|health", re.IGNORECASE
    )
    columns = [f"{t.name}.{c.name}" for t in metadata.sorted_tables for c in t.columns]
    assert [column for column in columns if forbidden.search(column)] == []
