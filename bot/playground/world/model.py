"""The things of the small world: people, bots, chats, messages, files, pressed buttons."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from bot.playground.entities import Entity

Json = dict[str, Any]
ChatType = Literal["private", "group", "supergroup"]
Status = Literal["creator", "administrator", "member", "left", "kicked"]

GENERAL_TOPIC = 1
"""The General topic of a forum; its thread id is never sent."""


@dataclass(slots=True, eq=False)
class User:
    """Somebody with an account, bots too."""

    id: int
    first_name: str
    is_bot: bool = False
    username: str = ""
    last_name: str = ""
    language_code: str = ""
    deleted: bool = False


@dataclass(slots=True, eq=False)
class File:
    """Bytes that somebody sent."""

    file_id: str
    unique_id: str
    name: str
    mime_type: str
    content: bytes = field(repr=False)
    size: int
    """As told to the bot; may be larger than `content`, so that a test needs no 20 MB."""
    width: int = 0
    height: int = 0


@dataclass(slots=True, eq=False)
class Topic:
    """A forum topic; its id is the id of the message that opened it."""

    id: int
    name: str
    icon_color: int
    icon_custom_emoji_id: str = ""
    closed: bool = False


@dataclass(slots=True)
class Member:
    """What somebody is in a group, and the administrator's rights."""

    user: User
    status: Status
    rights: frozenset[str] = frozenset()


@dataclass(slots=True, eq=False)
class Message:
    """One message; `text` is the caption of anything that is not a text."""

    id: int
    chat: Chat = field(repr=False)
    sender: User = field(repr=False)
    date: datetime
    kind: str = "text"
    text: str = ""
    entities: list[Entity] = field(default_factory=list)
    file: File | None = None
    content: Json = field(default_factory=dict)
    """The media fields as the Bot API shows them, such as ``{"document": {…}}``."""
    markup: Json | None = None
    """The inline keyboard."""
    had_other_markup: bool = False
    """Sent with a reply keyboard or its removal: such a message can never be edited."""
    thread_id: int | None = None
    reply_to: Message | None = field(default=None, repr=False)
    media_group_id: str = ""
    edited: datetime | None = None
    deleted: bool = False
    changed: int = 0
    """The world's tick at which the message came or was edited last."""
    lost_entities: int = 0
    """Formatting dropped because there was too much of it."""


@dataclass(slots=True, eq=False)
class Chat:
    """A private chat of one bot with one person, or a group that many are in."""

    id: int
    type: ChatType
    title: str = ""
    peer: User | None = None
    forum: bool = False
    started: bool = False
    """Private: the person has written to the bot."""
    blocked: bool = False
    members: dict[int, Member] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict, repr=False)
    topics: dict[int, Topic] = field(default_factory=dict)
    keyboard: Json | None = None
    """The reply keyboard that stands under the input line."""
    pinned: list[int] = field(default_factory=list)
    migrated_to: int | None = None
    last_message_id: int = 0


@dataclass(slots=True, eq=False)
class CallbackQuery:
    """One press of an inline button."""

    id: str
    bot: Bot
    user: User
    message: Message
    data: str
    at: datetime
    update_id: int = 0
    answered: bool = False
    text: str = ""
    show_alert: bool = False
    url: str = ""


@dataclass(slots=True, eq=False)
class Update:
    """One update in a bot's queue; `cause` is the id of the person who made it."""

    id: int
    type: str
    payload: Json
    cause: int
    chat_id: int
    at: datetime
    deliveries: int = 1
    """How often it is still to be delivered; more than 1 only by fault injection."""

    def json(self) -> Json:
        """The update as the bot gets it."""
        return {"update_id": self.id, self.type: self.payload}


@dataclass(slots=True)
class Webhook:
    """Where updates are pushed to, and what went wrong last."""

    url: str
    secret_token: str = ""
    max_connections: int = 40
    last_error_at: datetime | None = None
    last_error: str = ""


@dataclass(slots=True, eq=False)
class Bot:
    """A bot's account, its profile in every language and its queue."""

    token: str
    user: User
    reads_all_group_messages: bool = False
    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    """By scope (as written by ``methods.commands``) and language."""
    menu_buttons: dict[int, Json] = field(default_factory=dict)
    """By chat id; 0 is the default."""
    allowed_updates: frozenset[str] | None = None
    updates: dict[int, Update] = field(default_factory=dict)
    next_update_id: int = 0
    last_message_id: int = 0
    """Shared by all private chats and basic groups of this bot."""
    webhook: Webhook | None = None
    logged_out: bool = False
