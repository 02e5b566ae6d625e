"""What every send method has in common: where it goes, what it answers, its keyboard."""

from __future__ import annotations

from bot.playground.errors import bad_request
from bot.playground.methods.markup import Markup, read_markup
from bot.playground.methods.registry import Call
from bot.playground.world import Chat, Json, Message
from bot.playground.world.model import GENERAL_TOPIC
from bot.playground.world.views import message_json


def thread(call: Call, chat: Chat) -> int | None:
    """The topic to write to. Raises 400 for one that is gone, or closed to this bot."""
    thread_id = call.params.integer("message_thread_id")
    if not thread_id:
        return None
    topic = chat.topics.get(thread_id) if thread_id != GENERAL_TOPIC else None
    if topic is None:
        raise bad_request("message thread not found")
    if topic.closed and "can_manage_topics" not in chat.members[call.bot.user.id].rights:
        raise bad_request("TOPIC_CLOSED")
    return topic.id


def answered(call: Call, chat: Chat) -> Message | None:
    """The message being replied to. Raises 400 when it is gone and may not be."""
    params = call.params
    message_id = params.integer("reply_to_message_id")
    lenient = params.flag("allow_sending_without_reply")
    given = params.json("reply_parameters", "can't parse reply parameters JSON object")
    if given is not None:
        if not isinstance(given, dict) or not isinstance(given.get("message_id"), int):
            raise bad_request("can't parse reply parameters: Can't find field \"message_id\"")
        message_id = given["message_id"]
        lenient = given.get("allow_sending_without_reply") is True
    if not message_id:
        return None
    message = chat.messages.get(message_id)
    if message is None or message.deleted:
        if lenient:
            return None
        raise bad_request("message to be replied not found")
    return message


def prepared(call: Call) -> tuple[Message, Markup]:
    """A message in the right place, with its keyboard but without content; not posted yet."""
    markup = read_markup(call.params)
    chat = call.writable_chat()
    thread_id = thread(call, chat)
    reply_to = answered(call, chat)
    message = call.world.compose(chat, call.bot.user)
    message.thread_id = thread_id
    message.reply_to = reply_to
    message.markup = markup.inline
    message.had_other_markup = bool(markup.keyboard or markup.remove or markup.force_reply)
    return message, markup


def posted(call: Call, message: Message, markup: Markup) -> Json:
    """Posts the finished message; its reply keyboard takes effect with it."""
    if markup.keyboard is not None:
        message.chat.keyboard = markup.keyboard
    elif markup.remove:
        message.chat.keyboard = None
    call.entry.lost_entities += message.lost_entities
    call.world.post(message)
    return message_json(message)
