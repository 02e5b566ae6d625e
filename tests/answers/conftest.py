"""One engine for all tests of this folder: loading takes longer than answering."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.answers import Engine
from bot.answers.evaluate import read_lines
from bot.answers.report import Line
from bot.answers.sources import Sources

DEV = Path(__file__).parents[1] / "data" / "dev.jsonl"


@pytest.fixture(scope="session")
def engine() -> Engine:
    """The committed index."""
    return Engine.load()


@pytest.fixture(scope="session")
def dev() -> list[Line]:
    """The development questions, which nothing was trained on."""
    return read_lines(DEV)


@pytest.fixture(scope="session")
def sources() -> Sources:
    """The example questions and what else the index is made of."""
    return Sources.read()
