"""The second factor itself: how it stands, setting it up, its recovery codes."""

from __future__ import annotations

import asyncio
from typing import Final

from aiogram import Bot, F, Router
from aiogram.types import CallbackQuery, Chat, User

from bot.domain.permissions import Action, NotAllowedError
from bot.domain.second_factor import in_groups, setup_uri
from bot.qr_picture import qr_png
from bot.services import Services
from bot.telegram.documents import send_picture, take_back
from bot.telegram.draft import ASIDE, Draft
from bot.telegram.reply import Reply
from bot.telegram.screen import Screen
from bot.texts import Words
from bot.usecases.enrol import NotFreshError, begin_enrolment
from bot.usecases.renew_recovery_codes import renew_recovery_codes
from bot.usecases.unlock import LockedError, lock
from bot.wording import time_words
from handlers.buttons import Go, button, menu_row
from handlers.permits import needs
from handlers.staff.unlock import WAIT, Again, GivingCode, codes_screen, wanted_again
from handlers.topics import own_username
from storage.people import Visitor
from storage.store import Repositories

ISSUER: Final = "Adal"


async def factor_screen(
    work: Repositories, words: Words, services: Services, person: str
) -> Screen:
    """Until when the work is open, how many recovery codes are left, and what can be done."""
    factor = await work.factors.find(person)
    if factor is None or factor.open_until is None:
        raise LockedError
    text = words(
        "factor",
        until=time_words(factor.open_until, services.promises.zone),
        left=len(factor.codes),
    )
    rows = (
        (button(words, "factor-lock", Go(to="lock")),),
        (button(words, "factor-codes", Go(to="factor-codes")),),
        (button(words, "factor-new-phone", Go(to="factor-setup")),),
        menu_row(words),
    )
    return Screen(text, rows)


def router() -> Router:
    """One's own second factor."""
    own = Router(name="staff_factor")
    look = needs(Action.FACTOR, noted=True)

    @own.callback_query(Go.filter(F.to == "factor"), flags=look)
    async def show(
        _: CallbackQuery, reply: Reply, words: Words, visitor: Visitor, services: Services
    ) -> None:
        async with services.store.reading() as work:
            screen = await factor_screen(work, words, services, visitor.id)
        await reply.show(screen)

    @own.callback_query(Go.filter(F.to == "factor-setup"), flags=needs(Action.FACTOR, locked=True))
    async def set_up(
        _: CallbackQuery,
        bot: Bot,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
        draft: Draft,
    ) -> None:
        username = await own_username(bot)
        if username is None:
            reply.popup(words.plain("file-not-sent"), alert=True)
            return
        aside, now, today = draft.aside(ASIDE), services.clock(), services.today()
        try:
            async with services.store.writing(update_id=reply.update_id, today=today) as work:
                secret = await begin_enrolment(work, visitor.id, now)
                asked = {**await aside.read(work), "until": (now + WAIT).isoformat()}
                await aside.save(work, GivingCode.setting_up, asked, today)
        except NotAllowedError:
            await reply.show(Screen(words("factor-no-link"), (menu_row(words),)))
            return
        except NotFreshError:
            await _close(services, visitor)
            raise LockedError from None
        picture = await asyncio.to_thread(qr_png, setup_uri(secret, username, ISSUER))
        caption = words("factor-picture", secret=in_groups(secret))
        sent = await send_picture(bot, reply.chat, "adal-code.png", picture, caption)
        if sent is None:
            reply.popup(words.plain("file-not-sent"), alert=True)
            return
        async with services.store.writing() as work:
            asked["pictures"] = [*asked.get("pictures", []), sent]
            await aside.save(work, GivingCode.setting_up, asked, today)

    @own.callback_query(Go.filter(F.to == "factor-codes"), flags=look)
    async def new_codes(
        _: CallbackQuery, reply: Reply, words: Words, visitor: Visitor, services: Services
    ) -> None:
        now, today = services.clock(), services.today()
        try:
            async with services.store.writing(update_id=reply.update_id, today=today) as work:
                codes = await renew_recovery_codes(work, visitor.id, now)
                await reply.post_screen(work, codes_screen(words, codes), now)
        except NotFreshError:
            await _close(services, visitor)
            raise LockedError from None

    @own.callback_query(Go.filter(F.to == "factor-noted"), flags=look)
    async def noted(
        _: CallbackQuery,
        bot: Bot,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
        draft: Draft,
        again: Again,
        event_chat: Chat,
        event_from_user: User,
    ) -> None:
        """The codes go out of the chat, and what was asked for before goes on."""
        now, today = services.clock(), services.today()
        aside = draft.aside(ASIDE)
        async with services.store.writing(update_id=reply.update_id, today=today) as work:
            asked = await aside.read(work)
            await aside.clear(work)
            screen = await factor_screen(work, words, services, visitor.id)
        update = wanted_again(-reply.update_id, event_from_user, event_chat, asked, now)
        if update is None:
            await reply.show(screen)
            return
        if reply.pressed is not None:
            await take_back(bot, reply.chat, [reply.pressed])
        await again(bot, update)

    return own


async def _close(services: Services, visitor: Visitor) -> None:
    """A change of the factor wants a fresh code, so the one before counts no more."""
    async with services.store.writing() as work:
        await lock(work, visitor.id, services.clock())
