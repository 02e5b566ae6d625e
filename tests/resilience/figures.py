"""Figures of the long tests, shown at the end of a run whatever the output settings are."""

from __future__ import annotations

import pytest

_SHOWN = pytest.StashKey[bool]()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Every ``figures`` property of a test, a line each."""
    if terminalreporter.config.stash.get(_SHOWN, False):
        return
    terminalreporter.config.stash[_SHOWN] = True
    for report in terminalreporter.getreports("passed") + terminalreporter.getreports("failed"):
        for name, value in report.user_properties:
            if name == "figures" and report.when == "call":
                terminalreporter.write_sep("-", report.nodeid)
                terminalreporter.write_line(str(value))
