"""Chats, their members, pins; and leaving."""

from __future__ import annotations

from bot.playground.errors import bad_request
from bot.playground.methods.registry import Call, method
from bot.playground.world import Chat, Json, Message
from bot.playground.world.model import Member
from bot.playground.world.views import chat_json, member_json, message_json


@method("getChat")
def get_chat(call: Call) -> Json:
    """All that is known of a chat."""
    chat = call.chat()
    shown = chat_json(chat) | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": False,
            "limited_gifts": False,
            "unique_gifts": False,
            "premium_subscription": False,
            "gifts_from_channels": False,
        },
    }
    if pinned := [m for m in map(chat.messages.get, chat.pinned) if m and not m.deleted]:
        shown["pinned_message"] = message_json(pinned[-1])
    return shown


@method("getChatMember")
def get_chat_member(call: Call) -> Json:
    """What somebody is in a chat."""
    chat = call.chat()
    user_id = call.params.integer("user_id")
    user = call.world.users.get(user_id)
    if user is None:
        raise bad_request("invalid user_id specified")
    if chat.peer is not None:
        if user not in (chat.peer, call.bot.user):
            raise bad_request("member not found")
        return member_json(Member(user, "member"))
    member = chat.members.get(user_id)
    if member is None:
        raise bad_request("member not found")
    return member_json(member)


@method("getChatMemberCount")
def get_chat_member_count(call: Call) -> int:
    """How many are in a chat."""
    chat = call.chat()
    inside = [m for m in chat.members.values() if m.status not in ("left", "kicked")]
    return 2 if chat.peer is not None else len(inside)


@method("getChatAdministrators")
def get_chat_administrators(call: Call) -> list[Json]:
    """The owner and the administrators who are no bots."""
    chat = call.chat()
    if chat.peer is not None:
        raise bad_request("there are no administrators in the private chat")
    admins = [m for m in chat.members.values() if m.status in ("creator", "administrator")]
    return [member_json(m) for m in admins if not m.user.is_bot or m.user is call.bot.user]


@method("leaveChat")
def leave_chat(call: Call) -> bool:
    """The bot goes."""
    chat = call.chat()
    if chat.peer is not None:
        raise bad_request("chat member status can't be changed in private chats")
    call.world.set_member(chat, call.bot.user, "left", call.bot.user)
    return True


def _pinnable(call: Call, name: str) -> tuple[Chat, Message]:
    chat = call.writable_chat()
    if chat.peer is None:
        call.require_right(chat, "can_pin_messages", "manage pinned messages in the chat")
    message = chat.messages.get(call.params.integer("message_id"))
    if message is None or message.deleted:
        raise bad_request(f"message to {name} not found")
    return chat, message


@method("pinChatMessage")
def pin_chat_message(call: Call) -> bool:
    """Keeps a message at the top."""
    chat, message = _pinnable(call, "pin")
    if message.id not in chat.pinned:
        chat.pinned.append(message.id)
        call.world.shown(message)
    return True


@method("unpinChatMessage")
def unpin_chat_message(call: Call) -> bool:
    """Takes a message, or the one pinned last, from the top."""
    chat = call.writable_chat()
    if not call.params.has("message_id"):
        if not chat.pinned:
            raise bad_request("message to unpin not found")
        chat.pinned.pop()
        return True
    chat, message = _pinnable(call, "unpin")
    if message.id in chat.pinned:
        chat.pinned.remove(message.id)
        call.world.shown(message)
    return True
