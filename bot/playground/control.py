"""The page of phones and what it asks the server for, under ``/`` and ``/api``.

For one's own machine only; bad input is answered with 400 and ``{"error": …}``.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from aiohttp import web

from bot.playground.person import Person
from bot.playground.phone_actions import ACTIONS, Action, BadInput
from bot.playground.phone_view import chat_view

if TYPE_CHECKING:
    from bot.playground.server import Playground

WEB: Final = Path(__file__).resolve().parent / "web"
_HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


@dataclass(frozen=True, slots=True)
class Phone:
    """One phone on the page; `title` by language."""

    person: Person
    title: dict[str, str]
    start_payload: str = ""


Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
LARGEST_RECEIPT: Final = 400_000
"""Bytes of a receipt's file: a thousand and 70 for each record behind it."""


class Control:
    """The routes of the page. Phones appear in the order in which they were shown."""

    def __init__(self, play: Playground) -> None:
        self._play = play
        self._phones: dict[int, Phone] = {}
        self._streams: set[asyncio.Queue[int | None]] = set()
        self.words: dict[str, dict[str, str]] = {}
        self.judge: Callable[[bytes, str], dict[str, str]] | None = None
        """Says what a receipt's file is worth, beside a link of the chain or an empty string, if
        whoever opened the playground can tell.
        """
        play.world.listeners.append(self._changed)

    def show(self, person: Person, title: dict[str, str], start_payload: str) -> None:
        """Puts a phone on the page."""
        self._phones[person.id] = Phone(person, title, start_payload)

    def close(self) -> None:
        """Ends all event streams."""
        for stream in self._streams:
            stream.put_nowait(None)

    def _changed(self, what: str, which: int) -> None:
        if what not in ("chat", "profile"):
            return
        for stream in self._streams:
            for user_id in [which] if what == "chat" else self._phones:
                stream.put_nowait(user_id)

    def add_routes(self, app: web.Application) -> None:
        """Adds everything the page needs to `app`."""
        app.router.add_get("/", self._index)
        app.router.add_get("/api/words", _guarded(self._words))
        app.router.add_get("/api/phones", _guarded(self._list))
        app.router.add_get("/api/phones/{user_id}/chat", _guarded(self._chat))
        for name, action in ACTIONS.items():
            path = f"/api/phones/{{user_id}}/{name}"
            app.router.add_post(path, _guarded(self._acting(action)))
        app.router.add_get("/api/files/{file_id}", _guarded(self._file))
        app.router.add_post("/api/receipt", _guarded(self._receipt))
        app.router.add_get("/api/events", self._events)
        if WEB.is_dir():
            app.router.add_static("/static/", WEB)

    async def _index(self, _request: web.Request) -> web.StreamResponse:
        page = WEB / "index.html"
        if not page.is_file():
            raise web.HTTPNotFound
        return web.FileResponse(page, headers=_HEADERS)

    def _phone(self, request: web.Request) -> Phone:
        user_id = request.match_info["user_id"]
        phone = self._phones.get(int(user_id)) if user_id.isdecimal() else None
        if phone is None:
            raise BadInput("no such phone")
        return phone

    async def _words(self, _request: web.Request) -> web.StreamResponse:
        """The page's own words by language, as whoever opened the playground gave them."""
        return _json(self.words)

    async def _list(self, _request: web.Request) -> web.StreamResponse:
        return _json(
            [
                {
                    "user_id": phone.person.id,
                    "key": phone.person.key,
                    "title": phone.title,
                    "language_code": phone.person.user.language_code,
                    "start_payload": phone.start_payload,
                }
                for phone in self._phones.values()
            ]
        )

    async def _chat(self, request: web.Request) -> web.StreamResponse:
        return _json(chat_view(self._phone(request).person))

    def _acting(self, action: Action) -> Handler:
        async def handle(request: web.Request) -> web.StreamResponse:
            person = self._phone(request).person
            # A page of another site must not be able to press buttons here.
            if request.content_type != "application/json":
                raise BadInput("the body must be JSON")
            try:
                body = await request.json()
            except ValueError:
                raise BadInput("the body must be JSON") from None
            if not isinstance(body, dict):
                raise BadInput("the body must be an object")
            return _json(await action(person, body))

        return handle

    async def _file(self, request: web.Request) -> web.StreamResponse:
        file = self._play.world.files.get(request.match_info["file_id"])
        if file is None:
            raise BadInput("no such file")
        disposition = f"attachment; filename*=UTF-8''{quote(file.name)}"
        return web.Response(
            body=file.content,
            content_type="application/octet-stream",
            headers={"Content-Disposition": disposition, "X-Content-Type-Options": "nosniff"},
        )

    async def _receipt(self, request: web.Request) -> web.StreamResponse:
        # A page of another site must not be able to ask here.
        if self.judge is None or request.content_type != "application/json":
            raise BadInput("no receipts are judged here")
        content = bytearray()
        async for part in request.content.iter_any():
            content += part
            if len(content) > LARGEST_RECEIPT:
                raise BadInput("too long for a receipt")
        return _json(self.judge(bytes(content), request.query.get("link", "")))

    async def _events(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        )
        await response.prepare(request)
        await response.write(b": hello\n\n")
        stream: asyncio.Queue[int | None] = asyncio.Queue()
        self._streams.add(stream)
        try:
            while (user_id := await stream.get()) is not None:
                changed = {user_id}
                while not stream.empty():
                    another = stream.get_nowait()
                    if another is None:
                        return response
                    changed.add(another)
                for one in sorted(changed):
                    await response.write(f'data: {{"user_id":{one}}}\n\n'.encode())
        except ConnectionError:
            pass
        finally:
            self._streams.discard(stream)
        return response


def _json(value: Any, status: int = 200) -> web.Response:
    text = json.dumps(value, ensure_ascii=False)
    return web.Response(text=text, status=status, content_type="application/json")


def _guarded(handler: Handler) -> Handler:
    async def handle(request: web.Request) -> web.StreamResponse:
        try:
            return await handler(request)
        except (BadInput, AssertionError, LookupError, ValueError) as error:
            return _json({"error": str(error)}, status=400)

    return handle
