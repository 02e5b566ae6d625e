"""What can be done on a phone of the page, with the body of the request checked."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Awaitable, Callable
from typing import Any, Final, cast, get_args

from bot.playground.attachments import Kind
from bot.playground.person import Person

Action = Callable[[Person, dict[str, Any]], Awaitable[dict[str, Any]]]


class BadInput(Exception):  # noqa: N818  # reads as what it is: somebody else's mistake
    """The page asked for something impossible; its text is the answer."""


def _text(body: dict[str, Any], name: str, *, needed: bool = True) -> str | None:
    value = body.get(name)
    if value is None and not needed:
        return None
    if not isinstance(value, str) or not value.strip():
        raise BadInput(f"{name} must be a text")
    return value


def _number(body: dict[str, Any], name: str) -> int:
    value = body.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise BadInput(f"{name} must be a number")
    return value


async def _send(person: Person, body: dict[str, Any]) -> dict[str, Any]:
    sent = await person.send(str(_text(body, "text")))
    return {"message_id": sent.id}


async def _start(person: Person, body: dict[str, Any]) -> dict[str, Any]:
    sent = await person.start(_text(body, "payload", needed=False))
    return {"message_id": sent.id}


async def _edit(person: Person, body: dict[str, Any]) -> dict[str, Any]:
    sent = await person.edit(_number(body, "message_id"), str(_text(body, "text")))
    return {"message_id": sent.id}


async def _attach(person: Person, body: dict[str, Any]) -> dict[str, Any]:
    kind = _text(body, "kind")
    if kind not in get_args(Kind):
        raise BadInput("nothing of this kind can be attached")
    name, caption = _text(body, "name", needed=False), _text(body, "caption", needed=False)
    if name is None:
        sent = await person.attach(cast("Kind", kind), caption)
    else:
        content = _content(body)
        sent = await person.attach(cast("Kind", kind), caption, name=name, content=content)
    return {"message_id": sent.id}


def _content(body: dict[str, Any]) -> bytes:
    """The bytes of a file that was chosen on the page, sent in base64."""
    try:
        content = b64decode(str(_text(body, "content")), validate=True)
    except ValueError:
        raise BadInput("content must be base64") from None
    if not content:
        raise BadInput("the file is empty")
    return content


async def _press(person: Person, body: dict[str, Any]) -> dict[str, Any]:
    row, column = _number(body, "row"), _number(body, "column")
    done = await person.press_at(_number(body, "message_id"), row, column)
    answer = done.answer
    return {
        "answer": {"text": answer.text, "show_alert": answer.show_alert} if answer else None,
        "url": done.url or None,
    }


async def _language(person: Person, body: dict[str, Any]) -> dict[str, Any]:
    person.change_language(str(_text(body, "language_code")))
    return {}


async def _block(person: Person, _body: dict[str, Any]) -> dict[str, Any]:
    await person.block()
    return {}


async def _unblock(person: Person, _body: dict[str, Any]) -> dict[str, Any]:
    await person.unblock()
    return {}


ACTIONS: Final[dict[str, Action]] = {
    "send": _send,
    "start": _start,
    "edit": _edit,
    "attach": _attach,
    "press": _press,
    "language": _language,
    "block": _block,
    "unblock": _unblock,
}
