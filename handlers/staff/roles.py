"""``/staff``: one's own roles; for the head also who holds which role, inviting, taking away.

Colleagues are told apart by a label, since the bot has no names (002:8.2, 5.3b).
"""

from __future__ import annotations

from datetime import timedelta

from aiogram import Bot, F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery

from bot.domain.duty import Holder, label
from bot.domain.people import Role
from bot.domain.permissions import Action, NotAllowedError
from bot.services import Services
from bot.telegram.reply import Reply
from bot.telegram.screen import Button, Screen
from bot.texts import Words
from bot.usecases.bind_staff import LINK_DAYS
from bot.usecases.end_role import LastHeadError, end_role
from bot.usecases.invite_staff import invite_staff, revoke_invitations
from bot.usecases.unlock import member_of
from bot.wording import full_day
from handlers import commands
from handlers.buttons import Go, StaffButton, StaffPage, button, menu_row
from handlers.permits import needs, tell
from handlers.staff.binding import PAYLOAD
from handlers.staff.classes import staff_change
from handlers.staff.desk import role_name
from handlers.staff.role_screens import list_screen, one_screen, own_screen, sure_screen
from handlers.topics import own_username
from storage.people import Visitor
from storage.store import Repositories, UnitOfWork


def router() -> Router:
    """Roles of oneself and of others."""
    roles = Router(name="staff_roles")
    own, look, change_it = (
        needs(Action.DUTY, noted=True),
        needs(Action.ROLES, noted=True),
        needs(Action.ROLES),
    )

    @roles.message(Command(commands.STAFF), flags=own)
    @roles.callback_query(Go.filter(F.to == "staff"), flags=own)
    async def show_own(
        _: object, reply: Reply, words: Words, visitor: Visitor, services: Services
    ) -> None:
        async with services.store.reading() as work:
            await reply.show(await own_screen(work, words, services, member_of(visitor)))

    @roles.callback_query(StaffPage.filter(), flags=look)
    async def show_all(
        _: CallbackQuery,
        callback_data: StaffPage,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
    ) -> None:
        member = member_of(visitor)
        async with services.store.reading() as work:
            screen = await list_screen(work, words, services, member, callback_data.page)
        await reply.show(screen)

    @roles.callback_query(StaffButton.filter(F.do.in_({"one", "take"})), flags=look)
    @roles.callback_query(StaffButton.filter(F.do == "leave"), flags=own)
    async def show_one(
        _: CallbackQuery,
        callback_data: StaffButton,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
    ) -> None:
        member = member_of(visitor)
        who = member.person if callback_data.do == "leave" else callback_data.who

        async def change(work: UnitOfWork) -> Screen:
            one = await _holder(work, who, callback_data.role)
            if callback_data.do == "one":
                return await one_screen(work, words, services, one)
            return sure_screen(words, one, callback_data.do)

        action = Action.DUTY if callback_data.do == "leave" else Action.ROLES
        await staff_change(services, reply, words, change, action)

    @roles.callback_query(StaffButton.filter(F.do == "taken"), flags=change_it)
    @roles.callback_query(StaffButton.filter(F.do == "left"), flags=needs(Action.DUTY))
    async def end(
        _: CallbackQuery,
        callback_data: StaffButton,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
    ) -> None:
        member, now, left = member_of(visitor), services.clock(), callback_data.do == "left"
        who = member.person if left else callback_data.who

        async def change(work: UnitOfWork) -> Screen:
            one = await _holder(work, who, callback_data.role)
            await end_role(work, services.promises, member, one.person, one.role, now)
            text = words(
                "staff-left" if one.person == member.person else "staff-taken",
                role=role_name(words, one.role),
                label=label(one.person),
            )
            back = () if left else (button(words, "staff-all", StaffPage(page=0)),)
            return Screen(text, ((*back, *menu_row(words)),))

        try:
            action = Action.DUTY if left else Action.ROLES
            await staff_change(services, reply, words, change, action)
        except LastHeadError:
            await tell(reply, words, "staff-last-head")

    @roles.callback_query(StaffButton.filter(F.do == "invite"), flags=look)
    async def ask_role(_: CallbackQuery, reply: Reply, words: Words) -> None:
        rows = [
            (Button(role_name(words, role), StaffButton(do="link", role=role).pack()),)
            for role in Role
        ]
        back = button(words, "button-back", StaffPage(page=0))
        await reply.show(Screen(words("staff-invite-ask"), (*rows, (back, *menu_row(words)))))

    @roles.callback_query(StaffButton.filter(F.do == "link"), flags=change_it)
    async def invite(
        _: CallbackQuery,
        callback_data: StaffButton,
        bot: Bot,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
    ) -> None:
        username = await own_username(bot)
        if username is None:
            reply.popup(words.plain("share-later"), alert=True)
            return
        member, now = member_of(visitor), services.clock()

        async def change(work: UnitOfWork) -> Screen:
            role = _role(callback_data.role)
            token = await invite_staff(work, member, role, now)
            text = words(
                "staff-link",
                role=role_name(words, role),
                link=f"https://t.me/{username}?start={PAYLOAD}{token}",
                day=full_day(words, services.today() + timedelta(days=LINK_DAYS)),
            )
            back = button(words, "staff-all", StaffPage(page=0))
            return Screen(text, ((back, *menu_row(words)),))

        await staff_change(services, reply, words, change, Action.ROLES)

    @roles.callback_query(StaffButton.filter(F.do == "unlink"), flags=change_it)
    async def revoke(
        _: CallbackQuery, reply: Reply, words: Words, visitor: Visitor, services: Services
    ) -> None:
        member = member_of(visitor)

        async def change(work: UnitOfWork) -> Screen:
            await revoke_invitations(work, services.promises, member, services.clock())
            reply.popup(words.plain("staff-unlinked"))
            return await list_screen(work, words, services, member, 0)

        await staff_change(services, reply, words, change, Action.ROLES)

    return roles


async def _holder(work: Repositories, person: str, role: str) -> Holder:
    """Who holds the role. Raises ``NotAllowedError`` for somebody who does not."""
    for one in await work.staff.holders():
        if (one.person, one.role.value) == (person, role):
            return one
    raise NotAllowedError


def _role(value: str) -> Role:
    if value not in set(Role):
        raise NotAllowedError
    return Role(value)
