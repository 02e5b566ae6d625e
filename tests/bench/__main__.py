"""What our own work costs: our bot and a bare aiogram bot, in one run, on one emulator.

    make bench

Both run in this process, one at a time; the emulator and the people are in another. CPU is
this process's own and hardly depends on what else the machine does; the rest does.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections import defaultdict
from contextlib import AsyncExitStack
from pathlib import Path
from statistics import median, quantiles

from bot.app import now, open_app
from bot.domain.people import Role
from bot.playground.demo import demo_settings
from bot.telegram.sender import Pace
from bot.usecases.bind_staff import new_staff_link
from handlers.staff.binding import PAYLOAD
from tests.bench.echo import echo_bot
from tests.bench.measures import Emulator, Measure, start_up
from tests.bench.records import measure_records
from tests.bench.stored import measure_stored
from tests.bench.tokens import TOKENS

ROUNDS = 2
PEOPLE = 12
TIMES = {"card": 10, "about": 8, "case": 2}
"""How often each person does it in a round."""
UPDATES = {"card": 1, "about": 1, "case": 5}
"""Updates that one makes."""
NAMES = {"card": "a card turn", "about": "/about", "case": "a filed case (5 updates)"}
UNHURRIED = Pace(overall=100_000, letters=100_000, per_chat=100_000, burst=100_000)


async def main() -> None:
    """Measure and print."""
    measures: dict[tuple[str, str], list[Measure]] = defaultdict(list)
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="adal-bench-")))
        emulator = await stack.enter_async_context(Emulator.open())
        starts = {name: await start_up(name, emulator, folder) for name in TOKENS}

        settings = demo_settings(emulator.api_base, TOKENS["adal"], folder)
        app = await stack.enter_async_context(open_app(settings, pace=UNHURRIED))
        async with app.services.store.writing() as work:
            link = await new_staff_link(work, Role.RESPONSIBLE, now())
        stop = asyncio.Event()
        bot, dispatcher = echo_bot(emulator.api_base)
        stack.push_async_callback(bot.session.close)
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(app.run(stop))
            tasks.create_task(dispatcher.start_polling(bot, handle_signals=False))
            await emulator.does(job="bind", payload=PAYLOAD + link)
            for _ in range(ROUNDS):
                for load, times in TIMES.items():
                    for name in TOKENS:
                        crowd = await emulator.measure(name, load, PEOPLE, times)
                        alone = await emulator.measure(name, load, 1, times)
                        measures[name, load].append(crowd.with_latencies_of(alone))
            stop.set()
            await dispatcher.stop_polling()
    _print(measures, starts)
    await measure_stored()
    await measure_records()


def _print(
    measures: dict[tuple[str, str], list[Measure]], starts: dict[str, tuple[float, float]]
) -> None:
    head = ("", "updates/s", "ratio", "CPU ms", "ratio", "p50 ms", "p95 ms")
    print(("{:<30}" + "{:>11}" * 6).format(*head))  # noqa: T201  # the point of it
    for load, title in NAMES.items():
        basis = [median(m.rate for m in measures["echo", load]), _cpu(measures["echo", load])]
        for name in ("echo", "adal"):
            found = measures[name, load]
            rate, cpu = median(m.rate for m in found), _cpu(found)
            cuts = quantiles([1000 * s for m in found for s in m.latencies], n=20)
            cells = [f"{rate:.1f}", f"{rate / basis[0]:.2f}", f"{cpu:.2f}", f"{cpu / basis[1]:.2f}",
                     f"{cuts[9]:.1f}", f"{cuts[18]:.1f}"]  # fmt: skip
            line = ("{:<30}" + "{:>11}" * 6).format(f"{title}: {name}", *cells)
            print(line)  # noqa: T201  # the point of it
        per_case = 1 / basis[0] * UPDATES[load]
        if load == "case":
            ours = UPDATES[load] / median(m.rate for m in measures["adal", load])
            print(f"{'  a whole case takes':<30}{1000 * ours:>9.0f} ms"  # noqa: T201  # the point of it
                  f", the same updates to the echo bot {1000 * per_case:.0f} ms")  # fmt: skip
    for name, (seconds, megabytes) in starts.items():
        title = "python -m bot run" if name == "adal" else "the echo bot"
        print(f"{title}: {seconds:.1f} s to the first getUpdates, {megabytes:.0f} MB at most")  # noqa: T201  # the point of it


def _cpu(found: list[Measure]) -> float:
    return median(1000 * m.cpu / m.updates for m in found)


if __name__ == "__main__":
    asyncio.run(main())
