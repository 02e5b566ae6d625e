"""The one sender: empties the outbox at Telegram's pace, in order for each person.

A letter is marked as sent only after Telegram took it. If the process dies in between, the
letter goes out once more: never lost, and doubled only when the outcome was unknown.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import groupby
from typing import Final

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramRetryAfter,
)
from aiolimiter import AsyncLimiter

from bot.domain.people import Language
from bot.services import Clock
from bot.telegram.deliver import deliver
from bot.telegram.gate import UndisclosedError
from bot.telegram.marks import Marks
from bot.telegram.screen import Screen, Topic
from bot.telegram.topics import show_topic
from bot.telegram.voice import speaking
from storage.outbox import Letter, Posted
from storage.store import Repositories, Store, StoreFailedError

BATCH: Final = 100
TIMEOUT: Final = 20.0
LONGEST_WAIT: Final = timedelta(minutes=10)
IDLE: Final = 30.0
SHORTEST: Final = 0.5
"""Seconds: a letter may be due and yet have to wait behind one that is being sent."""

Draw = Callable[[Repositories, str, Language, Letter], Awaitable[Screen | Topic | None]]
"""Draws a letter for a recipient; None when there is nothing to say any more."""

log = structlog.get_logger()


def _always(_: datetime) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Pace:
    """Messages a second over all chats and to one chat (short bursts pass); a minute to a group.

    The overall pace is kept in the bot's session (``telegram.paced``), for direct answers too.
    Letters keep below it, so that nobody who presses a button waits behind a whole broadcast.
    """

    overall: float = 25
    letters: float = 18
    per_chat: float = 1
    burst: float = 3
    per_group: float = 18

    @property
    def quiet_at_once(self) -> int:
        """Quiet letters on their way together: all that an urgent one may have to wait for."""
        return max(2, round(2 * self.letters))


@dataclass(slots=True)
class Sender:
    """Sends what is in the outbox. Run ``run`` as a task."""

    bot: Bot
    store: Store
    clock: Clock
    draw: Draw
    pace: Pace = Pace()
    school_open: Callable[[datetime], bool] = _always
    """Whether quiet letters may go at a moment."""
    _overall: AsyncLimiter = field(init=False)
    _chats: dict[int, AsyncLimiter] = field(init=False, default_factory=dict)
    _busy: set[str] = field(init=False, default_factory=set)
    """People whose letters are on their way, or not marked as sent yet."""
    _quiet: set[str] = field(init=False, default_factory=set)
    """Those of them to whom a quiet letter is on its way."""
    _marks: Marks = field(init=False)
    looked: asyncio.Event = field(init=False, default_factory=asyncio.Event)
    """Wakes whoever waits for it after each round; one follows whenever letters were marked."""

    def __post_init__(self) -> None:
        self._overall = AsyncLimiter(self.pace.letters, 1)
        self._marks = Marks(self.store)

    async def run(self, stop: asyncio.Event) -> None:
        """Send until `stop` is set, waking when mail comes or a waiting letter falls due.

        One person's slow delivery never holds another's: each has a task of their own, and
        their letters keep their order. What is being sent when `stop` comes is finished.
        """
        async with asyncio.TaskGroup() as tasks:
            while not stop.is_set():
                self.store.mail.clear()
                try:
                    due, wait = await self._round()
                    for letters in due:
                        self._busy.add(letters[0].recipient)
                        tasks.create_task(self._to_one_person(letters, stop))
                except Exception as error:  # noqa: BLE001  # the one sender must outlive any failure
                    log.error("sender_failed", error=type(error).__name__)
                    wait = 1.0
                self.looked.set()
                self.looked.clear()
                with suppress(TimeoutError):
                    async with asyncio.timeout(wait):
                        await self.store.mail.wait()

    async def _round(self) -> tuple[list[list[Posted]], float]:
        """What is due now, for each person, and seconds until more may be."""
        now = self.clock()
        is_open = self.school_open(now)
        # Taken before reading: of who is not among them every mark is seen.
        busy = self._busy.copy()
        room = self.pace.quiet_at_once - len(self._quiet)
        async with self.store.reading() as work:
            due = await work.outbox.due(now, BATCH, busy)
            quiet: list[Posted] = []
            # Several at a time: a question for each single letter would cost more than it brings.
            if is_open and room * 2 >= self.pace.quiet_at_once:
                quiet = await work.outbox.due(now, room, busy, quiet=True)
            damaged = work.outbox.damaged
            moment = await work.outbox.next_due(school_open=is_open)
        for letter in damaged:
            await self._park(letter, "unreadable", "VaultError")
        # Only when nothing can fail any more: who never gets a task would take up room for ever.
        self._quiet |= {posted.recipient for posted in quiet}
        by_person = sorted([*due, *quiet], key=lambda posted: (posted.recipient, posted.id))
        people = [list(group) for _, group in groupby(by_person, key=lambda p: p.recipient)]
        if moment is None:
            return people, IDLE
        return people, min(IDLE, max(SHORTEST, (moment - now).total_seconds()))

    async def _to_one_person(self, letters: list[Posted], stop: asyncio.Event) -> None:
        try:
            for posted in letters:
                if stop.is_set() or not await self._send(posted, stop):
                    break
        except Exception as error:  # noqa: BLE001  # the letter waits on; the next round tries again
            log.error("letter_failed", view=letters[0].letter.view, error=type(error).__name__)
            await asyncio.sleep(1)
        finally:
            self._busy.discard(letters[0].recipient)
            self._quiet.discard(letters[0].recipient)
            self.store.mail.set()

    async def _send(self, posted: Posted, stop: asyncio.Event) -> bool:
        """Whether the letter is done with, so that the person's next one may go."""
        view = posted.letter.view
        try:
            screen = await self._drawn(posted)
        except StoreFailedError:
            raise
        except Exception as error:  # noqa: BLE001  # a letter that cannot be drawn now never can
            await self._park(posted.id, view, type(error).__name__)
            return True
        if screen is None:
            await self._marks.set(posted.id, stop)
            return True
        await self._overall.acquire()
        await self._limiter(posted.address).acquire()
        try:
            with speaking(posted.language, posted.letter.author):
                if isinstance(screen, Topic):
                    await self._show_topic(posted.address, screen)
                else:
                    edit = posted.letter.args.get("edit")
                    await deliver(self.bot, posted.address, screen, edit, TIMEOUT)
        except TelegramRetryAfter as error:
            await self._retry(posted, timedelta(seconds=error.retry_after), posted.attempts)
        except TelegramForbiddenError:
            async with self.store.writing() as work:
                await work.people.set_reachable(posted.recipient, reachable=False)
        except TelegramMigrateToChat as error:
            async with self.store.writing() as work:
                await work.people.move(posted.recipient, error.migrate_to_chat_id)
        except (TelegramBadRequest, TelegramEntityTooLarge, UndisclosedError) as error:
            await self._park(posted.id, view, type(error).__name__)
            return True
        except (TelegramAPIError, ClientDecodeError, TimeoutError) as error:
            # The network, the server or the token: nothing of it is the letter's fault.
            log.warning("letter_waits", view=view, error=type(error).__name__)
            wait = min(LONGEST_WAIT, timedelta(seconds=2**posted.attempts))
            await self._retry(posted, wait, posted.attempts + 1)
        else:
            await self._marks.set(posted.id, stop)
            return True
        return False

    async def _show_topic(self, chat: int, topic: Topic) -> None:
        async def made(thread: int) -> None:
            async with self.store.writing() as work:
                await work.groups.opened(topic.case, thread)

        await show_topic(self.bot, chat, topic, made, self._limiter(chat).acquire, TIMEOUT)

    async def _drawn(self, posted: Posted) -> Screen | Topic | None:
        async with self.store.reading() as work:
            with speaking(posted.language, posted.letter.author):
                return await self.draw(work, posted.recipient, posted.language, posted.letter)

    async def _park(self, letter: int, view: str, error: str) -> None:
        log.error("letter_parked", view=view, error=error)
        async with self.store.writing() as work:
            await work.outbox.park(letter)

    async def _retry(self, posted: Posted, wait: timedelta, attempts: int) -> None:
        async with self.store.writing() as work:
            await work.outbox.retry(posted.id, self.clock() + wait, attempts)

    def _limiter(self, chat: int) -> AsyncLimiter:
        if len(self._chats) > BATCH * 10:
            self._chats.clear()
        if chat not in self._chats:
            # Telegram's ids of groups are negative.
            self._chats[chat] = (
                AsyncLimiter(self.pace.burst, self.pace.burst / self.pace.per_chat)
                if chat > 0
                else AsyncLimiter(self.pace.per_group, 60)
            )
        return self._chats[chat]
