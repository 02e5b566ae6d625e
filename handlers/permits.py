"""The staff's door: no conversation with staff begins before the role is checked here.

Every handler of ``handlers.staff`` names its action by ``flags=needs(...)``; a test refuses one
that does not. Use cases ask the same table again, for the class or case they are about.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Final

from aiogram import BaseMiddleware
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.dispatcher.flags import get_flag
from aiogram.types import Message, TelegramObject

from bot.domain.permissions import Action, Grant, granted
from bot.services import Services
from bot.telegram.reply import Reply
from bot.telegram.screen import Screen
from bot.texts import Words
from bot.usecases.unlock import member_of
from handlers.buttons import menu_row
from storage.people import Visitor

STRANGER: Final = "stranger"
"""Stands in the audit for somebody the bot does not know; of them nothing else is kept."""
_FLAG: Final = "permit"
_NOTED: Final = "noted"
_LOCKED: Final = "locked"


def needs(action: Action, *, noted: bool = False, locked: bool = False) -> dict[str, Any]:
    """Flags of a handler that only staff with this action reach.

    With `noted` the door writes the audit's line: for screens that only show something. What
    has an effect writes its own, in the effect's transaction. Only with `locked` does it let
    through who has not given their code.
    """
    return {_FLAG: action, _NOTED: noted, _LOCKED: locked}


class Door(BaseMiddleware):
    """Lets those through to whom the handler's action is granted, and writes down the others."""

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        """Handle the event, or refuse it. Raises ``LockedError``, which becomes a question."""
        action: Action | None = get_flag(data, _FLAG)
        if action is None:
            return await handler(event, data)
        visitor: Visitor = data["visitor"]
        services: Services = data["services"]
        found = granted(visitor.roles, action)
        if found is not None:
            if not get_flag(data, _LOCKED):
                member_of(visitor)
            if get_flag(data, _NOTED):
                await _note(services, visitor, action, found)
            return await handler(event, data)
        if visitor.profile is None or _tried_a_command(event, visitor):
            # Whoever has no role is not even told that there is such a thing.
            await note_refusal(services, visitor.id if visitor.known else STRANGER, action)
            raise SkipHandler
        await refuse(services, data["reply"], data["words"], action)
        return None


async def refuse(services: Services, reply: Reply, words: Words, action: Action) -> None:
    """The same answer for what one may not do or see and for what does not exist."""
    await note_refusal(services, reply.person, action)
    await tell(reply, words, "not-allowed")


async def tell(reply: Reply, words: Words, key: str) -> None:
    """Say why something does not go: on the pressed button, or to what was typed."""
    if reply.pressed is None:
        await reply.send(Screen(words(key), (menu_row(words),)))
    else:
        reply.popup(words.plain(key), alert=True)


async def note_refusal(services: Services, person: str, action: Action) -> None:
    """Write down who was refused what; not to what it was done, which may not exist."""
    async with services.store.writing() as work:
        await work.audit.note(services.clock(), person, None, "refused", new=action.value)


async def _note(services: Services, visitor: Visitor, action: Action, found: Grant) -> None:
    async with services.store.writing() as work:
        await work.audit.note(services.clock(), visitor.id, found.role, action.value)


def _tried_a_command(event: TelegramObject, visitor: Visitor) -> bool:
    typed = event.text if isinstance(event, Message) else None
    return not visitor.roles and (typed or "").startswith("/")
