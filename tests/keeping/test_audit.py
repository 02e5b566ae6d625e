"""The audit of dependencies fails for what is known and says what it could not find out."""

from __future__ import annotations

import json

import pytest

from tests.audit import verdict


def _report(*dependencies: dict[str, object]) -> str:
    return json.dumps({"dependencies": dependencies, "fixes": []})


@pytest.mark.requirement("R-2.5ae")
def test_a_known_vulnerability_fails_and_is_named() -> None:
    """With the version that mends it, so that somebody can act."""
    flaw = {"id": "PYSEC-1", "fix_versions": ["2.0"]}
    lines, failed = verdict(_report({"name": "one", "version": "1.0", "vulns": [flaw]}))
    assert failed
    assert "one 1.0: PYSEC-1, mended in 2.0" in lines


@pytest.mark.requirement("R-2.5ae")
def test_what_was_not_audited_is_said_and_does_not_fail() -> None:
    """Neither a package that nobody knows nor a silent service may pass for a good result."""
    fine: dict[str, object] = {"name": "fine", "version": "1.0", "vulns": []}
    lines, failed = verdict(_report(fine, {"name": "unknown", "skip_reason": "not found"}))
    assert not failed
    assert "Audited: 1 of 2 packages." in lines
    assert any("unknown" in line and "Not audited" in line for line in lines)
    nobody = _report({"name": "unknown", "skip_reason": "not found"})
    for silence in ("", "no answer", "[]", "{}", nobody):
        lines, failed = verdict(silence)
        assert not failed
        assert "Nothing was audited" in lines[0]
