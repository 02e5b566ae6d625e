"""Asking the emulator's process for work, and measuring this process meanwhile."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
import time
from asyncio.subprocess import PIPE, Process
from base64 import b64encode
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Self

from bot.playground.demo import SAMPLE
from tests.bench.tokens import TOKENS

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Measure:
    """One round of one load. Times are in seconds; `cpu` is this process's own."""

    updates: int
    wall: float
    cpu: float
    latencies: list[float]
    """From the action to what the person sees of it."""

    @property
    def rate(self) -> float:
        """Updates a second."""
        return self.updates / self.wall

    def with_latencies_of(self, other: Measure) -> Measure:
        """The same with the latencies of another round."""
        return replace(self, latencies=other.latencies)


class Emulator:
    """The process with the emulator. Open it with ``Emulator.open``."""

    def __init__(self, process: Process, api_base: str) -> None:
        self._process = process
        self.api_base = api_base

    @classmethod
    @asynccontextmanager
    async def open(cls) -> AsyncIterator[Self]:
        """Start the process, until the block ends."""
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.bench.emulator", cwd=ROOT, stdin=PIPE, stdout=PIPE
        )
        try:
            yield cls(process, (await _line(process))["api_base"])
        finally:
            if process.stdin is not None:
                process.stdin.close()
            await process.wait()

    async def does(self, **job: Any) -> dict[str, Any]:
        """Give a job; what came of it."""
        self._ask(job)
        return await _line(self._process)

    def _ask(self, job: dict[str, Any]) -> None:
        if self._process.stdin is None:
            raise RuntimeError("the emulator's input is not piped")
        self._process.stdin.write(json.dumps(job).encode() + b"\n")

    async def measure(self, name: str, load: str, people: int, times: int) -> Measure:
        """A load on a bot of this process."""
        self._ask({"job": "work", "name": name, "load": load, "people": people, "times": times})
        await _line(self._process)
        cpu = time.process_time()
        result = await _line(self._process)
        cpu = time.process_time() - cpu
        return Measure(result["updates"], result["wall"], cpu, result["latencies"])


async def _line(process: Process) -> dict[str, Any]:
    if process.stdout is None:
        raise RuntimeError("the emulator's output is not piped")
    answer: dict[str, Any] = json.loads(await process.stdout.readline())
    return answer


async def start_up(name: str, emulator: Emulator, folder: Path) -> tuple[float, float]:
    """Seconds from the command to the first getUpdates, and megabytes of memory at most."""
    env = {
        **os.environ,
        "API_BASE": emulator.api_base,
        "ADAL_CONFIG": str(SAMPLE),
        "ADAL_TELEGRAM__TOKEN": TOKENS["adal"],
        "ADAL_TELEGRAM__API_BASE": emulator.api_base,
        "ADAL_STORAGE__DATABASE": str(folder / "start.db"),
        "ADAL_KEYS__MASTER": b64encode(bytes(32)).decode(),
    }
    command = ["-m", "bot", "run"] if name == "adal" else ["-m", "tests.bench.echo"]
    began = time.perf_counter()
    life = _spawn(command, env)
    await emulator.does(job="polled")
    seconds = time.perf_counter() - began
    os.kill(life, signal.SIGTERM)
    _, _, usage = await asyncio.to_thread(os.wait4, life, 0)
    await emulator.does(job="idle")
    return seconds, usage.ru_maxrss / 1024


def _spawn(command: list[str], env: dict[str, str]) -> int:
    """The id of a new Python process whose log is thrown away; to be waited for."""
    quiet = (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)
    return os.posix_spawn(sys.executable, [sys.executable, *command], env, file_actions=[quiet])
