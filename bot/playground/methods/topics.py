"""Forum topics."""

from __future__ import annotations

from typing import Final

from bot.playground import limits
from bot.playground.errors import bad_request
from bot.playground.methods.registry import Call, method
from bot.playground.world import Chat, Json
from bot.playground.world.model import Topic

_COLORS: Final = (7322096, 16766590, 13338331, 9367192, 16749490, 16478047)


def _forum(call: Call) -> Chat:
    chat = call.chat()
    if not chat.forum:
        raise bad_request("the chat is not a forum")
    call.require_right(chat, "can_manage_topics", "manage topics in the chat")
    return chat


def _topic(call: Call, chat: Chat) -> Topic:
    topic = chat.topics.get(call.params.integer("message_thread_id"))
    if topic is None:
        raise bad_request("message thread not found")
    return topic


def _name(call: Call) -> str:
    name = call.params.text("name").strip()
    if not name:
        raise bad_request("topic name is empty")
    if len(name) > limits.TOPIC_NAME:
        raise bad_request("TOPIC_TITLE_INVALID")
    return name


@method("createForumTopic")
def create_forum_topic(call: Call) -> Json:
    """Opens a topic and tells its thread id."""
    chat = _forum(call)
    color = call.params.integer("icon_color", _COLORS[0])
    if color not in _COLORS:
        raise bad_request("TOPIC_ICON_COLOR_INVALID")
    topic = call.world.add_topic(chat, call.bot.user, _name(call), color)
    return {
        "message_thread_id": topic.id,
        "name": topic.name,
        "icon_color": topic.icon_color,
    }


@method("editForumTopic")
def edit_forum_topic(call: Call) -> bool:
    """A new name. Raises 400 when nothing changes."""
    chat = _forum(call)
    topic = _topic(call, chat)
    name = _name(call) if call.params.has("name") else topic.name
    icon = call.params.text("icon_custom_emoji_id") or topic.icon_custom_emoji_id
    if (name, icon) == (topic.name, topic.icon_custom_emoji_id):
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.name, topic.icon_custom_emoji_id = name, icon
    call.world.service(chat, call.bot.user, {"forum_topic_edited": {"name": name}}, topic.id)
    return True


def _set_closed(call: Call, *, closed: bool) -> bool:
    chat = _forum(call)
    topic = _topic(call, chat)
    if topic.closed is closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.closed = closed
    event = "forum_topic_closed" if closed else "forum_topic_reopened"
    call.world.service(chat, call.bot.user, {event: {}}, topic.id)
    return True


@method("closeForumTopic")
def close_forum_topic(call: Call) -> bool:
    """Only those who manage topics may write there from now on."""
    return _set_closed(call, closed=True)


@method("reopenForumTopic")
def reopen_forum_topic(call: Call) -> bool:
    """Everybody may write there again."""
    return _set_closed(call, closed=False)


@method("deleteForumTopic")
def delete_forum_topic(call: Call) -> bool:
    """The topic goes with all its messages."""
    chat = _forum(call)
    call.require_right(chat, "can_delete_messages", "delete messages in the chat")
    call.world.remove_topic(chat, _topic(call, chat))
    return True
