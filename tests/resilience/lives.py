"""The bot as a process of its own that can be killed, and comes back like under a supervisor."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

ROOT = Path(__file__).resolve().parents[2]


class Lives:
    """An async context manager: the nursery runs inside it. The logs of all lives go to `log`.

    Entering it waits until the first life has begun. An `unhurried` bot keeps no pace of its
    own, so that a long load takes minutes and not hours.
    """

    def __init__(self, env: Mapping[str, str], log: Path, *, unhurried: bool = False) -> None:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("ADAL_")}
        self._env = {**kept, **env}
        self._log = log
        self._more = ("unhurried",) if unhurried else ()
        self._process: Process
        self._reading: asyncio.Task[None]
        self.current: int | None = None
        """The process id of the life going on now."""
        self.kills = 0
        self._born = asyncio.Event()

    async def __aenter__(self) -> Self:
        with self._log.open("wb") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                *("-m", "tests.resilience.nursery", *self._more),
                cwd=ROOT,
                env=self._env,
                stdout=PIPE,
                stderr=log,
            )
        self._reading = asyncio.create_task(self._read())
        await self._born.wait()
        return self

    async def _read(self) -> None:
        if self._process.stdout is None:
            raise RuntimeError("the nursery's output is not piped")
        async for line in self._process.stdout:
            self.current = int(line)
            self._born.set()
        self._born.set()

    def kill(self) -> bool:
        """Kill the present life with SIGKILL; False when there is none."""
        if self.current is None:
            return False
        os.kill(self.current, signal.SIGKILL)
        self.current = None
        self.kills += 1
        return True

    async def end(self) -> int:
        """Ask the present life to stop and finish what it began; its exit code."""
        if self.current is None:
            raise RuntimeError("nothing lives")
        os.kill(self.current, signal.SIGTERM)
        code = await self._process.wait()
        self.current = None
        return code

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._process.returncode is None:
            self._process.kill()
        self.kill()
        await self._process.wait()
        await self._reading

    @property
    def log(self) -> list[str]:
        """The lines that all lives wrote."""
        return self._log.read_text(encoding="utf-8").splitlines()
