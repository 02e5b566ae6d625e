"""Pushing updates to a bot's address, again and again until it says 2xx."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Final
from urllib.parse import urlsplit

import aiohttp

from bot.playground import limits
from bot.playground.errors import bad_request
from bot.playground.methods import Params
from bot.playground.polling import Polls, set_allowed
from bot.playground.pulse import Pulse
from bot.playground.world import Bot, Json, Update, World
from bot.playground.world.model import Webhook
from bot.playground.world.views import stamp

_SECRET: Final = re.compile(rf"[A-Za-z0-9_-]{{1,{limits.SECRET_TOKEN}}}")
_PORTS: Final = (443, 80, 88, 8443)
_HOME: Final = ("127.0.0.1", "localhost", "::1")

InAnswer = Callable[[Bot, Json], Awaitable[None]]
"""Carries out a method that a bot wrote into its answer."""


class Webhooks:
    """One delivering task per bot that has a webhook set."""

    def __init__(
        self, world: World, pulse: Pulse, polls: Polls, in_answer: InAnswer, back_off: float
    ) -> None:
        self._world = world
        self._pulse = pulse
        self._polls = polls
        self._in_answer = in_answer
        self._back_off = back_off
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._session: aiohttp.ClientSession | None = None

    async def set_webhook(self, bot: Bot, params: Params) -> bool:
        """Starts pushing to ``url``; an empty one ends it."""
        if not params.text("url"):
            return await self.delete_webhook(bot, params)
        url = _checked(params.text("url"))
        secret = params.text("secret_token")
        if secret and not _SECRET.fullmatch(secret):
            raise bad_request("secret token contains unallowed characters")
        connections = params.integer("max_connections", 40)
        connections = max(1, min(connections, limits.WEBHOOK_CONNECTIONS))
        set_allowed(bot, params)
        self._polls.end(bot, "terminated by setWebhook request")
        await self._stop(bot)
        if params.flag("drop_pending_updates"):
            bot.updates.clear()
        bot.webhook = Webhook(url, secret, connections)
        self._tasks[bot.user.id] = asyncio.create_task(self._deliver_all(bot, bot.webhook))
        return True

    async def delete_webhook(self, bot: Bot, params: Params) -> bool:
        """Back to getUpdates."""
        await self._stop(bot)
        bot.webhook = None
        if params.flag("drop_pending_updates"):
            bot.updates.clear()
        return True

    def info(self, bot: Bot) -> Json:
        """A WebhookInfo."""
        hook = bot.webhook
        shown: Json = {
            "url": hook.url if hook else "",
            "has_custom_certificate": False,
            "pending_update_count": len(bot.updates),
        }
        if hook is not None:
            shown["max_connections"] = hook.max_connections
            shown["ip_address"] = "127.0.0.1"
            if hook.last_error_at is not None:
                shown["last_error_date"] = stamp(hook.last_error_at)
                shown["last_error_message"] = hook.last_error
        if bot.allowed_updates:
            shown["allowed_updates"] = sorted(bot.allowed_updates)
        return shown

    async def close(self) -> None:
        """Ends all deliveries."""
        for bot in self._world.bots.values():
            await self._stop(bot)
        if self._session is not None:
            await self._session.close()

    async def _stop(self, bot: Bot) -> None:
        task = self._tasks.pop(bot.user.id, None)
        if task is not None:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def _deliver_all(self, bot: Bot, hook: Webhook) -> None:
        """In order within a chat, side by side between chats."""
        if self._session is None:
            timeout = aiohttp.ClientTimeout(total=limits.WEBHOOK_SECONDS)
            self._session = aiohttp.ClientSession(timeout=timeout)
        session = self._session
        slots = asyncio.Semaphore(hook.max_connections)
        busy: set[int] = set()

        def next_ones() -> list[Update] | None:
            first: dict[int, Update] = {}
            for update in bot.updates.values():
                first.setdefault(update.chat_id, update)
            return [one for chat, one in first.items() if chat not in busy] or None

        async with asyncio.TaskGroup() as group:
            while True:
                updates = await self._pulse.until([("queue", bot.user.id)], next_ones, None)
                for update in updates:
                    busy.add(update.chat_id)
                    group.create_task(self._deliver(session, slots, bot, hook, update, busy))

    async def _deliver(
        self,
        session: aiohttp.ClientSession,
        slots: asyncio.Semaphore,
        bot: Bot,
        hook: Webhook,
        update: Update,
        busy: set[int],
    ) -> None:
        pause = self._back_off
        while update.id in bot.updates:
            async with slots:
                problem = await self._push(session, bot, hook, update)
            if not problem:
                break
            hook.last_error_at, hook.last_error = self._world.clock(), problem
            await asyncio.sleep(pause)
            pause = min(2 * pause, limits.WEBHOOK_BACK_OFF)
            self._world.expire(bot)
        busy.discard(update.chat_id)
        self._world.confirm(bot, update.id)
        self._pulse.beat("queue", bot.user.id)

    async def _push(
        self, session: aiohttp.ClientSession, bot: Bot, hook: Webhook, update: Update
    ) -> str:
        """Nothing when the bot took the update, otherwise what was wrong."""
        headers = {"Content-Type": "application/json"}
        if hook.secret_token:
            headers["X-Telegram-Bot-Api-Secret-Token"] = hook.secret_token
        body = json.dumps(update.json())
        try:
            async with session.post(hook.url, data=body, headers=headers) as answer:
                text = await answer.text()
                if not HTTPStatus.OK <= answer.status < HTTPStatus.MULTIPLE_CHOICES:
                    return f"Wrong response from the webhook: {answer.status} {answer.reason}"
        except aiohttp.ClientConnectorError:
            return "Connection refused"
        except TimeoutError:
            return "Read timeout expired"
        except aiohttp.ClientError:
            return "Connection closed"
        await self._answered(bot, text)
        return ""

    async def _answered(self, bot: Bot, text: str) -> None:
        """Carries out the method in the answer, if there is one; nobody learns the outcome."""
        try:
            body = json.loads(text)
        except ValueError:
            return
        if isinstance(body, dict) and isinstance(body.get("method"), str):
            await self._in_answer(bot, body)


def _checked(url: str) -> str:
    """Raises 400 for what Telegram would not push to; plain HTTP only to this machine."""
    parts = urlsplit(url)
    if parts.hostname in _HOME:
        return url
    if parts.scheme != "https":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if (parts.port or 443) not in _PORTS:
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
    return url
