"""sendDocument, sendPhoto, sendMediaGroup."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.playground import limits
from bot.playground.errors import bad_request
from bot.playground.methods.files import document_json, photo_json, read_file
from bot.playground.methods.markup import Markup
from bot.playground.methods.params import Params
from bot.playground.methods.registry import Call, method
from bot.playground.methods.sending import posted, prepared
from bot.playground.methods.words import read_caption
from bot.playground.world import Json, Message


def _fill(call: Call, message: Message, kind: str, given: str, field: str) -> None:
    file = read_file(call, given, field, photo=kind == "photo")
    message.kind, message.file = kind, file
    message.content = {kind: photo_json(file) if kind == "photo" else document_json(file)}


def _send(call: Call, kind: str) -> Json:
    caption = read_caption(call.params)
    message, markup = prepared(call)
    _fill(call, message, kind, call.params.text(kind), kind)
    message.text, message.entities, message.lost_entities = caption
    return posted(call, message, markup)


@method("sendDocument")
def send_document(call: Call) -> Json:
    """A file as it is."""
    return _send(call, "document")


@method("sendPhoto")
def send_photo(call: Call) -> Json:
    """A picture."""
    return _send(call, "photo")


@method("sendMediaGroup")
def send_media_group(call: Call) -> list[Json]:
    """An album of 2 to 10 documents or photos, each with its own caption."""
    media = call.params.json("media", "can't parse media JSON object")
    if not isinstance(media, list):
        raise bad_request("expected an Array of InputMedia")
    if not limits.ALBUM_FEWEST <= len(media) <= limits.ALBUM_MOST:
        raise bad_request("there must be 2-10 items in the album to send")
    kinds = {item.get("type") if isinstance(item, dict) else None for item in media}
    if not kinds <= {"photo", "document"}:
        raise bad_request("type must be one of photo and document here")
    if len(kinds) > 1:
        raise bad_request("document can't be mixed with other media types")
    group_id = str(call.world.rng.randrange(10**16, 10**17))
    return [_item(call, item, group_id, str(number)) for number, item in enumerate(media)]


def _item(call: Call, item: dict[str, Any], group_id: str, field: str) -> Json:
    values = {name: value for name, value in item.items() if isinstance(value, str)}
    own = Params({k: v for k, v in values.items() if k in ("caption", "parse_mode")})
    caption = read_caption(own)
    message, _ = prepared(replace(call, params=_without_markup(call.params)))
    _fill(call, message, str(item["type"]), values.get("media", ""), field)
    message.text, message.entities, message.lost_entities = caption
    message.media_group_id = group_id
    return posted(call, message, Markup())


def _without_markup(params: Params) -> Params:
    values = {name: value for name, value in params.values.items() if name != "reply_markup"}
    return Params(values, params.uploads)
