"""getUpdates: offsets confirm, long polls wait, a second poll ends the first."""

from __future__ import annotations

from bot.playground import limits
from bot.playground.errors import conflict
from bot.playground.methods import Params
from bot.playground.pulse import Pulse
from bot.playground.world import Bot, Json, World


class Polls:
    """The long polls that are open, one a bot."""

    def __init__(self, world: World, pulse: Pulse) -> None:
        self._world = world
        self._pulse = pulse
        self._running: dict[int, int] = {}
        self._ended: dict[int, str] = {}
        self._count = 0

    def end(self, bot: Bot, reason: str) -> None:
        """Ends the open poll of a bot, if any, with 409 and `reason`."""
        number = self._running.pop(bot.user.id, None)
        if number is not None:
            self._ended[number] = reason
            self._pulse.beat("queue", bot.user.id)

    @property
    def waiting(self) -> bool:
        """Whether any bot waits for updates now."""
        return bool(self._running)

    def close(self) -> None:
        """Ends all polls, when the server stops."""
        for bot in self._world.bots.values():
            self.end(bot, "")

    async def get_updates(self, bot: Bot, params: Params) -> list[Json]:
        """At most `limit` updates; waits up to `timeout` seconds for the first one."""
        if bot.webhook is not None:
            raise conflict(
                "can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first"
            )
        limit = params.integer("limit", limits.POLL_UPDATES)
        limit = limit if 1 <= limit <= limits.POLL_UPDATES else limits.POLL_UPDATES
        timeout = max(0, min(params.integer("timeout"), limits.POLL_SECONDS))
        offset = params.integer("offset")
        set_allowed(bot, params)
        self.end(
            bot,
            "terminated by other getUpdates request; "
            "make sure that only one bot instance is running",
        )
        self._world.expire(bot)
        self._confirm(bot, offset)
        if timeout and not bot.updates:
            await self._wait(bot, timeout)
        return [update.json() for update in list(bot.updates.values())[:limit]]

    def _confirm(self, bot: Bot, offset: int) -> None:
        known = list(bot.updates)
        gone = [n for n in known if n < offset] if offset >= 0 else known[:offset]
        for number in gone:
            self._world.confirm(bot, number)

    async def _wait(self, bot: Bot, seconds: int) -> None:
        self._count += 1
        number = self._count
        self._running[bot.user.id] = number
        self._pulse.beat("poll", bot.user.id)

        def ready() -> bool | None:
            return True if number in self._ended or bot.updates else None

        try:
            await self._pulse.until([("queue", bot.user.id)], ready, seconds)
        except TimeoutError:
            return
        finally:
            if self._running.get(bot.user.id) == number:
                del self._running[bot.user.id]
                self._pulse.beat("poll", bot.user.id)
        reason = self._ended.pop(number, None)
        if reason:
            raise conflict(reason)


def set_allowed(bot: Bot, params: Params) -> None:
    """``allowed_updates``: kept from the last call that named them; empty means the usual ones."""
    error = "can't parse allowed updates list JSON object"
    allowed = params.strings("allowed_updates", error)
    if allowed is not None:
        bot.allowed_updates = frozenset(allowed) or None
