"""``reply_markup``: checked, and brought into the form in which it is shown."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from bot.playground import limits
from bot.playground.entities import utf16_length
from bot.playground.entities.links import checked_link
from bot.playground.errors import bad_request
from bot.playground.methods.params import Params
from bot.playground.world import Json


@dataclass(frozen=True, slots=True)
class Markup:
    """At most one of the four is set."""

    inline: Json | None = None
    keyboard: Json | None = None
    remove: bool = False
    force_reply: bool = False


def read_markup(params: Params) -> Markup:
    """The call's ``reply_markup``. Raises 400 with the server's words."""
    raw = params.text("reply_markup")
    value = params.json("reply_markup", "can't parse reply keyboard markup JSON object")
    if value is None:
        return Markup()
    if len(raw.encode()) > limits.MARKUP_BYTES:
        raise bad_request("reply markup is too long")
    if not isinstance(value, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in value:
        rows = _rows(value["inline_keyboard"], "inline_keyboard", _inline_button)
        return Markup(inline={"inline_keyboard": rows} if rows else None)
    if "keyboard" in value:
        rows = _rows(value["keyboard"], "keyboard", _reply_button)
        return Markup(keyboard=_reply_keyboard(value, rows))
    if value.get("remove_keyboard") is True:
        return Markup(remove=True)
    return Markup(force_reply=value.get("force_reply") is True)


def _reply_keyboard(value: Json, rows: list[list[Json]]) -> Json:
    placeholder = value.get("input_field_placeholder", "")
    if not isinstance(placeholder, str) or len(placeholder) > limits.PLACEHOLDER:
        raise bad_request("REPLY_MARKUP_PLACEHOLDER_INVALID")
    return {
        "rows": rows,
        "one_time": value.get("one_time_keyboard") is True,
        "resize": value.get("resize_keyboard") is True,
        "persistent": value.get("is_persistent") is True,
        "placeholder": placeholder,
    }


def _rows(value: Any, name: str, read: Any) -> list[list[Json]]:
    if not isinstance(value, list):
        raise bad_request(f'field "{name}" must be of type Array')
    rows: list[list[Json]] = []
    for row in value:
        if not isinstance(row, list):
            owner = " of the InlineKeyboardMarkup" if name == "inline_keyboard" else ""
            raise bad_request(f'field "{name}"{owner} must be an Array of Arrays')
        buttons = [read(button) for button in row]
        if len(buttons) > limits.BUTTONS_IN_ROW:
            raise bad_request("reply markup is too long")
        if kept := [button for button in buttons if button["text"]]:
            rows.append(kept)
    if sum(len(row) for row in rows) > limits.BUTTONS:
        raise bad_request("reply markup is too long")
    return rows


def _field(button: Any, name: str, what: str) -> str:
    value = button.get(name)
    if not isinstance(value, str):
        problem = f'Can\'t find field "{name}"'
        if name in button:
            problem = f'Field "{name}" must be of type String'
        raise bad_request(f"can't parse {what}: {problem}")
    return value


def _inline_button(button: Any) -> Json:
    what = "inline keyboard button"
    if not isinstance(button, dict):
        raise bad_request(f"can't parse {what}: InlineKeyboardButton must be an Object")
    shown: Json = {"text": _field(button, "text", what)}
    for name in ("style", "icon_custom_emoji_id"):
        if button.get(name):
            shown[name] = button[name]
    if button.get("url"):
        url = _field(button, "url", what)
        link = checked_link(url)
        if not link:
            raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
        return shown | {"url": link}
    # Empty data is as good as none: the button then has nothing to do, which is refused below.
    if button.get("callback_data"):
        data = _field(button, "callback_data", what)
        if len(data.encode()) > limits.CALLBACK_DATA_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
        return shown | {"callback_data": data}
    if "copy_text" in button:
        copied = button["copy_text"]
        text = copied.get("text") if isinstance(copied, dict) else None
        if not isinstance(text, str) or not 1 <= utf16_length(text) <= limits.COPY_TEXT:
            raise bad_request("BUTTON_COPY_TEXT_INVALID")
        return shown | {"copy_text": {"text": text}}
    raise bad_request(f"can't parse {what}: Text buttons are unallowed in the inline keyboard")


def _reply_button(button: Any) -> Json:
    if isinstance(button, str):
        return {"text": button}
    if not isinstance(button, dict):
        raise bad_request("can't parse keyboard button: KeyboardButton must be a String or Object")
    shown: Json = {"text": _field(button, "text", "keyboard button")}
    for name in ("request_contact", "request_location"):
        if button.get(name) is True:
            shown[name] = True
    return shown


def inline_json(markup: Json | None) -> str:
    """A form in which two inline keyboards can be compared."""
    return json.dumps(markup, sort_keys=True)
