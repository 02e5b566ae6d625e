"""A person with a phone, driven by a test or by the page of phones."""

from __future__ import annotations

from collections.abc import Callable

from bot.playground.seen import Answer, Button, Pressed, Seen, button, seen
from bot.playground.world import Bot, Chat, Json, Message
from bot.playground.writer import Writer

__all__ = ["Person", "Pressed", "Seen"]


class NoReactionError(AssertionError):
    """A pressed button led to nothing in time."""


class Person(Writer):
    """One person in one chat: by default the private chat with the playground's first bot.

    ``at(group)`` gives the same person in a group. All waits take seconds and raise
    ``AssertionError`` with what was visible instead.
    """

    def at(self, group: Chat, thread_id: int | None = None) -> Person:
        """The same person looking at a group, or at one topic of it.

        Until they do something there, everything in it counts as fresh.
        """
        return Person(self._play, self.key, self.user, self._bot, group, thread_id)

    def with_bot(self, bot: Bot) -> Person:
        """The same person in the private chat with another bot."""
        return Person(self._play, self.key, self.user, bot)

    async def press(
        self,
        text: str | None = None,
        *,
        data: str | None = None,
        message_id: int | None = None,
        wait: bool = True,
        timeout: float = 30.0,  # noqa: ASYNC109  # seconds of a waiting person, not of a task
    ) -> Pressed:
        """Presses a button and waits until the bot answered, or has dealt with the update.

        A button that is not there yet is waited for, as a person would.

        By `text`: the newest visible button with exactly these words, else one that begins
        with them, else one that contains them; the reply keyboard counts too. With
        `message_id` only that message's buttons count. By `data`: sends that callback data
        for `message_id` (default: the newest message with buttons), whatever its buttons say.
        Raises ``AssertionError`` when there is no such button or no reaction in time.
        """
        if data is not None:
            return await self._press_data(data, message_id, wait, timeout)
        if text is None:
            raise ValueError("press what? give text or data")
        message, found = await self._soon(text, message_id, timeout)
        if message is None:
            return Pressed(sent=await self._press_reply(found))
        if found.kind == "url":
            return Pressed(url=found.data)
        if found.kind == "copy_text":
            return Pressed(copied=found.data)
        return await self._pressed(message, found.data, wait, timeout)

    async def press_at(
        self, message_id: int, row: int, column: int, seconds: float = 10.0
    ) -> Pressed:
        """Presses the inline button at a place; a bot that does not react is no answer.

        Raises ``AssertionError`` when there is no such button (any more).
        """
        message = self._message(message_id)
        rows = [] if message.deleted else seen(message).buttons
        if row >= len(rows) or column >= len(rows[row]):
            raise AssertionError("there is no such button any more")
        found = rows[row][column]
        if found.kind == "url":
            return Pressed(url=found.data)
        if found.kind == "copy_text":
            return Pressed(copied=found.data)
        try:
            return await self._pressed(message, found.data, wait=True, seconds=seconds)
        except NoReactionError:
            return Pressed()

    async def _press_reply(self, found: Button) -> Seen:
        keyboard = self.chat.keyboard
        sent = await (
            self.attach("contact") if found.kind == "request_contact" else self.send(found.text)
        )
        if keyboard is not None and keyboard["one_time"]:
            self.chat.keyboard = None
        return sent

    async def _press_data(
        self, data: str, message_id: int | None, wait: bool, seconds: float
    ) -> Pressed:
        if message_id is not None:
            message = self._message(message_id)
        else:
            with_buttons = [m for m in self._visible() if m.markup]
            if not with_buttons:
                raise AssertionError(f"{self.key} sees no message with buttons")
            message = with_buttons[-1]
        return await self._pressed(message, data, wait, seconds)

    async def _pressed(self, message: Message, data: str, wait: bool, seconds: float) -> Pressed:
        self._act()
        bot = self._owner(message)
        query = self._play.world.press(bot, self.user, message, data)
        if not wait:
            return Pressed()

        def reacted() -> bool | None:
            return True if query.answered or query.update_id not in bot.updates else None

        keys = [("answer", self.user.id), ("queue", bot.user.id)]
        try:
            await self._play.pulse.until(keys, reacted, seconds)
        except TimeoutError:
            raise NoReactionError(f"the bot did not react to {data!r} in {seconds} s") from None
        return Pressed(answer=Answer(query.text, query.show_alert) if query.answered else None)

    def _owner(self, message: Message) -> Bot:
        for bot in self._play.world.bots.values():
            if bot.user is message.sender:
                return bot
        raise AssertionError(f"message {message.id} is not by a bot")

    async def _soon(
        self, text: str, message_id: int | None, seconds: float
    ) -> tuple[Message | None, Button]:
        def found() -> tuple[Message | None, Button] | None:
            try:
                return self._find(text, message_id)
            except AssertionError:
                return None

        try:
            return await self._play.pulse.until(self._keys(), found, seconds)
        except TimeoutError:
            return self._find(text, message_id)

    def _find(self, text: str, message_id: int | None) -> tuple[Message | None, Button]:
        choices: list[tuple[Message | None, Button]] = []
        for message in reversed(self._visible()):
            if message.markup and message_id in (None, message.id):
                rows: list[list[Json]] = message.markup["inline_keyboard"]
                choices.extend((message, button(one)) for row in rows for one in row)
        if message_id is None and self.chat.keyboard:
            rows = self.chat.keyboard["rows"]
            choices.extend((None, _reply_button(one)) for row in rows for one in row)
        rules: list[Callable[[str], bool]] = [
            lambda label: label == text,
            lambda label: label.startswith(text),
            lambda label: text in label,
        ]
        for rule in rules:
            for message_or_none, choice in choices:
                if rule(choice.text):
                    return message_or_none, choice
        labels = [choice.text for _, choice in choices]
        raise AssertionError(f"{self.key} sees no button {text!r}; there are {labels}")


def _reply_button(shown: Json) -> Button:
    kind = next((name for name in ("request_contact", "request_location") if name in shown), "text")
    return Button(shown["text"], kind, "")
