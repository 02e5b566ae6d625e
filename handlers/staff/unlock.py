"""Asking staff for their code, taking it, and going on with what they wanted.

What was asked for is kept sealed beside whatever form is open, so neither is lost. A typed
code is taken out of the chat at once and stored nowhere.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any, Final

from aiogram import Bot, F, Router
from aiogram.filters import BaseFilter, Command
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Chat, Message, Update, User

from bot.domain.permissions import Action, NotAllowedError
from bot.domain.second_factor import could_be_code, in_groups, read_code
from bot.services import Services
from bot.telegram.documents import take_back
from bot.telegram.draft import ASIDE, Draft
from bot.telegram.reply import Reply
from bot.telegram.screen import Screen
from bot.texts import Html, Words
from bot.usecases.enrol import NotFreshError, confirm_enrolment
from bot.usecases.unlock import Attempt, Outcome, lock, unlock
from bot.wording import time_words
from handlers import commands
from handlers.buttons import Go, button, menu_row
from handlers.filters import PlainText
from handlers.permits import needs
from storage.people import Visitor
from storage.store import UnitOfWork

WAIT: Final = timedelta(minutes=15)
"""For so long a typed number counts as the code that was asked for."""

Again = Callable[[Bot, Update], Awaitable[Any]]


class GivingCode(StatesGroup):
    """Waiting for a code: of the factor in use, or of one being set up."""

    unlocking = State()
    setting_up = State()


class CodeAsked(BaseFilter):
    """A text that can be a code, from staff who were asked for one; gives ``asked``."""

    async def __call__(
        self, message: Message, visitor: Visitor, services: Services, draft: Draft
    ) -> bool | dict[str, Any]:
        """What was kept when the code was asked for."""
        if not visitor.roles or not could_be_code(message.text or ""):
            return False
        async with services.store.reading() as work:
            asked = await draft.aside(ASIDE).read(work)
        if not asked or services.clock() > datetime.fromisoformat(asked["until"]):
            return False
        return {"asked": asked}


async def ask_for_code(update: Update, data: dict[str, Any]) -> None:
    """Keep what a locked member of staff asked for, and ask for their code first."""
    reply: Reply = data["reply"]
    words: Words = data["words"]
    services: Services = data["services"]
    draft: Draft = data["draft"]
    if not reply.known:
        reply.popup(words.plain("unlock-in-private"), alert=True)
        return
    now, today = services.clock(), services.today()
    async with services.store.writing(update_id=reply.update_id, today=today) as work:
        factor = await work.factors.find(reply.person)
        if factor is None or factor.reset_by is not None:
            await reply.post_screen(work, Screen(words("factor-no-link"), (menu_row(words),)), now)
            return
        enrolled = factor.secret is not None
        state = GivingCode.unlocking if enrolled else GivingCode.setting_up
        asked = {**_wanted(update), "until": (now + WAIT).isoformat()}
        await draft.aside(ASIDE).save(work, state, asked, today)
        screen = Screen(words("unlock-ask"), (menu_row(words),))
        if factor.blocked_until is not None and now < factor.blocked_until:
            screen = _blocked(words, services, factor.blocked_until)
        if not enrolled:
            set_up = button(words, "factor-setup", Go(to="factor-setup"))
            screen = Screen(words("factor-needed"), ((set_up,), menu_row(words)))
        await reply.post_screen(work, screen, now)


def router() -> Router:
    """Codes and ``/lock``."""
    unlocking = Router(name="staff_unlock")
    own = needs(Action.FACTOR, locked=True)

    @unlocking.message(Command(commands.LOCK), flags=own)
    @unlocking.callback_query(Go.filter(F.to == "lock"), flags=own)
    async def lock_now(
        _: object, reply: Reply, words: Words, visitor: Visitor, services: Services, draft: Draft
    ) -> None:
        now, today = services.clock(), services.today()
        async with services.store.writing(update_id=reply.update_id, today=today) as work:
            await lock(work, visitor.id, now)
            await draft.aside(ASIDE).clear(work)
            await reply.post_screen(work, Screen(words("locked"), (menu_row(words),)), now)

    @unlocking.message(PlainText(), CodeAsked(), flags=own)
    async def take_code(
        message: Message,
        asked: dict[str, Any],
        bot: Bot,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
        draft: Draft,
        again: Again,
    ) -> None:
        await take_back(bot, reply.chat, [message.message_id])
        code = read_code(message.text or "")
        if code is None:
            await reply.send(Screen(words("code-unread"), (menu_row(words),)))
            return
        now, today = services.clock(), services.today()
        aside = draft.aside(ASIDE)
        async with services.store.writing(update_id=reply.update_id, today=today) as work:
            setting_up = await aside.state(work) == GivingCode.setting_up.state
            take = _set_up if setting_up else _unlock
            opened, screen = await take(work, services, words, visitor.id, code, now)
            if opened and not setting_up:
                await aside.clear(work)
            await reply.post_screen(work, screen, now)
        if opened and setting_up:
            await take_back(bot, reply.chat, asked.get("pictures", []))
        elif opened and message.from_user is not None:
            update = wanted_again(-reply.update_id, message.from_user, message.chat, asked, now)
            if update is not None:
                await again(bot, update)

    return unlocking


async def _unlock(
    work: UnitOfWork, services: Services, words: Words, person: str, code: str, now: datetime
) -> tuple[bool, Screen]:
    hours = services.settings.security.unlock_hours
    try:
        attempt = await unlock(work, services.promises, hours, person, code, now)
    except NotAllowedError:
        return False, Screen(words("factor-no-link"), (menu_row(words),))
    return attempt.outcome is Outcome.OPEN, _outcome(words, services, attempt)


async def _set_up(
    work: UnitOfWork, services: Services, words: Words, person: str, code: str, now: datetime
) -> tuple[bool, Screen]:
    hours = services.settings.security.unlock_hours
    try:
        enrolled = await confirm_enrolment(work, services.promises, hours, person, code, now)
    except NotAllowedError:
        return False, Screen(words("factor-no-link"), (menu_row(words),))
    except NotFreshError:
        return False, Screen(words("factor-too-late"), (menu_row(words),))
    if enrolled is None:
        return False, Screen(words("code-wrong"), (menu_row(words),))
    return True, codes_screen(words, enrolled.codes)


def _outcome(words: Words, services: Services, attempt: Attempt) -> Screen:
    if attempt.until is not None and attempt.outcome is Outcome.BLOCKED:
        return _blocked(words, services, attempt.until)
    if attempt.until is None:
        return Screen(words("code-wrong"), (menu_row(words),))
    until = time_words(attempt.until, services.promises.zone)
    queue = button(words, "button-queue", Go(to="queue"))
    text = words("unlocked", until=until, left=attempt.left)
    return Screen(text, ((queue,), menu_row(words)))


def _blocked(words: Words, services: Services, until: datetime) -> Screen:
    text = words("code-blocked", until=time_words(until, services.promises.zone))
    return Screen(text, (menu_row(words),))


def codes_screen(words: Words, codes: tuple[str, ...]) -> Screen:
    """The recovery codes, shown this once."""
    listed = Html("\n").join(Html(f"<code>{in_groups(code)}</code>") for code in codes)
    noted = button(words, "factor-noted", Go(to="factor-noted"))
    return Screen(words("recovery-codes", list=listed), ((noted,),))


def _wanted(update: Update) -> dict[str, Any]:
    """What to go on with after the code: a press, words; nothing for a file, which comes anew."""
    query, message = update.callback_query, update.message
    if query is not None and query.data and query.message is not None:
        return {"press": query.data, "message": query.message.message_id}
    if message is not None and message.text:
        return {"text": message.text, "message": message.message_id}
    return {}


def wanted_again(
    update_id: int, user: User, chat: Chat, asked: dict[str, Any], now: datetime
) -> Update | None:
    """What was kept by ``ask_for_code`` as an update, None if nothing was.

    `update_id` is negative, so that it is none of Telegram's.
    """
    if "press" in asked:
        pressed = Message(message_id=asked["message"], date=now, chat=chat)
        query = CallbackQuery(
            id="", from_user=user, chat_instance="", data=asked["press"], message=pressed
        )
        return Update(update_id=update_id, callback_query=query)
    if "text" in asked:
        said = Message(
            message_id=asked["message"], date=now, chat=chat, from_user=user, text=asked["text"]
        )
        return Update(update_id=update_id, message=said)
    return None
