"""What a person sees, and waiting for it.

Nothing in here sleeps: every wait ends when the world says that something happened.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.playground.seen import Answer, Seen, seen
from bot.playground.world import Bot, CallbackQuery, Chat, Message, User

if TYPE_CHECKING:
    from bot.playground.server import Playground

Wanted = str | re.Pattern[str]


class Onlooker:
    """One person looking at one chat. Waits take seconds and raise ``AssertionError``."""

    def __init__(
        self,
        play: Playground,
        key: str,
        user: User,
        bot: Bot | None = None,
        group: Chat | None = None,
        thread_id: int | None = None,
    ) -> None:
        self.key = key
        self.user = user
        self._play = play
        self._bot = bot
        self._group = group
        self._thread = thread_id
        self._since = 0

    @property
    def id(self) -> int:
        """The Telegram id."""
        return self.user.id

    @property
    def bot(self) -> Bot:
        """The bot this person talks to. Raises ``LookupError`` before there is one."""
        if self._bot is None:
            self._bot = self._play.first_bot()
        return self._bot

    @property
    def chat(self) -> Chat:
        """The chat the person looks at."""
        if self._group is not None:
            return self._group
        return self._play.world.private_chat(self.bot, self.user)

    def _visible(self) -> list[Message]:
        return [
            message
            for message in self.chat.messages.values()
            if not message.deleted and (self._thread is None or message.thread_id == self._thread)
        ]

    @property
    def messages(self) -> list[Seen]:
        """All visible messages, one's own too, oldest first."""
        return [seen(message) for message in self._visible()]

    @property
    def last(self) -> Seen:
        """The newest visible message of a bot. Raises ``AssertionError`` when there is none."""
        for message in reversed(self._visible()):
            if message.sender.is_bot:
                return seen(message)
        raise AssertionError(f"{self.key} sees no message of the bot yet")

    @property
    def keyboard(self) -> list[list[str]]:
        """The words on the reply keyboard, row by row; empty when there is none."""
        rows = self.chat.keyboard["rows"] if self.chat.keyboard else []
        return [[one["text"] for one in row] for row in rows]

    @property
    def queries(self) -> list[CallbackQuery]:
        """All buttons this person has pressed."""
        return [q for q in self._play.world.queries.values() if q.user is self.user]

    @property
    def callback_answers(self) -> list[Answer]:
        """The answers to those presses that were answered, oldest first."""
        return [Answer(q.text, q.show_alert) for q in self.queries if q.answered]

    def _act(self) -> None:
        self._since = self._play.world.tick

    def _message(self, message_id: int) -> Message:
        message = self.chat.messages.get(message_id)
        if message is None:
            raise AssertionError(f"there is no message {message_id} in {self.key}'s chat")
        return message

    def _keys(self) -> list[tuple[str, int]]:
        return [("group" if self.chat.peer is None else "chat", self.chat.id)]

    def _fresh(self) -> list[Message]:
        return [m for m in self._visible() if m.changed > self._since and m.sender.is_bot]

    async def sees(self, wanted: Wanted, timeout: float = 30.0) -> Seen:  # noqa: ASYNC109  # seconds of a waiting person
        """The newest bot message with `wanted` that came or changed since one's last action.

        A string must be contained in the text, a pattern must be found in it.
        """

        def found() -> Message | None:
            return next((m for m in reversed(self._fresh()) if _contains(m, wanted)), None)

        try:
            return seen(await self._play.pulse.until(self._keys(), found, timeout))
        except TimeoutError:
            raise AssertionError(
                f"{self.key} does not see {_words(wanted)!r} within {timeout} s{self._story()}"
            ) from None

    def does_not_see(self, wanted: Wanted) -> None:
        """Nothing fresh contains `wanted` now; await ``settled()`` first."""
        for message in self._fresh():
            if _contains(message, wanted):
                raise AssertionError(f"{self.key} sees {_words(wanted)!r}: {message.text!r}")

    async def next_message(self, timeout: float = 30.0) -> Seen:  # noqa: ASYNC109  # seconds of a waiting person
        """The first bot message that came since one's last action."""

        def found() -> Message | None:
            return next((m for m in self._fresh() if m.edited is None), None)

        try:
            return seen(await self._play.pulse.until(self._keys(), found, timeout))
        except TimeoutError:
            raise AssertionError(f"{self.key} got no message in {timeout} s") from None

    async def settled(self, timeout: float = 30.0) -> None:  # noqa: ASYNC109  # seconds of a waiting person
        """Waits until the bots have confirmed every update this person caused."""
        bots = list(self._play.world.bots.values())

        def done() -> bool | None:
            pending = any(u.cause == self.user.id for bot in bots for u in bot.updates.values())
            return None if pending else True

        try:
            await self._play.pulse.until([("queue", bot.user.id) for bot in bots], done, timeout)
        except TimeoutError:
            raise AssertionError(f"the bot has not dealt with {self.key} in {timeout} s") from None

    def _story(self) -> str:
        lines = [f"\n- {message.text[:300]!r}" for message in self._fresh()]
        return "; fresh messages:" + ("".join(lines) or " none")


def _contains(message: Message, wanted: Wanted) -> bool:
    if isinstance(wanted, str):
        return wanted in message.text
    return wanted.search(message.text) is not None


def _words(wanted: Wanted) -> str:
    return wanted if isinstance(wanted, str) else wanted.pattern
