"""The long loads: each prints its figures; the command ends with 1 when one is wrong.

    make endurance
    python -m tests.endurance faults 500

A name runs one load alone, a number behind it a smaller edition.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable

from tests.endurance import faults, school

LOADS: dict[str, Callable[..., Awaitable[bool]]] = {"faults": faults.run, "school": school.run}


async def main(names: list[str]) -> int:
    """0 when all figures are as they must be."""
    size = [int(name) for name in names if name.isdecimal()]
    fine = True
    for name in [name for name in names if name in LOADS] or LOADS:
        print(f"== {name}", flush=True)  # noqa: T201  # the point of it
        fine = await LOADS[name](*size) and fine
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(asyncio.run(main(sys.argv[1:])))
