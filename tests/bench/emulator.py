"""The emulator and its people in a process of their own, so that their cost is not the bot's.

Reads a job as JSON from each line of standard input, and answers with a line of JSON.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from typing import Any

from bot.playground.server import Playground
from tests.bench.people import Visitor
from tests.bench.tokens import TOKENS


class House:
    """The people of both bots, and the jobs they do."""

    def __init__(self, play: Playground) -> None:
        self._play = play
        self._bots = {
            name: play.add_bot(token, f"{name}_bench_bot", name) for name, token in TOKENS.items()
        }
        self._people: dict[tuple[str, int], Visitor] = {}

    async def _visitor(self, name: str, number: int) -> Visitor:
        if (name, number) not in self._people:
            person = self._play.person(f"{name}{number}").with_bot(self._bots[name])
            self._people[name, number] = Visitor(self._play, person)
            if name == "adal":
                await self._people[name, number].meets()
        return self._people[name, number]

    async def bind(self, payload: str) -> dict[str, Any]:
        """Make a staff member of our bot, so that alerts have somebody to go to."""
        person = self._play.person("staff").with_bot(self._bots["adal"])
        await Visitor(self._play, person).binds(payload)
        return {}

    async def polled(self) -> dict[str, Any]:
        """Wait until a bot asks for updates."""
        await self._play.until_polled(120)
        return {}

    async def idle(self) -> dict[str, Any]:
        """Wait until no bot asks for updates any more."""
        await self._play.until_idle(30)
        return {}

    async def work(self, name: str, load: str, people: int, times: int) -> dict[str, Any]:
        """So many people do a thing so many times, all at once; how long, and each action."""
        visitors = [await self._visitor(name, number) for number in range(people)]
        ours = name == "adal"

        async def does(visitor: Visitor, count: int) -> None:
            for _ in range(count):
                match load:
                    case "card":
                        await visitor.turns_card(ours)
                    case "case":
                        await visitor.files_case(ours)
                    case _:
                        await visitor.asks_who()

        await asyncio.gather(*(does(visitor, 1) for visitor in visitors))
        await asyncio.gather(*(visitor.settled() for visitor in visitors))
        for visitor in visitors:
            visitor.seconds.clear()
        print(json.dumps({"event": "begin"}), flush=True)  # noqa: T201  # the protocol
        began, first = time.perf_counter(), self._bots[name].next_update_id
        await asyncio.gather(*(does(visitor, times) for visitor in visitors))
        await asyncio.gather(*(visitor.settled() for visitor in visitors))
        return {
            "wall": time.perf_counter() - began,
            "updates": self._bots[name].next_update_id - first,
            "latencies": [seconds for visitor in visitors for seconds in visitor.seconds],
        }


async def main() -> None:
    """Serve jobs until standard input ends."""
    async with Playground(flood_control=False) as play:
        house = House(play)
        print(json.dumps({"api_base": play.api_base}), flush=True)  # noqa: T201  # the protocol
        loop = asyncio.get_running_loop()
        while line := await loop.run_in_executor(None, sys.stdin.readline):
            job = json.loads(line)
            result = await getattr(house, job.pop("job"))(**job)
            print(json.dumps(result), flush=True)  # noqa: T201  # the protocol


if __name__ == "__main__":
    asyncio.run(main())
