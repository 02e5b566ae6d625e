"""Who and what exists: bots, people, chats, files, and those who listen for changes."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime

from bot.playground.world.model import (
    GENERAL_TOPIC,
    Bot,
    CallbackQuery,
    Chat,
    File,
    User,
)

Clock = Callable[[], datetime]
Listener = Callable[[str, int], None]
"""Told what changed: ``("chat", user_id)``, ``("group", chat_id)`` or ``("queue", bot_id)``."""


def _once(_kind: str, _chat_id: int) -> int:
    return 1


class Accounts:
    """The stock of everything; ids are random but look like Telegram's."""

    def __init__(self, clock: Clock, rng: random.Random) -> None:
        self.clock = clock
        self.rng = rng
        self.bots: dict[str, Bot] = {}
        self.users: dict[int, User] = {}
        self.private: dict[tuple[int, int], Chat] = {}
        self.groups: dict[int, Chat] = {}
        self.files: dict[str, File] = {}
        self.queries: dict[str, CallbackQuery] = {}
        self.listeners: list[Listener] = []
        self.deliveries: Callable[[str, int], int] = _once
        """How often an update of a kind in a chat is to be delivered."""
        self.tick = 0

    def notify(self, what: str, which: int) -> None:
        """Tells everybody who listens."""
        for listener in self.listeners:
            listener(what, which)

    def _token(self, length: int) -> str:
        letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"
        return "".join(self.rng.choices(letters, k=length))

    def _new_user_id(self) -> int:
        while (user_id := self.rng.randrange(5_000_000_000, 8_999_999_999)) in self.users:
            pass
        return user_id

    def add_bot(self, token: str, username: str, name: str, *, reads_all: bool = False) -> Bot:
        """A new bot; its id is the number in front of the token's colon."""
        head = token.partition(":")[0]
        user = User(
            id=int(head) if head.isdigit() else self._new_user_id(),
            first_name=name,
            is_bot=True,
            username=username,
        )
        bot = Bot(
            token=token,
            user=user,
            reads_all_group_messages=reads_all,
            next_update_id=self.rng.randrange(100_000_000, 900_000_000),
            last_message_id=self.rng.randrange(10, 500),
        )
        self.users[user.id] = user
        self.bots[token] = bot
        return bot

    def add_user(self, first_name: str, *, language_code: str = "", username: str = "") -> User:
        """A new person, known to no bot yet."""
        user = User(
            id=self._new_user_id(),
            first_name=first_name,
            language_code=language_code,
            username=username,
        )
        self.users[user.id] = user
        return user

    def add_group(self, title: str, *, forum: bool, basic: bool = False) -> Chat:
        """A supergroup, or a basic group that can be upgraded later."""
        number = self.rng.randrange(1_000_000_000, 3_999_999_999)
        chat = Chat(
            id=-number if basic else -1_000_000_000_000 - number,
            type="group" if basic else "supergroup",
            title=title,
            forum=forum and not basic,
            last_message_id=GENERAL_TOPIC,
        )
        self.groups[chat.id] = chat
        return chat

    def private_chat(self, bot: Bot, user: User) -> Chat:
        """The chat of the two; made when it is first asked for."""
        key = (bot.user.id, user.id)
        if key not in self.private:
            self.private[key] = Chat(id=user.id, type="private", peer=user)
        return self.private[key]

    def _bot_of(self, user: User) -> Bot | None:
        return next((bot for bot in self.bots.values() if bot.user is user), None)

    def add_file(self, name: str, mime_type: str, content: bytes, size: int | None = None) -> File:
        """Keeps bytes under a new file_id."""
        file = File(
            file_id=f"BQACAgIAAxkBAAI{self._token(50)}",
            unique_id=f"AgAD{self._token(11)}",
            name=name,
            mime_type=mime_type,
            content=content,
            size=len(content) if size is None else size,
        )
        self.files[file.file_id] = file
        return file
