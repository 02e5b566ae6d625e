"""What no conversation took: free text, things the bot does not need, groups, old buttons.

Everything gets a kind answer, and nothing is kept of it.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Final

from aiogram import Router
from aiogram.filters import KICKED, MEMBER, ChatMemberUpdatedFilter, StateFilter
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message

from bot.services import Services
from bot.telegram.reply import Reply
from bot.telegram.screen import Screen
from bot.texts import Words
from bot.wording import contact_args
from handlers.buttons import menu_row
from handlers.filters import AnyCommand, InPrivate, NoText
from handlers.menu import menu_screen
from storage.people import Visitor

ALBUMS: Final = 200
"""How many recent albums are remembered, so that each gets one answer."""


def groups() -> Router:
    """Everything outside private chats: one line for a command, silence for the rest."""
    router = Router(name="groups")

    @router.message(~InPrivate(), AnyCommand())
    async def point_to_private(_: Message, reply: Reply, words: Words) -> None:
        await reply.send(Screen(words("group")))

    @router.callback_query(~InPrivate())
    async def lead_to_private(_: CallbackQuery, reply: Reply, words: Words) -> None:
        reply.popup(words.plain("group"), alert=True)

    @router.message(~InPrivate())
    @router.edited_message(~InPrivate())
    async def say_nothing(_: object) -> None:
        return

    return router


def router() -> Router:
    """The last router of all."""
    leftovers = Router(name="leftovers")
    albums: OrderedDict[str, None] = OrderedDict()

    @leftovers.my_chat_member(InPrivate(), ChatMemberUpdatedFilter(KICKED))
    async def blocked(_: ChatMemberUpdated, visitor: Visitor, services: Services) -> None:
        if visitor.known:
            async with services.store.writing() as work:
                await work.people.set_reachable(visitor.id, reachable=False)

    @leftovers.my_chat_member(InPrivate(), ChatMemberUpdatedFilter(MEMBER))
    async def unblocked(_: ChatMemberUpdated, visitor: Visitor, services: Services) -> None:
        if visitor.known:
            async with services.store.writing() as work:
                await work.people.set_reachable(visitor.id, reachable=True)
            services.store.mail.set()

    @leftovers.edited_message()
    async def edited(_: Message, reply: Reply, words: Words) -> None:
        await reply.send(Screen(words("edited"), (menu_row(words),)))

    @leftovers.message(AnyCommand())
    async def unknown_command(_: Message, reply: Reply, words: Words, visitor: Visitor) -> None:
        await reply.send(Screen(words("command-unknown"), menu_screen(words, visitor).rows))

    @leftovers.message(StateFilter("*"), NoText())
    async def not_words(
        message: Message, reply: Reply, words: Words, services: Services, raw_state: str | None
    ) -> None:
        album = message.media_group_id
        if album is not None:
            if album in albums:
                return
            albums[album] = None
            if len(albums) > ALBUMS:
                albums.popitem(last=False)
        key = "not-words-in-form" if raw_state else "not-words"
        text = words(key, **contact_args(words, services.settings))
        await reply.send(Screen(text, (menu_row(words),)))

    @leftovers.callback_query()
    async def old_button(_: CallbackQuery, reply: Reply, words: Words, visitor: Visitor) -> None:
        reply.popup(words.plain("button-unknown"))
        await reply.send(menu_screen(words, visitor))

    return leftovers
