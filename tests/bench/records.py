"""What a million records cost: coverage of one notice over all classes, with the answers to its
consent, and adding one more.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any, Final

from sqlalchemy import insert

from bot.app import App, open_app
from bot.domain.editions import NoticeLog
from bot.domain.ledger import Mark
from bot.domain.people import Band, Language
from bot.playground.demo import demo_settings
from bot.usecases.count_coverage import count_coverage
from storage.engine import writer
from storage.schema import record
from tests.bench.tokens import TOKENS
from tests.domain.notices import an_edition, asking

RECORDS: Final = 1_000_000
FEW: Final = 1_000
CLASSES: Final = 40
FAMILIES: Final = 30
NOTICES: Final = 20
TIMES: Final = 30
COVERAGE_MS: Final = 100
RATIO: Final = 1.5
"""Adding to a million may take so much of adding to a thousand; the rest is the machine's noise."""
_DAY: Final = date(2026, 11, 24)
_AT_ONCE: Final = 20_000
_MARKS: Final = (Mark.SERVED, Mark.ACKNOWLEDGED, Mark.CONSENTED, Mark.WITHDRAWN)
"""What each family's records of an edition are."""


async def measure_records(records: int = RECORDS) -> bool:
    """Fill a database, measure, print; whether all is within its bounds."""
    with tempfile.TemporaryDirectory(prefix="adal-records-") as folder:
        settings = demo_settings("http://127.0.0.1:9", TOKENS["adal"], Path(folder))
        async with open_app(settings) as app:
            async with app.services.store.writing() as work:
                classes = [
                    (await work.classes.add(f"{at // 4 + 1} {'АБВГ'[at % 4]}", Band.PRIMARY,
                                            FAMILIES, None, _DAY)).id
                    for at in range(CLASSES)
                ]  # fmt: skip
            await _fill(settings.storage.database, classes, 0, FEW)
            await app.services.store.checkpoint()
            few = await _adding(app)
            await _fill(settings.storage.database, classes, FEW, records)
            # As after the bot's own cleaning; the filling left a log that every commit would fold.
            await app.services.store.checkpoint()
            many = await _adding(app)
            seen = await _coverage(app)
    print(f"coverage and consents with {records} records: {seen:.1f} ms, at most {COVERAGE_MS} ms")  # noqa: T201  # the point of it
    print(f"adding a record: {few:.2f} ms with {FEW}, {many:.2f} ms with {records}, "  # noqa: T201  # the point of it
          f"ratio {many / few:.2f}, at most {RATIO}")  # fmt: skip
    return seen <= COVERAGE_MS and many / few <= RATIO


async def _adding(app: App) -> float:
    """Milliseconds in which a record is added, its transaction and all; the median."""
    taken = []
    for at in range(TIMES):
        began = time.perf_counter()
        async with app.services.store.writing() as work:
            await work.records.append(
                f"{at:032x}", Mark.SERVED, "n0", "1", Language.KK, "0" * 64, _DAY
            )
        taken.append(1000 * (time.perf_counter() - began))
    return median(taken)


async def _coverage(app: App) -> float:
    taken = []
    for at in range(TIMES):
        began = time.perf_counter()
        async with app.services.store.reading() as work:
            classes = await work.classes.all()
            await count_coverage(work, classes, _asking(f"n{at % NOTICES}"), _DAY)
        taken.append(1000 * (time.perf_counter() - began))
    return median(taken)


def _asking(code: str) -> NoticeLog:
    """A notice with a consent part, in its first edition."""
    return NoticeLog((an_edition("1", code=code, **asking(90)),))


async def _fill(database: Path, classes: list[str], first: int, last: int) -> None:
    """Records as they would stand after years: each family has seen and answered much."""
    engine = writer(database)
    for start in range(first, last, _AT_ONCE):
        rows = [_row(at, classes) for at in range(start, min(last, start + _AT_ONCE))]
        async with engine.begin() as connection:
            await connection.execute(insert(record), rows)
    await engine.dispose()


def _row(at: int, classes: list[str]) -> dict[str, Any]:
    each = at // len(_MARKS)
    family, turn = each % (CLASSES * FAMILIES), each // (CLASSES * FAMILIES)
    return {
        "number": f"B-{at:010X}",
        "person_id": f"{family:032x}",
        "mark": _MARKS[at % len(_MARKS)].value,
        "notice": f"n{turn % NOTICES}",
        "version": str(turn // NOTICES + 1),
        "language": "kk",
        "text_hash": "0" * 64,
        "day": _DAY,
        "class_id": classes[family % CLASSES],
        "salt": "0" * 32,
        "leaf": f"{at:064x}",
        "link": f"{at:064x}",
    }


if __name__ == "__main__":
    sys.exit(0 if asyncio.run(measure_records()) else 1)
