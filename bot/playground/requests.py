"""Reading the parameters of an HTTP request, in every form Telegram takes them."""

from __future__ import annotations

import json
from typing import Any

from aiohttp import web

from bot.playground.errors import ApiError, bad_request
from bot.playground.methods import Params, Upload


async def read_params(request: web.Request) -> Params:
    """Query, form, multipart or JSON; the body wins over the query.

    Raises ``ApiError`` 400 for a body that cannot be read, 413 for one that is too large.
    """
    values: dict[str, str] = dict(request.query)
    uploads: dict[str, Upload] = {}
    if not request.body_exists:
        return Params(values, uploads)
    try:
        if request.content_type == "application/json":
            values.update(_from_json(await request.read()))
        else:
            for name, value in (await request.post()).items():
                if isinstance(value, web.FileField):
                    mime = value.content_type
                    uploads[name] = Upload(value.filename, mime, value.file.read())
                elif isinstance(value, str):
                    values[name] = value
                else:
                    values[name] = bytes(value).decode()
    except web.HTTPRequestEntityTooLarge:
        raise ApiError(413, "Request Entity Too Large") from None
    except ValueError:
        raise bad_request("can't parse the request") from None
    return Params(values, uploads)


def _from_json(body: bytes) -> dict[str, str]:
    if not body.strip():
        return {}
    parsed = json.loads(body)
    if not isinstance(parsed, dict):
        raise bad_request("can't parse JSON: an Object is expected")
    return as_text(parsed)


def as_text(values: dict[str, Any]) -> dict[str, str]:
    """JSON values as the text a form would carry; null is as good as not sent."""
    return {
        name: value if isinstance(value, str) else json.dumps(value)
        for name, value in values.items()
        if value is not None
    }
