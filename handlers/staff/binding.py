"""Binding a staff member by a one-time link, as ``t.me/<bot>?start=s_<token>``."""

from __future__ import annotations

from typing import Final

from aiogram import F, Router
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import Message

from bot.domain.people import Audience, Band, Role
from bot.domain.permissions import Action, granted
from bot.services import Services
from bot.telegram.reply import Reply
from bot.telegram.screen import Screen
from bot.texts import Words
from bot.usecases.bind_staff import LinkSpentError, bind_staff
from handlers.buttons import Go, button, menu_row
from storage.people import Visitor

PAYLOAD: Final = "s_"


def router() -> Router:
    """One-time links for staff."""
    binding = Router(name="staff_binding")

    @binding.message(CommandStart(deep_link=True, magic=F.args.startswith(PAYLOAD)))
    async def bind(
        _: Message,
        command: CommandObject,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
    ) -> None:
        token = (command.args or "").removeprefix(PAYLOAD)
        now, today = services.clock(), services.today()
        language = visitor.language or words.language
        if services.tries.over(visitor.id, now):
            await reply.send(Screen(words("tries-over"), (menu_row(words),)))
            return
        try:
            async with services.store.writing(update_id=reply.update_id, today=today) as work:
                role = await bind_staff(
                    work, services.promises, visitor.id, reply.chat, language, token, now
                )
                if visitor.profile is None:
                    await work.people.set_profile(visitor.id, _audience(role), Band.MIDDLE)
                await reply.post_screen(work, _welcome(words, role), now)
        except LinkSpentError:
            services.tries.wrong(visitor.id, now)
            # Nothing was written, so the answer comes again if this one is lost.
            await reply.send(Screen(words("staff-link-spent"), (menu_row(words),)))

    return binding


def _audience(role: Role) -> Audience:
    """Which rules a staff member reads until they choose otherwise."""
    return Audience.ADMIN if role is Role.HEAD else Audience.TEACHER


def _welcome(words: Words, role: Role) -> Screen:
    text = words(
        "staff-bound",
        role=words(f"role-{role.value.replace('_', '-')}"),
        cases=int(granted({role}, Action.QUEUE) is not None),
    )
    factor = button(words, "button-factor", Go(to="factor"))
    first = "queue" if granted({role}, Action.QUEUE) else "staff"
    further = button(words, f"button-{first}", Go(to=first))
    return Screen(text, ((factor,), (further,), menu_row(words)))
