"""What every test may ask for. Only processes that run tests load it (``tests.conftest``)."""

from __future__ import annotations

import gc
import ssl
from collections.abc import AsyncIterator, Iterator
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from bot import app as app_module
from bot.texts import Texts, own_texts
from storage import engine
from storage import store as store_module
from tests.fresh import quick_upgrade, shared_router, sharing_statements
from tests.school import School, open_school

# How fast a busy machine is says nothing about a rule, so examples have no deadline.
settings.register_profile("adal", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("adal")


def pytest_collection_finish() -> None:
    """What was imported lives as long as the process: spare it every collection of garbage, and
    look for more of it seldom."""
    gc.collect()
    gc.freeze()
    gc.enable()
    gc.set_threshold(50_000, 20, 20)


def pytest_sessionfinish() -> None:
    """Collect what is left; pytest looks five times more for what would warn, now at nothing."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _made_once() -> Iterator[None]:
    """What is the same in every bot, and slow to make: the handlers, the tables, the statements
    and the trusted roots.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(app_module, "build_router", shared_router)
        patch.setattr(store_module, "upgrade", quick_upgrade)
        patch.setattr(store_module, "writer", sharing_statements(engine.writer))
        patch.setattr(store_module, "reader", sharing_statements(engine.reader))
        patch.setattr(ssl, "create_default_context", lru_cache(ssl.create_default_context))
        yield


@pytest.fixture
async def school(tmp_path: Path) -> AsyncIterator[School]:
    """A school with its own database."""
    async with open_school(tmp_path) as opened:
        yield opened


@pytest.fixture(scope="session")
def texts() -> Texts:
    """The texts, loaded once."""
    return own_texts()
