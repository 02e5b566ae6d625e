"""editMessageText, editMessageCaption, editMessageReplyMarkup."""

from __future__ import annotations

from bot.playground.errors import bad_request
from bot.playground.methods.markup import Markup, inline_json, read_markup
from bot.playground.methods.registry import Call, method
from bot.playground.methods.words import read_caption, read_text
from bot.playground.world import Json, Message
from bot.playground.world.views import message_json


def _editable(call: Call) -> Message:
    if call.params.has("inline_message_id"):
        raise bad_request("MESSAGE_ID_INVALID")
    chat = call.writable_chat()
    message_id = call.params.integer("message_id")
    if not message_id:
        raise bad_request("message identifier is not specified")
    message = chat.messages.get(message_id)
    if message is None or message.deleted:
        raise bad_request("message to edit not found")
    if message.sender is not call.bot.user or message.kind == "service":
        raise bad_request("message can't be edited")
    if message.had_other_markup:
        raise bad_request("message can't be edited")
    return message


def _inline(call: Call) -> Json | None:
    markup: Markup = read_markup(call.params)
    if markup.keyboard or markup.remove or markup.force_reply:
        raise bad_request("inline keyboard expected")
    return markup.inline


def _changed(call: Call, message: Message, before: tuple[object, ...]) -> Json:
    if before == _state(message):
        raise bad_request(
            "message is not modified: specified new message content and reply markup are "
            "exactly the same as a current content and reply markup of the message"
        )
    call.entry.lost_entities += message.lost_entities
    message.edited = call.world.clock()
    call.world.touched(message)
    return message_json(message)


def _state(message: Message) -> tuple[object, ...]:
    return message.text, tuple(message.entities), inline_json(message.markup)


@method("editMessageText")
def edit_message_text(call: Call) -> Json:
    """New words; the inline keyboard goes unless it is sent again."""
    text, entities, lost = read_text(call.params)
    markup = _inline(call)
    message = _editable(call)
    if message.kind != "text":
        raise bad_request("there is no text in the message to edit")
    before = _state(message)
    message.text, message.entities, message.lost_entities = text, entities, lost
    message.markup = markup
    return _changed(call, message, before)


@method("editMessageCaption")
def edit_message_caption(call: Call) -> Json:
    """New words under a file."""
    text, entities, lost = read_caption(call.params)
    markup = _inline(call)
    message = _editable(call)
    if message.kind not in ("document", "photo", "video", "voice", "audio", "animation"):
        raise bad_request("there is no caption in the message to edit")
    before = _state(message)
    message.text, message.entities, message.lost_entities = text, entities, lost
    message.markup = markup
    return _changed(call, message, before)


@method("editMessageReplyMarkup")
def edit_message_reply_markup(call: Call) -> Json:
    """New buttons under the same words."""
    markup = _inline(call)
    message = _editable(call)
    before = _state(message)
    message.markup = markup
    return _changed(call, message, before)
