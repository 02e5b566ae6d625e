"""``/group`` in a group of the staff: bound by the head, it shows numbers and states of cases.

Nothing else is ever said there; whoever wants to see a case goes to the private chat.
"""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import Message

from bot.domain.permissions import Action
from bot.services import Services
from bot.telegram.reply import Reply
from bot.telegram.screen import Screen
from bot.texts import Words
from bot.usecases.bind_group import bind_group, unbind_group
from bot.usecases.unlock import LockedError, member_of
from handlers import commands
from handlers.filters import InPrivate
from handlers.permits import needs
from storage.people import Visitor

OFF = "off"
"""Behind the command, it ends what was bound."""


def router() -> Router:
    """The one command that does something in a group."""
    group = Router(name="staff_group")

    # The code is never asked for in a group, so the lock is asked here.
    @group.message(Command(commands.GROUP), ~InPrivate(), flags=needs(Action.GROUP, locked=True))
    async def bind(
        message: Message,
        command: CommandObject,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
    ) -> None:
        try:
            member = member_of(visitor)
        except LockedError:
            await reply.send(Screen(words("group-locked")))
            return
        promises, now = services.promises, services.clock()
        if (command.args or "").strip() == OFF:
            async with services.store.writing() as work:
                await unbind_group(work, promises, member, now)
            await reply.send(Screen(words("group-ended")))
            return
        if not message.chat.is_forum:
            await reply.send(Screen(words("group-no-topics")))
            return
        chat = message.chat.id
        pseudonym = services.store.pseudonyms.person(chat)
        async with services.store.writing() as work:
            await bind_group(work, promises, member, pseudonym, chat, words.language, now)
        await reply.send(Screen(words("group-bound")))

    return group
