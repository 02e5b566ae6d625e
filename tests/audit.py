"""``make audit``: known vulnerabilities in what ``requirements.txt`` locks.

A known vulnerability fails. What could not be looked up is named and does not fail: a school's
network, or a mirror without advisories, says nothing about the bot.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[1]
SECONDS: Final = 600
_COMMAND: Final = (
    "-m", "pip_audit", "--requirement", "requirements.txt", "--require-hashes", "--disable-pip",
    "--progress-spinner", "off", "--format", "json",
)  # fmt: skip


def verdict(report: str) -> tuple[list[str], bool]:
    """What pip-audit's report says, line by line, and whether it names a vulnerability.

    A report that cannot be read means that nothing was audited.
    """
    try:
        found: list[dict[str, Any]] = json.loads(report)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return ["Nothing was audited: the service with the advisories did not answer."], False
    skipped = [one["name"] for one in found if "skip_reason" in one]
    known = [
        f"{one['name']} {one['version']}: {flaw['id']}, mended in {_mended(flaw)}"
        for one in found
        for flaw in one.get("vulns", ())
    ]
    if len(skipped) == len(found):
        return ["Nothing was audited: not one package could be looked up."], False
    lines = [f"Audited: {len(found) - len(skipped)} of {len(found)} packages."]
    if skipped:
        lines.append(f"Not audited, for they could not be looked up: {', '.join(skipped)}.")
    return [*lines, *(known or ["No known vulnerability among those audited."])], bool(known)


def _mended(flaw: dict[str, Any]) -> str:
    return ", ".join(flaw.get("fix_versions", ())) or "no version yet"


def main() -> int:
    """Run pip-audit over the lock file; 1 when it knows a vulnerability."""
    try:
        # Our own interpreter with our own words.
        done = subprocess.run(  # noqa: S603
            [sys.executable, *_COMMAND], cwd=ROOT, capture_output=True, text=True, timeout=SECONDS
        )
        report = done.stdout
    except subprocess.TimeoutExpired:
        report = ""
    lines, failed = verdict(report)
    print(*lines, sep="\n")  # noqa: T201  # what was asked for
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
