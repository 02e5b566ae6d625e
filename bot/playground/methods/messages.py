"""sendMessage, copyMessage, sendChatAction."""

from __future__ import annotations

from bot.playground.errors import bad_request
from bot.playground.methods.registry import Call, method
from bot.playground.methods.sending import posted, prepared, thread
from bot.playground.methods.words import read_caption, read_text
from bot.playground.world import Json

_ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)


@method("sendMessage")
def send_message(call: Call) -> Json:
    """A text."""
    text, entities, lost = read_text(call.params)
    message, markup = prepared(call)
    message.text, message.entities, message.lost_entities = text, entities, lost
    return posted(call, message, markup)


@method("copyMessage")
def copy_message(call: Call) -> Json:
    """The same content without the sender's name; a caption may be replaced."""
    source_chat = call.find_chat(call.params.integer("from_chat_id"))
    source = source_chat.messages.get(call.params.integer("message_id"))
    if source is None or source.deleted:
        raise bad_request("message to copy not found")
    if source.kind == "service":
        raise bad_request("message can't be copied")
    caption = None
    if source.kind != "text" and "caption" in call.params.values:
        caption = read_caption(call.params)
    message, markup = prepared(call)
    message.kind = source.kind
    message.file = source.file
    message.content = dict(source.content)
    message.text, message.entities = source.text, list(source.entities)
    if caption is not None:
        message.text, message.entities, message.lost_entities = caption
    posted(call, message, markup)
    return {"message_id": message.id}


@method("sendChatAction")
def send_chat_action(call: Call) -> bool:
    """Shows for a moment that something is coming."""
    if call.params.text("action").lower() not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    thread(call, call.writable_chat())
    return True
