"""What the people do who give the bots their work. Nobody here waits for the clock."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

from bot.playground.person import Person, Seen
from bot.playground.seen import seen
from bot.playground.server import Playground

PATIENCE = 30.0
_NUMBER = re.compile(r"№ \w{3}-")

Shown = Callable[[Seen], bool]


def _anything(_: Seen) -> bool:
    return True


def data_on(message: Seen) -> list[str]:
    """The callback data of a message's buttons, in reading order."""
    return [button.data for row in message.buttons for button in row]


def with_button(start: str) -> Shown:
    """Whether a message has a button whose callback data begins so."""
    return lambda message: any(data.startswith(start) for data in data_on(message))


class Visitor:
    """One person with one of the bots. Seconds of every action are collected."""

    def __init__(self, play: Playground, person: Person) -> None:
        self._play = play
        self._person = person
        self._screen: Seen | None = None
        self.seconds: list[float] = []

    async def _act(
        self, shown: Shown, *, text: str = "", on: Seen | None = None, data: str = ""
    ) -> Seen:
        since, began = self._play.world.tick, time.perf_counter()
        if on is None:
            await self._person.send(text)
        else:
            await self._person.press(data=data, message_id=on.id, wait=False)

        def found() -> Seen | None:
            for message in reversed(self._person.chat.messages.values()):
                if message.changed <= since:
                    continue
                if message.sender.is_bot and shown(looked_at := seen(message)):
                    return looked_at
            return None

        screen = await self._play.pulse.until([("chat", self._person.id)], found, PATIENCE)
        self.seconds.append(time.perf_counter() - began)
        return screen

    async def meets(self) -> None:
        """The first meeting with our bot."""
        screen = await self._act(with_button("su:kk"), text="/start")
        for data in ("su:kk::", "su:kk:parent:", "su:kk:parent:1-4"):
            shown = with_button("n:ack" if data.endswith("1-4") else data.rstrip(":"))
            screen = await self._act(shown, on=screen, data=data)
        self.seconds.clear()

    async def binds(self, payload: str) -> None:
        """Becomes staff by a one-time link."""
        await self._act(with_button("go:queue"), text=f"/start {payload}")
        self.seconds.clear()

    async def settled(self) -> None:
        """Waits until all updates of this person are confirmed."""
        await self._person.settled(PATIENCE)

    async def turns_card(self, ours: bool) -> None:
        """One press that shows the next card, or that the echo bot answers with an edit."""
        if self._screen is None:
            text = "/rules" if ours else "hello"
            self._screen = await self._act(with_button("c:" if ours else "next"), text=text)
            if ours:
                first = next(d for d in data_on(self._screen) if d.startswith("c:"))
                self._screen = await self._act(_anything, on=self._screen, data=first)
            self.seconds.clear()
        front = [d for d in data_on(self._screen) if d.endswith(":front")]
        self._screen = await self._act(
            _anything, on=self._screen, data=front[-1] if ours else "next"
        )

    async def asks_who(self) -> None:
        """/about."""
        await self._act(_anything, text="/about")

    async def files_case(self, ours: bool) -> None:
        """From /complaint to the number: five updates."""
        if not ours:
            screen = await self._act(_anything, text="/complaint")
            for _ in range(2):
                screen = await self._act(_anything, on=screen, data="next")
            screen = await self._act(_anything, text="words")
            await self._act(_anything, on=screen, data="next")
            return
        screen = await self._act(with_button("f:kind:"), text="/complaint")
        screen = await self._act(with_button("f:subject:"), on=screen, data="f:kind:complaint")
        await self._act(with_button("f:cancel"), on=screen, data="f:subject:unfair")
        screen = await self._act(with_button("f:send"), text="Баға әділ емес")
        await self._act(lambda m: bool(_NUMBER.search(m.text)), on=screen, data="f:send:")
