"""How the tests are shared out, and which clauses they prove."""

from __future__ import annotations

import gc
import os

import pytest

from bot.telegram.late_types import load_aiogram
from tests.figures import pytest_terminal_summary
from tests.traceability import refuse_unknown, unproved

__all__ = ["pytest_terminal_summary"]

# What is loaded and collected is no garbage; ``pytest_collection_finish`` looks for it again.
gc.disable()
if "PYTEST_XDIST_WORKER" in os.environ:
    if hasattr(os, "sched_setaffinity"):
        # A bot's threads wake each other all the time, and on another core that takes longer than
        # most of what they do.
        _cores = sorted(os.sched_getaffinity(0))
        _number = int(os.environ["PYTEST_XDIST_WORKER"].removeprefix("gw"))
        os.sched_setaffinity(0, {_cores[_number % len(_cores)]})
    load_aiogram()


def pytest_configure(config: pytest.Config) -> None:
    """Load what tests ask for, unless this process only hands them to others: it takes seconds."""
    if hasattr(config, "workerinput") or config.getoption("dist", "no") == "no":
        config.pluginmanager.import_plugin("tests.fixtures")


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--requirements`` lists the clauses that still want a test."""
    parser.addoption("--requirements", action="store_true", help="list CORE rows without a test")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A mark that names no row of the table stops the run; tests that take long come first."""
    refuse_unknown(items)
    items[:] = _long_ones_first(items)
    if config.getoption("--requirements"):
        missing = unproved(items)
        items.clear()
        print(f"\nCORE rows without a test: {len(missing)}", *missing, sep="\n")  # noqa: T201  # asked for


def _long_ones_first(items: list[pytest.Item]) -> list[pytest.Item]:
    """Each worker begins with its share of them, so that none has one left when others are done.

    xdist gives every worker an equal part of the list, one after another.
    """
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    long = [item for item in items if item.get_closest_marker("long")]
    rest = [item for item in items if not item.get_closest_marker("long")]
    arranged: list[pytest.Item] = []
    for worker in range(workers):
        first = long[worker::workers]
        size = (len(items) - len(arranged)) // (workers - worker)
        filling = max(0, size - len(first))
        arranged += [*first, *rest[:filling]]
        del rest[:filling]
    return [*arranged, *rest]


def pytest_xdist_auto_num_workers() -> int:
    """One for each core that tests may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
