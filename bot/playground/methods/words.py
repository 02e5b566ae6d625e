"""Texts and captions: parsed, trimmed and held against the limits."""

from __future__ import annotations

import re
from typing import Any, Final

from bot.playground import limits
from bot.playground.entities import Entity, fix, merged, parse_html, utf16_length
from bot.playground.entities.model import USER_MADE, utf16_positions
from bot.playground.errors import bad_request
from bot.playground.methods.params import Params

_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def read_text(params: Params) -> tuple[str, list[Entity], int]:
    """The call's ``text``: words, entities, and how many entities were dropped as too many.

    Raises 400 when it is empty or too long after parsing.
    """
    text, entities, lost = _parsed(params, "text", "entities")
    if not text:
        raise bad_request("message text is empty")
    if utf16_length(text) > limits.TEXT:
        raise bad_request("message is too long")
    return text, entities, lost


def read_caption(params: Params) -> tuple[str, list[Entity], int]:
    """The call's ``caption``, which may be empty. Raises 400 when it is too long."""
    text, entities, lost = _parsed(params, "caption", "caption_entities")
    if utf16_length(text) > limits.CAPTION:
        raise bad_request("message caption is too long")
    return text, entities, lost


def _parsed(params: Params, name: str, entities_name: str) -> tuple[str, list[Entity], int]:
    raw = params.text(name)
    if len(raw.encode("utf-8", "surrogatepass")) > limits.RAW_TEXT_BYTES:
        raise bad_request("text is too long")
    if _SURROGATE.search(raw):
        raise bad_request("strings must be encoded in UTF-8")
    mode = params.text("parse_mode").lower()
    if mode == "html":
        text, made = parse_html(raw)
    elif mode in ("", "none"):
        text, made = raw, _given(params, entities_name, raw)
    else:
        # Markdown is left out on purpose: its escaping rules are a trap for other people's words.
        raise bad_request("unsupported parse_mode")
    text, made = fix(text, made)
    kept = made[: limits.ENTITIES]
    return text, merged(kept, text), len(made) - len(kept)


def _given(params: Params, name: str, text: str) -> list[Entity]:
    """Entities sent as such. Raises 400 for one that does not lie on the text's characters."""
    value = params.json(name, "can't parse entities: can't parse entities JSON object")
    if value is None:
        return []
    if not isinstance(value, list):
        raise bad_request("can't parse entities: expected an Array of MessageEntity")
    entities = [one for item in value if (one := _entity(item)).type in USER_MADE]
    places = set(utf16_positions(text))
    for one in entities:
        if one.offset not in places or one.end not in places or one.length < 0:
            raise bad_request(
                f"entity beginning at UTF-16 offset {one.offset} does not fit the text"
            )
    return [one for one in entities if one.length]


def _entity(item: Any) -> Entity:
    if not isinstance(item, dict):
        raise bad_request("can't parse entities: expected an Object")
    kind, offset, length = (item.get(name) for name in ("type", "offset", "length"))
    if not isinstance(kind, str) or not isinstance(offset, int) or not isinstance(length, int):
        raise bad_request("can't parse entities: wrong MessageEntity")
    argument = item.get("url") or item.get("language") or ""
    return Entity(kind, offset, length, str(argument))
