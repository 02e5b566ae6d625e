"""The playground: a server that behaves as api.telegram.org does for a bot, with people in it.

    async with Playground() as play:
        play.add_bot("123456:TOKEN", "adal_bot", "Adal")
        parent = play.person("parent", first_name="Айгүл")
        …point the bot at ``play.api_base``…
        await parent.start()
        await parent.sees("…")

Everything lives in memory and listens on this machine only.
"""

from __future__ import annotations

import random
import time
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

from aiohttp import web

from bot.playground import limits
from bot.playground.api import Api
from bot.playground.control import Control
from bot.playground.faults import Faults
from bot.playground.flood import Flood, Seconds
from bot.playground.journal import ApiCall, Journal
from bot.playground.person import Person
from bot.playground.pulse import Pulse
from bot.playground.world import ADMIN_RIGHTS, Bot, Chat, World
from bot.playground.world.accounts import Clock


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Playground:
    """An async context manager; the server runs inside it.

    `clock` dates messages and updates and must give aware datetimes. Flood control measures
    `seconds` instead, which really pass. `webhook_back_off` is the first pause in seconds
    before an update is pushed again. `seed` makes all ids repeatable.
    """

    def __init__(
        self,
        clock: Clock = _utc_now,
        *,
        flood_control: bool = True,
        faults: Faults | None = None,
        host: str = "127.0.0.1",
        port: int = 0,
        seconds: Seconds = time.monotonic,
        webhook_back_off: float = 1.0,
        seed: int | None = None,
    ) -> None:
        self.pulse = Pulse()
        self.faults = faults or Faults()
        self.flood = Flood(seconds, enabled=flood_control)
        self.world = World(clock, random.Random(seed))  # noqa: S311  # made-up ids, no secrets
        self.world.listeners.append(self.pulse.beat)
        self.world.deliveries = self.faults.deliveries
        self.people: dict[str, Person] = {}
        self.control = Control(self)
        self._api = Api(self.world, self.pulse, self.flood, self.faults, webhook_back_off)
        self._host = host
        self._port = port
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=limits.DOCUMENT_BYTES + 1024 * 1024)
        app.router.add_route("*", "/bot{token:[^/]+}/{method}", self._api.handle)
        app.router.add_get("/file/bot{token:[^/]+}/{path:.+}", self._api.download)
        self.control.add_routes(app)
        self._runner = web.AppRunner(
            app, access_log=None, shutdown_timeout=0.5, handler_cancellation=True
        )
        await self._runner.setup()
        site = web.TCPSite(self._runner, self._host, self._port)
        await site.start()
        self._port = self._runner.addresses[0][1]
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.control.close()
        await self._api.close()
        if self._runner is not None:
            await self._runner.cleanup()

    @property
    def api_base(self) -> str:
        """What stands in front of ``/bot<token>/<method>``, such as ``http://127.0.0.1:40123``."""
        return f"http://{self._host}:{self._port}"

    @property
    def calls(self) -> list[ApiCall]:
        """Everything the bots called, oldest first, getUpdates too."""
        return self._api.journal.calls

    @property
    def journal(self) -> Journal:
        """Where the calls are written down, and how many of them are kept."""
        return self._api.journal

    def calls_of(self, method: str) -> list[ApiCall]:
        """The calls of one method."""
        return [call for call in self.calls if call.method == method]

    @property
    def too_many(self) -> int:
        """How often flood control said 429 (injected faults do not count)."""
        return self.flood.refused.total()

    async def until_polled(self, timeout: float = 30.0) -> None:  # noqa: ASYNC109  # seconds a test is willing to wait
        """Waits until a bot hangs on getUpdates with nothing left to fetch: it is up and idle."""
        keys = [("poll", bot.user.id) for bot in self.world.bots.values()]
        await self.pulse.until(keys, lambda: self._api.polls.waiting or None, timeout)

    async def until_idle(self, timeout: float = 30.0) -> None:  # noqa: ASYNC109  # seconds a test is willing to wait
        """Waits until no bot hangs on getUpdates any more: it has stopped, or was killed."""
        keys = [("poll", bot.user.id) for bot in self.world.bots.values()]
        await self.pulse.until(keys, lambda: not self._api.polls.waiting or None, timeout)

    def add_bot(self, token: str, username: str, name: str, *, reads_all: bool = False) -> Bot:
        """A bot that may log in with `token`; `reads_all` turns privacy mode off."""
        return self.world.add_bot(token, username, name, reads_all=reads_all)

    def first_bot(self) -> Bot:
        """The bot that was added first. Raises ``LookupError`` when there is none."""
        for bot in self.world.bots.values():
            return bot
        raise LookupError("the playground has no bot yet")

    def person(
        self,
        key: str,
        *,
        first_name: str = "",
        language_code: str = "kk",
        username: str = "",
        bot: Bot | None = None,
    ) -> Person:
        """A new person, or the one already known by `key`."""
        if key not in self.people:
            user = self.world.add_user(
                first_name or key, language_code=language_code, username=username
            )
            self.people[key] = Person(self, key, user, bot)
        return self.people[key]

    def group(
        self,
        title: str,
        *,
        forum: bool = True,
        basic: bool = False,
        members: tuple[Person, ...] = (),
        bot: Bot | None = None,
        admin: bool = True,
    ) -> Chat:
        """A group that a made-up owner opens; the bot is in it, as administrator by default.

        With `basic` it is an old-style group, which ``world.migrate`` can upgrade.
        """
        chat = self.world.add_group(title, forum=forum, basic=basic)
        owner = members[0].user if members else self.world.add_user("Owner")
        self.world.set_member(chat, owner, "creator", owner)
        for person in members[1:]:
            self.world.set_member(chat, person.user, "member", owner)
        if self.world.bots:
            member = (bot or self.first_bot()).user
            if admin:
                self.world.set_member(chat, member, "administrator", owner, ADMIN_RIGHTS)
            else:
                self.world.set_member(chat, member, "member", owner)
        return chat

    def show_phone(self, person: Person, title: dict[str, str], start_payload: str = "") -> None:
        """Puts the person's phone on the page; `title` by language, kk and ru."""
        self.control.show(person, title, start_payload)
