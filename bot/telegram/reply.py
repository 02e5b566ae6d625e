"""How a handler answers: at once if Telegram is quick, through the outbox if it must be sure.

A screen that only shows something is sent directly; if Telegram is slow it becomes a letter,
so that one slow chat never holds the others. What tells of an effect is a letter of the
effect's own transaction from the start, and survives the death of the process.
"""

from __future__ import annotations

import asyncio
from datetime import datetime
from html import escape
from typing import Final

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import AnswerCallbackQuery

from bot.services import Services
from bot.telegram.deliver import deliver
from bot.telegram.pauses import Pauses
from bot.telegram.screen import Screen
from storage.outbox import Letter
from storage.store import UnitOfWork

PATIENCE: Final = 4.0
"""Seconds a direct answer may take before it becomes a letter."""
POPUP_LENGTH: Final = 150
"""Characters of a pop-up, so that with the mark it stays within Telegram's 200."""

log = structlog.get_logger()


class Reply:
    """The answer to one update. Made anew for each by the middleware."""

    def __init__(
        self,
        bot: Bot,
        services: Services,
        *,
        update_id: int,
        person: str,
        chat: int,
        known: bool,
        pauses: Pauses,
        pressed: int | None = None,
        callback: str | None = None,
    ) -> None:
        self._bot = bot
        self._services = services
        self.update_id = update_id
        self.person = person
        self.chat = chat
        self.known = known
        self.pressed = pressed
        self._callback = callback
        self._pauses = pauses
        self._popup: tuple[str, bool] | None = None
        self._letters = 0

    async def show(self, screen: Screen) -> None:
        """Show a screen in place of the pressed message, or as a new one."""
        await self._direct(screen, self.pressed)

    async def send(self, screen: Screen, *, to: int | None = None) -> None:
        """Send a screen as a new message, hung on the message `to` if given."""
        await self._direct(screen, None, to)

    async def post(
        self, work: UnitOfWork, letter: Letter, now: datetime, *, edit: bool = True
    ) -> None:
        """Answer with a letter of this transaction; with `edit` it replaces the pressed one."""
        if edit and self.pressed is not None:
            letter = Letter(letter.view, {**letter.args, "edit": self.pressed}, letter.author)
        key = f"reply:{self.update_id}:{self._letters}"
        self._letters += 1
        await work.outbox.put(self.person, letter, now, key)

    async def post_screen(
        self, work: UnitOfWork, screen: Screen, now: datetime, *, edit: bool = True
    ) -> None:
        """The same for a screen that is drawn already."""
        await self.post(work, Letter("screen", screen.to_args()), now, edit=edit)

    def popup(self, text: str, *, alert: bool = False) -> None:
        """Let the pressed button answer with these words, at most ``POPUP_LENGTH`` of them.

        Where no button waits for an answer they are sent as a message.
        """
        self._popup = (text[:POPUP_LENGTH], alert)

    async def close(self) -> None:
        """Answer the pressed button, so that it stops waiting. Failing to is no harm."""
        text, alert = self._popup or (None, False)
        if self._callback is None:
            if text is not None:
                await self.send(Screen(escape(text, quote=False)))
            return
        answer = AnswerCallbackQuery(
            callback_query_id=self._callback, text=text, show_alert=alert or None
        )
        try:
            await self._bot(answer, request_timeout=round(PATIENCE))
        except (TelegramAPIError, ClientDecodeError) as error:
            log.info("button_not_answered", error=type(error).__name__)

    async def _direct(self, screen: Screen, edit: int | None, to: int | None = None) -> None:
        if self.known and self._pauses.joins(self.chat):
            await self._later(screen, edit)
            log.info("answer_queued")
            return
        try:
            async with asyncio.timeout(PATIENCE):
                await self._deliver(screen, edit, to)
        except (
            TimeoutError,
            TelegramRetryAfter,
            TelegramNetworkError,
            TelegramServerError,
            ClientDecodeError,
        ) as error:
            if isinstance(error, TelegramRetryAfter):
                self._pauses.begin(self.chat, error.retry_after)
            if not self.known:
                # Nothing is stored about this person yet, so there is no address to write to.
                log.warning("answer_lost_to_stranger", error=type(error).__name__)
                return
            await self._later(screen, edit)
            log.info("answer_posted", error=type(error).__name__)
        except TelegramForbiddenError:
            await self._unreachable()

    async def _deliver(self, screen: Screen, edit: int | None, to: int | None) -> None:
        while True:
            try:
                await deliver(self._bot, self.chat, screen, edit, PATIENCE, to)
            except TelegramRetryAfter as error:
                # A letter would wait too, but a stranger can have none: it is now or never.
                if self.known or not self._pauses.grants(self.chat, error.retry_after):
                    raise
                await asyncio.sleep(error.retry_after)
            else:
                return

    async def _later(self, screen: Screen, edit: int | None) -> None:
        """Let the screen follow as a letter; only somebody known can have one."""
        args = {**screen.to_args(), **({} if edit is None else {"edit": edit})}
        async with self._services.store.writing() as work:
            key = f"late:{self.update_id}:{self._letters}"
            self._letters += 1
            await work.outbox.put(self.person, Letter("screen", args), self._services.clock(), key)

    async def _unreachable(self) -> None:
        if self.known:
            async with self._services.store.writing() as work:
                await work.people.set_reachable(self.person, reachable=False)
