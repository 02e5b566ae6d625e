"""The world's things as the Bot API's JSON."""

from __future__ import annotations

from datetime import datetime

from bot.playground.world.model import CallbackQuery, Chat, File, Json, Member, Message, User


def stamp(at: datetime) -> int:
    """Unix seconds, as in every ``date``."""
    return int(at.timestamp())


def user_json(user: User) -> Json:
    """A User."""
    shown: Json = {"id": user.id, "is_bot": user.is_bot, "first_name": user.first_name}
    for name in ("last_name", "username", "language_code"):
        if value := getattr(user, name):
            shown[name] = value
    return shown


def chat_json(chat: Chat) -> Json:
    """A Chat, without what only getChat tells."""
    if chat.peer is not None:
        shown: Json = {"id": chat.id, "type": "private", "first_name": chat.peer.first_name}
        for name in ("last_name", "username"):
            if value := getattr(chat.peer, name):
                shown[name] = value
        return shown
    shown = {"id": chat.id, "title": chat.title, "type": chat.type}
    if chat.forum:
        shown["is_forum"] = True
    return shown


def file_json(file: File) -> Json:
    """The fields every kind of file has."""
    return {"file_id": file.file_id, "file_unique_id": file.unique_id, "file_size": file.size}


def message_json(message: Message, *, with_reply: bool = True) -> Json:
    """A Message; the one it answers is shown one level deep."""
    shown: Json = {
        "message_id": message.id,
        "from": user_json(message.sender),
        "chat": chat_json(message.chat),
        "date": stamp(message.date),
    }
    if message.edited is not None:
        shown["edit_date"] = stamp(message.edited)
    if message.thread_id is not None:
        shown["message_thread_id"] = message.thread_id
        shown["is_topic_message"] = True
    if message.media_group_id:
        shown["media_group_id"] = message.media_group_id
    if with_reply and message.reply_to is not None and not message.reply_to.deleted:
        shown["reply_to_message"] = message_json(message.reply_to, with_reply=False)
    shown.update(message.content)
    name = "text" if message.kind == "text" else "caption"
    if message.text:
        shown[name] = message.text
        if message.entities:
            key = "entities" if message.kind == "text" else "caption_entities"
            shown[key] = [entity.json() for entity in message.entities]
    if message.markup is not None:
        shown["reply_markup"] = message.markup
    return shown


def accessible_json(message: Message) -> Json:
    """A Message, or the little that is known of one that was deleted."""
    if message.deleted:
        return {"chat": chat_json(message.chat), "message_id": message.id, "date": 0}
    return message_json(message)


def query_json(query: CallbackQuery) -> Json:
    """A CallbackQuery."""
    return {
        "id": query.id,
        "from": user_json(query.user),
        "message": accessible_json(query.message),
        "chat_instance": str(-(query.message.chat.id * 7919 + query.bot.user.id)),
        "data": query.data,
    }


def member_json(member: Member) -> Json:
    """A ChatMember."""
    shown: Json = {"user": user_json(member.user), "status": member.status}
    if member.status == "administrator":
        shown["can_be_edited"] = False
        shown["is_anonymous"] = False
        names = (
            "can_manage_chat",
            "can_delete_messages",
            "can_manage_video_chats",
            "can_restrict_members",
            "can_promote_members",
            "can_change_info",
            "can_invite_users",
            "can_post_stories",
            "can_edit_stories",
            "can_delete_stories",
            "can_pin_messages",
            "can_manage_topics",
            "can_send_welcome_messages",
        )
        shown.update({name: name in member.rights for name in names})
    elif member.status == "creator":
        shown["is_anonymous"] = False
    elif member.status == "kicked":
        shown["until_date"] = 0
    return shown
