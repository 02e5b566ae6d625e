"""Who may be answered by which conversation."""

from __future__ import annotations

from aiogram.filters import BaseFilter
from aiogram.types import Chat, TelegramObject

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
