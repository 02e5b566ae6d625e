"""What a person does besides pressing buttons: writing, sending files, leaving."""

from __future__ import annotations

import re

from bot.playground import limits
from bot.playground.attachments import WITH_CAPTION, Kind, attach
from bot.playground.onlooker import Onlooker
from bot.playground.seen import Seen, seen
from bot.playground.world import Message

_PAYLOAD = re.compile(rf"[A-Za-z0-9_-]{{1,{limits.START_PAYLOAD}}}")


class Writer(Onlooker):
    """A person who can write to the chat they look at."""

    def _compose(self, reply_to: int | None = None) -> Message:
        self._act()
        chat = self.chat
        if chat.peer is not None:
            chat.started = True
            self._play.world.set_blocked(self.bot, self.user, blocked=False)
        message = self._play.world.compose(chat, self.user)
        message.thread_id = self._thread
        if reply_to is not None:
            message.reply_to = chat.messages[reply_to]
        return message

    def _send(self, message: Message) -> Seen:
        self._play.world.post(message)
        self._play.world.deliver(message)
        return seen(message)

    async def send(self, text: str, *, reply_to: int | None = None) -> Seen:
        """Types `text` and sends it; writing to a blocked bot unblocks it first."""
        message = self._compose(reply_to)
        self._play.world.say(message, text)
        return self._send(message)

    async def start(self, payload: str | None = None) -> Seen:
        """Presses START, or opens a ``t.me/bot?start=payload`` link and presses it there.

        Raises ``ValueError`` for a payload that no link can carry.
        """
        if payload is not None and not _PAYLOAD.fullmatch(payload):
            raise ValueError("a start payload is 1-64 characters of A-Z a-z 0-9 _ -")
        return await self.send("/start" if payload is None else f"/start {payload}")

    async def edit(self, message_id: int, text: str) -> Seen:
        """Changes one's own message. Raises ``AssertionError`` if it is somebody else's."""
        message = self._message(message_id)
        if message.sender is not self.user or message.kind != "text":
            raise AssertionError(f"message {message_id} is no text of {self.key}")
        self._act()
        self._play.world.say(message, text)
        message.edited = self._play.world.clock()
        self._play.world.touched(message)
        self._play.world.deliver(message, "edited_message")
        return seen(message)

    async def attach(
        self,
        kind: Kind,
        caption: str | None = None,
        *,
        name: str = "",
        content: bytes = b"\0",
        size: int | None = None,
    ) -> Seen:
        """Sends something that is no text; `size` is the file size the bot is told."""
        message = self._compose()
        attach(self._play.world, message, kind, name=name, content=content, size=size)
        if caption and kind in WITH_CAPTION:
            self._play.world.say(message, caption)
        return self._send(message)

    async def album(self, count: int, caption: str | None = None) -> list[Seen]:
        """Sends `count` photos as one album; each is an update of its own."""
        group_id = str(self._play.world.rng.randrange(10**16, 10**17))
        sent = []
        for number in range(count):
            message = self._compose()
            attach(self._play.world, message, "photo")
            message.media_group_id = group_id
            if caption and number == 0:
                self._play.world.say(message, caption)
            sent.append(self._send(message))
        return sent

    async def forward(self, text: str) -> Seen:
        """Forwards somebody else's words, whose name is hidden."""
        message = self._compose()
        self._play.world.say(message, text)
        message.content["forward_origin"] = {
            "type": "hidden_user",
            "sender_user_name": "?",
            "date": int(message.date.timestamp()),
        }
        return self._send(message)

    async def block(self) -> None:
        """Stops the bot."""
        self._act()
        self._play.world.set_blocked(self.bot, self.user, blocked=True)

    async def unblock(self) -> None:
        """Takes the bot back without writing to it."""
        self._act()
        self._play.world.set_blocked(self.bot, self.user, blocked=False)

    async def delete_account(self) -> None:
        """The account is gone; the bot learns it only when it writes."""
        self.user.deleted = True
        self.user.first_name = ""

    def change_language(self, language_code: str) -> None:
        """The client's language, as later updates tell it."""
        self.user.language_code = language_code
        self._play.world.notify("chat", self.user.id)
