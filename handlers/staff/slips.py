"""Slips of a class as a PDF to print: issuing, replacing a lost one, revoking.

The codes exist in the file only. It is made after the transaction that stores their hashes; if
Telegram does not take it, its slips are revoked, so that none lies about unseen.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from aiogram import Bot, F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.domain.classes import SchoolClass, read_code
from bot.domain.people import Role
from bot.domain.permissions import Action, NotAllowedError, permit
from bot.services import Services
from bot.slip_sheet import slip_sheet
from bot.telegram.documents import send_file
from bot.telegram.draft import Draft
from bot.telegram.reply import Reply
from bot.telegram.screen import Screen
from bot.texts import Words
from bot.usecases.handle_case import Member
from bot.usecases.issue_slips import (
    Batch,
    NobodyLeftError,
    NoLostSlipError,
    SlipsOutError,
    issue_slips,
    replace_lost,
    revoke_slips,
)
from bot.usecases.keep_classes import kept_class
from bot.usecases.unlock import member_of
from bot.wording import full_day
from handlers.buttons import ClassButton, button
from handlers.filters import PlainText
from handlers.notice import NOTICE
from handlers.permits import needs, refuse
from handlers.staff.classes import (
    LONGEST,
    cancel_row,
    class_screen,
    staff_change,
)
from handlers.topics import own_username
from handlers.typed import typed
from storage.people import Visitor
from storage.store import UnitOfWork

Issue = Callable[[UnitOfWork, SchoolClass, tuple[str, Role]], Awaitable[Batch]]


class LosingSlip(StatesGroup):
    """Typing the code of a lost slip."""

    text = State()


def router() -> Router:
    """What can be done with the slips of a class."""
    slips = Router(name="staff_slips")
    look, change_it = needs(Action.SLIPS, noted=True), needs(Action.SLIPS)

    @slips.callback_query(ClassButton.filter(F.do.in_({"print", "again"})), flags=change_it)
    async def print_slips(
        _: CallbackQuery,
        callback_data: ClassButton,
        bot: Bot,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
    ) -> None:
        again = callback_data.do == "again"

        async def issue(work: UnitOfWork, one: SchoolClass, by: tuple[str, Role]) -> Batch:
            notice, now = (NOTICE, services.settings.notice.version), services.clock()
            if again:
                out = await work.slips.open_count(one.id, services.today())
                if out != callback_data.out:
                    # Pressed twice, or printed by a colleague meanwhile: ask again.
                    raise SlipsOutError(out)
            return await issue_slips(work, services.promises, one, notice, by, now, replace=again)

        try:
            await _print(services, bot, reply, words, member_of(visitor), callback_data.id, issue)
        except SlipsOutError as out:
            await _ask_to_replace(services, reply, words, visitor, callback_data.id, out.count)
        except NobodyLeftError:
            async with services.store.reading() as work:
                one = await kept_class(work, member_of(visitor), callback_data.id)
            reply.popup(words.plain("slips-nobody", label=one.label), alert=True)

    @slips.callback_query(ClassButton.filter(F.do == "lost"), flags=look)
    async def ask_lost(
        _: CallbackQuery,
        callback_data: ClassButton,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
        draft: Draft,
    ) -> None:
        async def change(work: UnitOfWork) -> Screen:
            one = await kept_class(work, member_of(visitor), callback_data.id)
            await draft.save(work, LosingSlip.text, {"class": one.id}, services.today())
            return Screen(words("slip-lost-ask"), (cancel_row(words),))

        await staff_change(services, reply, words, change, Action.SLIPS)

    @slips.message(StateFilter(LosingSlip.text), PlainText(), flags=change_it)
    async def replace_one(
        message: Message,
        bot: Bot,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
        draft: Draft,
    ) -> None:
        text = await typed(message, reply, words, LONGEST)
        if text is None:
            return
        async with services.store.reading() as work:
            class_id = (await draft.read(work)).get("class", "")

        async def issue(work: UnitOfWork, one: SchoolClass, by: tuple[str, Role]) -> Batch:
            code = read_code(text) or ""
            batch = await replace_lost(work, services.promises, one, code, by, services.clock())
            await draft.clear(work)
            return batch

        if services.tries.over(visitor.id, services.clock()):
            await reply.send(Screen(words("tries-over"), (cancel_row(words),)))
            return
        try:
            await _print(services, bot, reply, words, member_of(visitor), class_id, issue)
        except NoLostSlipError:
            services.tries.wrong(visitor.id, services.clock())
            await reply.send(Screen(words("slip-lost-unknown"), (cancel_row(words),)))

    @slips.callback_query(ClassButton.filter(F.do == "revoke"), flags=look)
    async def ask_to_revoke(
        _: CallbackQuery,
        callback_data: ClassButton,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
    ) -> None:
        try:
            async with services.store.reading() as work:
                one = await kept_class(work, member_of(visitor), callback_data.id)
                out = await work.slips.open_count(one.id, services.today())
        except NotAllowedError:
            await refuse(services, reply, words, Action.SLIPS)
            return
        sure = button(words, "class-revoke", ClassButton(do="revoked", id=one.id))
        back = button(words, "button-back", ClassButton(do="show", id=one.id))
        text = words("slips-revoke-sure", label=one.label, count=out)
        await reply.show(Screen(text, ((sure,), (back,))))

    @slips.callback_query(ClassButton.filter(F.do == "revoked"), flags=change_it)
    async def revoke(
        _: CallbackQuery,
        callback_data: ClassButton,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
    ) -> None:
        async def change(work: UnitOfWork) -> Screen:
            member = member_of(visitor)
            one = await kept_class(work, member, callback_data.id)
            by = (member.person, permit(member.roles, Action.SLIPS).role)
            gone = await revoke_slips(work, one, by, services.clock())
            reply.popup(words.plain("slips-revoked", count=gone))
            return await class_screen(work, words, services, member, one)

        await staff_change(services, reply, words, change, Action.SLIPS)

    return slips


async def _print(
    services: Services,
    bot: Bot,
    reply: Reply,
    words: Words,
    member: Member,
    class_id: str,
    issue: Issue,
) -> None:
    """Issue slips and send them as a file, then show the class again."""
    username = await own_username(bot)
    if username is None:
        reply.popup(words.plain("file-not-sent"), alert=True)
        return
    now, today = services.clock(), services.today()
    try:
        async with services.store.writing(update_id=reply.update_id, today=today) as work:
            one = await kept_class(work, member, class_id)
            batch = await issue(work, one, (member.person, permit(member.roles, Action.SLIPS).role))
    except NotAllowedError:
        await refuse(services, reply, words, Action.SLIPS)
        return
    settings = services.settings
    content = await asyncio.to_thread(
        slip_sheet, services.texts, settings, batch, username, now.astimezone(settings.school.zone)
    )
    caption = words(
        "slips-caption",
        label=one.label,
        count=len(batch.tokens),
        day=full_day(words, batch.expires_on),
    )
    name = f"adal-{one.id}-{today.isoformat()}.pdf"
    sent = await send_file(bot, reply.chat, name, content, caption)
    async with services.store.writing() as work:
        if not sent:
            await work.slips.revoke_tokens(batch.tokens)
        screen = await class_screen(work, words, services, member, one)
    if not sent:
        screen = Screen(f"{words('slips-not-sent')}\n\n{screen.text}", screen.rows)
    await reply.send(screen)


async def _ask_to_replace(
    services: Services, reply: Reply, words: Words, visitor: Visitor, class_id: str, out: int
) -> None:
    async with services.store.reading() as work:
        one = await kept_class(work, member_of(visitor), class_id)
    again = button(words, "slips-replace", ClassButton(do="again", id=one.id, out=out))
    back = button(words, "button-back", ClassButton(do="show", id=one.id))
    text = words("slips-out", label=one.label, count=out)
    await reply.show(Screen(text, ((again,), (back,))))
