"""One call from the first byte to the last: token, faults, flood control, method, journal."""

from __future__ import annotations

import asyncio
import json
from http import HTTPStatus
from typing import Any

from aiohttp import web

from bot.playground import limits
from bot.playground.errors import (
    ApiError,
    forbidden,
    not_found,
    too_many_requests,
    unauthorized,
)
from bot.playground.faults import Faults, Rule
from bot.playground.flood import Flood
from bot.playground.journal import ApiCall, Journal
from bot.playground.methods import METHODS, NAMES, Call, Params, readable
from bot.playground.polling import Polls
from bot.playground.pulse import Pulse
from bot.playground.requests import as_text, read_params
from bot.playground.webhook import Webhooks
from bot.playground.world import Bot, Json, World

_SERVER_METHODS = {
    name.lower(): name
    for name in ("getUpdates", "setWebhook", "deleteWebhook", "getWebhookInfo", "logOut", "close")
}


class Api:
    """The ``/bot<token>/<method>`` side of the server."""

    def __init__(
        self, world: World, pulse: Pulse, flood: Flood, faults: Faults, back_off: float
    ) -> None:
        self.world = world
        self.flood = flood
        self.faults = faults
        self.journal = Journal()
        self._hanging: set[asyncio.Future[tuple[int, Json]]] = set()
        self.polls = Polls(world, pulse)
        self.webhooks = Webhooks(world, pulse, self.polls, self._in_answer, back_off)

    async def handle(self, request: web.Request) -> web.Response:
        """Answers one HTTP request."""
        try:
            bot = self._bot(request.match_info["token"])
            params = await read_params(request)
            call = self._begin(bot, request.match_info["method"], params)
        except ApiError as error:
            return _answer(error.status, error.body())
        rule = self.faults.strike(call.method, call.chat_id)
        if rule is None:
            return _answer(*await self._carry_out(bot, params, call))
        return await self._with_fault(request, bot, params, call, rule)

    async def _with_fault(
        self, request: web.Request, bot: Bot, params: Params, call: ApiCall, rule: Rule
    ) -> web.Response:
        call.fault = rule.kind
        error: ApiError | None = None
        if rule.kind == "too_many_requests":
            error = too_many_requests(int(rule.seconds))
        elif rule.kind == "server_error":
            error = ApiError(500, "Internal Server Error")
        elif rule.kind == "forbidden":
            error = forbidden("bot was blocked by the user")
        if error is not None:
            return _answer(*_refused(call, error))
        if rule.kind == "hang":
            late = asyncio.ensure_future(self._late(bot, params, call, rule.seconds))
            self._hanging.add(late)
            late.add_done_callback(self._hanging.discard)
            # A bot that hangs up first does not stop what has already reached the server.
            return _answer(*await asyncio.shield(late))
        if rule.kind == "reset_after":
            await self._carry_out(bot, params, call)
            call.status = 0
        if request.transport is not None:
            request.transport.abort()
        return web.Response()

    async def _late(
        self, bot: Bot, params: Params, call: ApiCall, seconds: float
    ) -> tuple[int, Json]:
        await asyncio.sleep(seconds)
        return await self._carry_out(bot, params, call)

    async def close(self) -> None:
        """Ends everything that still waits, when the server stops."""
        self.polls.close()
        await self.webhooks.close()
        for task in self._hanging:
            task.cancel()
        await asyncio.gather(*self._hanging, return_exceptions=True)

    def _bot(self, token: str) -> Bot:
        bot = self.world.bots.get(token)
        if bot is None:
            raise unauthorized()
        return bot

    def _begin(self, bot: Bot, method: str, params: Params) -> ApiCall:
        """Writes the call down. Raises 404 when there is no such method."""
        key = method.lower()
        name = NAMES.get(key) or _SERVER_METHODS.get(key)
        chat_id = params.text("chat_id")
        call = ApiCall(
            method=name or method,
            params=readable(params),
            at=self.world.clock(),
            bot_id=bot.user.id,
            chat_id=int(chat_id) if chat_id.removeprefix("-").isdecimal() else None,
        )
        self.journal.add(call)
        if name is None:
            _refused(call, not_found())
            raise not_found()
        return call

    async def _carry_out(self, bot: Bot, params: Params, call: ApiCall) -> tuple[int, Json]:
        try:
            if bot.logged_out:
                raise ApiError(HTTPStatus.BAD_REQUEST, "Logged out")
            count = len(media) if isinstance(media := call.params.get("media"), list) else 1
            wait = self.flood.wait(bot.user.id, call.chat_id, call.method, count)
            if wait:
                raise too_many_requests(wait)
            call.result = await self._result(bot, params, call)
        except ApiError as error:
            return _refused(call, error)
        call.status = HTTPStatus.OK
        return call.status, {"ok": True, "result": call.result}

    async def _result(self, bot: Bot, params: Params, call: ApiCall) -> Any:
        function = METHODS.get(call.method.lower())
        if function is not None:
            return function(Call(self.world, bot, params, call))
        match call.method:
            case "getUpdates":
                return await self.polls.get_updates(bot, params)
            case "setWebhook":
                return await self.webhooks.set_webhook(bot, params)
            case "deleteWebhook":
                return await self.webhooks.delete_webhook(bot, params)
            case "getWebhookInfo":
                return self.webhooks.info(bot)
            case "logOut":
                bot.logged_out = True
        return True

    async def _in_answer(self, bot: Bot, body: Json) -> None:
        """A method that came as the answer to a webhook delivery."""
        values = {name: value for name, value in body.items() if name != "method"}
        params = Params(as_text(values))
        try:
            call = self._begin(bot, str(body["method"]), params)
        except ApiError:
            return
        call.in_webhook_answer = True
        await self._carry_out(bot, params, call)

    async def download(self, request: web.Request) -> web.Response:
        """``/file/bot<token>/<path>``: the bytes that getFile told of."""
        try:
            self._bot(request.match_info["token"])
        except ApiError as error:
            return _answer(error.status, error.body())
        unique_id = request.match_info["path"].rpartition("/")[2]
        for file in self.world.files.values():
            if file.unique_id == unique_id and file.size <= limits.DOWNLOAD_BYTES:
                return web.Response(body=file.content, content_type="application/octet-stream")
        return _answer(404, not_found().body())


def _refused(call: ApiCall, error: ApiError) -> tuple[int, Json]:
    call.status, call.description = error.status, error.description
    return error.status, error.body()


def _answer(status: int, body: Json) -> web.Response:
    text = json.dumps(body, separators=(",", ":"))
    return web.Response(status=status, text=text, content_type="application/json")
