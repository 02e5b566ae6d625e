"""Which methods exist, and what one call knows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.playground.errors import bad_request, forbidden
from bot.playground.journal import ApiCall
from bot.playground.methods.params import Params
from bot.playground.world import Bot, Chat, World


@dataclass(frozen=True, slots=True)
class Call:
    """One call of one bot."""

    world: World
    bot: Bot
    params: Params
    entry: ApiCall
    """Its line in the journal."""

    def chat(self) -> Chat:
        """The chat of ``chat_id``. Raises 400 when there is none, 403 when the bot is out of it."""
        if not self.params.has("chat_id"):
            raise bad_request("chat_id is empty")
        value = self.params.text("chat_id")
        if not value.removeprefix("-").isdecimal():
            raise bad_request("chat not found")
        return self.find_chat(int(value))

    def find_chat(self, chat_id: int) -> Chat:
        """As `chat`, for an id that came another way."""
        if chat_id > 0:
            return self._private(chat_id)
        group = self.world.groups.get(chat_id)
        if group is None or self.bot.user.id not in group.members:
            raise bad_request("chat not found")
        if group.migrated_to is not None:
            raise bad_request(
                "group chat was upgraded to a supergroup chat",
                migrate_to_chat_id=group.migrated_to,
            )
        status = group.members[self.bot.user.id].status
        if status == "kicked":
            raise forbidden(f"bot was kicked from the {group.type} chat")
        if status == "left":
            raise forbidden(f"bot is not a member of the {group.type} chat")
        return group

    def _private(self, user_id: int) -> Chat:
        chat = self.world.private.get((self.bot.user.id, user_id))
        if chat is not None and chat.started:
            return chat
        shared = any(
            user_id in group.members and self.bot.user.id in group.members
            for group in self.world.groups.values()
        )
        if shared:
            raise forbidden("bot can't initiate conversation with a user")
        raise bad_request("chat not found")

    def living_chat(self) -> Chat:
        """The chat, if the person at its other end still exists. Raises 403 otherwise."""
        chat = self.chat()
        if chat.peer is not None and chat.peer.deleted:
            raise forbidden("user is deactivated")
        return chat

    def writable_chat(self) -> Chat:
        """The chat, if the bot may write there now. Raises 403 when the person went away."""
        chat = self.living_chat()
        if chat.blocked:
            raise forbidden("bot was blocked by the user")
        return chat

    def require_right(self, chat: Chat, right: str, what: str) -> None:
        """Raises 400 unless the bot is an administrator with `right`."""
        member = chat.members[self.bot.user.id]
        if member.status != "creator" and right not in member.rights:
            raise bad_request(f"not enough rights to {what}")


Method = Callable[[Call], Any]
METHODS: dict[str, Method] = {}
"""By name in lower case: method names are not case-sensitive."""
NAMES: dict[str, str] = {}


def method(*names: str) -> Callable[[Method], Method]:
    """Registers a function under the Bot API's names."""

    def register(function: Method) -> Method:
        for name in names:
            METHODS[name.lower()] = function
            NAMES[name.lower()] = name
        return function

    return register
