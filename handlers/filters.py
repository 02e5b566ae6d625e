"""Who may be answered by which conversation."""

from __future__ import annotations

from aiogram.filters import BaseFilter
from aiogram.types import Chat, Message, TelegramObject

from storage.people import Visitor


class Stranger(BaseFilter):
    """A person who has not chosen language, audience and band yet."""

    async def __call__(self, event: TelegramObject, visitor: Visitor) -> bool:  # noqa: ARG002  # aiogram's signature
        """True for strangers."""
        return visitor.profile is None


class InPrivate(BaseFilter):
    """A private chat; the bot speaks of rules and cases nowhere else."""

    async def __call__(self, event: TelegramObject, event_chat: Chat | None = None) -> bool:  # noqa: ARG002  # aiogram's signature
        """True in a private chat."""
        return event_chat is not None and event_chat.type == "private"


class PlainText(BaseFilter):
    """Words that are no command. aiogram asks a magic filter, as ``F.text``, in a thread."""

    async def __call__(self, message: Message) -> bool:
        """Whether they are."""
        return bool(message.text) and not (message.text or "").startswith("/")


class AnyCommand(BaseFilter):
    """Words that begin like a command, whether the bot knows it or not."""

    async def __call__(self, message: Message) -> bool:
        """Whether they do."""
        return (message.text or "").startswith("/")


class NoText(BaseFilter):
    """A message without words: a picture, a voice, a place."""

    async def __call__(self, message: Message) -> bool:
        """Whether it is one."""
        return not message.text


class HasDocument(BaseFilter):
    """A message with a file."""

    async def __call__(self, message: Message) -> bool:
        """Whether it has one."""
        return message.document is not None
