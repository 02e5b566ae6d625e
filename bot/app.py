"""Composition: everything is built here, once, and runs until it is told to stop."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache, partial
from typing import Final
from urllib.parse import urlsplit

import structlog
from aiogram import Bot, Dispatcher
from aiogram.client.telegram import TelegramAPIServer
from aiogram.methods import DeleteWebhook, SetWebhook
from aiogram.types import Update
from aiohttp import web
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.answers import Engine
from bot.domain.cases import Kind
from bot.domain.catalogue import RULES_FILE, Catalogue, own_catalogue
from bot.domain.check import Check, load_check
from bot.domain.decrees import overlay_with, standing
from bot.domain.glossary import Glossary, load_glossary
from bot.domain.people import Language
from bot.domain.promises import Promises
from bot.domain.versions import VersionLog, load_versions
from bot.own_notice import own_log
from bot.services import Clock, Services
from bot.settings import Settings
from bot.telegram.ask_first import AskFirst
from bot.telegram.attend import Attend
from bot.telegram.fsm import SqlStorage
from bot.telegram.gate import Gate
from bot.telegram.paced import Paced
from bot.telegram.polling import ALLOWED, poll
from bot.telegram.profile import set_profile
from bot.telegram.remember import Remember
from bot.telegram.screen import Screen
from bot.telegram.sender import Pace, Sender
from bot.telegram.session import Session
from bot.telegram.webhook import webhook_app
from bot.texts import LOCALES, Words, own_texts
from bot.usecases.enforce_retention import Periods, enforce_retention
from bot.usecases.expire_consents import expire_consents
from bot.usecases.keep_topics import keep_topics
from bot.usecases.mind_undelivered import tell_of_undelivered
from bot.usecases.post_ledger_head import post_ledger_head
from bot.usecases.purge import purge
from bot.usecases.sweep_deadlines import sweep_deadlines
from bot.usecases.tell_of_floods import tell_of_floods
from bot.usecases.tell_of_notice import go_on_telling, remind
from handlers import build_router, commands
from handlers.letters import drawer
from handlers.menu import apology_screen, introduction
from handlers.staff.unlock import ask_for_code
from storage.store import Store
from storage.vault import MasterKey

SWEEP_SECONDS: Final = 300
FLUSH_SECONDS: Final = 2
TELL_SECONDS: Final = 10
LEDGER_SECONDS: Final = 1800
PURGE_HOURS: Final = 6

log = structlog.get_logger()


def now() -> datetime:
    """The real clock. Everything else is given one."""
    return datetime.now(UTC)


@dataclass(slots=True)
class App:
    """A bot that is ready to run."""

    settings: Settings
    services: Services
    bot: Bot
    dispatcher: Dispatcher
    sender: Sender
    remember: Remember
    _jobs: asyncio.Lock = field(init=False, default_factory=asyncio.Lock)

    async def handle(self, bot: Bot, update: Update) -> None:
        """Handle one update. Raises ``TryAgainError`` when the database failed."""
        await self.dispatcher.feed_update(bot, update)

    async def run(self, stop: asyncio.Event) -> None:
        """Receive, answer, send and remind until `stop` is set; then finish what was begun."""
        services = self.services
        school = self.settings.school.name[Language.KK]
        await set_profile(self.bot, services.texts, commands.SHOWN, school)
        scheduler = AsyncIOScheduler(
            timezone=UTC, job_defaults={"misfire_grace_time": None, "coalesce": True}
        )
        sweep = partial(self._job, "sweep", self._sweep)
        scheduler.add_job(sweep, "interval", seconds=SWEEP_SECONDS, next_run_time=now())
        flush = partial(self._job, "flush", self.remember.flush)
        scheduler.add_job(flush, "interval", seconds=FLUSH_SECONDS)
        tell = partial(self._job, "tell", self._tell)
        scheduler.add_job(tell, "interval", seconds=TELL_SECONDS, next_run_time=now())
        if self.settings.records.daily_head:
            head = partial(self._job, "ledger", self._ledger)
            scheduler.add_job(head, "interval", seconds=LEDGER_SECONDS, next_run_time=now())
        clean = partial(self._job, "purge", self._purge)
        scheduler.add_job(clean, "interval", hours=PURGE_HOURS, next_run_time=now())
        scheduler.start()
        halt = asyncio.Event()
        sending = asyncio.ensure_future(self.sender.run(halt))
        log.info("started")
        try:
            if self.settings.telegram.mode == "webhook":
                await self._listen(stop)
            else:
                await self.bot(DeleteWebhook())
                await poll(self.bot, self.handle, stop)
        finally:
            scheduler.remove_all_jobs()
            halt.set()
            services.store.mail.set()
            await sending
            async with self._jobs:
                scheduler.shutdown(wait=False)
            await self.remember.flush()
            log.info("stopped")

    async def _listen(self, stop: asyncio.Event) -> None:
        hook, secret = self.settings.telegram.webhook, self.settings.telegram.webhook_secret
        if hook is None or secret is None:
            raise ValueError("the settings promise a webhook and its secret")
        path = urlsplit(hook.url).path or "/"
        app = webhook_app(self.bot, self.handle, path, secret.get_secret_value())
        runner = web.AppRunner(app)
        await runner.setup()
        try:
            await web.TCPSite(runner, hook.host, hook.port).start()
            await self.bot(
                SetWebhook(
                    url=hook.url, secret_token=secret.get_secret_value(), allowed_updates=ALLOWED
                )
            )
            await stop.wait()
        finally:
            await runner.cleanup()

    async def _sweep(self) -> None:
        services = self.services
        await sweep_deadlines(services.store, services.promises, services.clock())
        await keep_topics(services.store, services.clock())
        await tell_of_floods(services.store, services.clock())
        await tell_of_undelivered(services.store, services.promises, services.clock())

    async def _tell(self) -> None:
        services, records = self.services, self.settings.records
        told = (services.store, services.promises, services.own_notice, services.clock())
        await remind(*told, reminders=records.reminders, every=records.reminder_days)
        await go_on_telling(*told)
        await expire_consents(services.store, services.promises, services.clock())

    async def _ledger(self) -> None:
        services = self.services
        await post_ledger_head(services.store, services.promises, services.clock())

    async def _purge(self) -> None:
        services, days = self.services, self.settings.retention
        await purge(services.store, services.clock())
        periods = Periods(
            profiles=days.profiles,
            acknowledgements=days.acknowledgements,
            consents=days.consents,
            cases=days.cases,
            audit=days.audit,
        )
        gone = await enforce_retention(services.store, periods, services.today())
        log.info("purged", count=gone)

    async def _job(self, name: str, job: Callable[[], Awaitable[None]]) -> None:
        try:
            async with self._jobs:
                await job()
        except Exception as error:  # noqa: BLE001  # a job that failed runs again at its next time
            log.error("job_failed", job=name, error=type(error).__name__)


def promises_of(settings: Settings) -> Promises:
    """What the school promised, as the domain takes it."""
    return Promises(
        calendar=settings.work_calendar(),
        hours=settings.hours.working(),
        zone=settings.school.zone,
        terms={kind: settings.terms.for_kind(kind) for kind in Kind},
        first_answer=settings.terms.first_answer,
        routes=settings.routes.routes(),
        reopen_days=settings.terms.reopen_days,
        appeal_filing_days=settings.terms.appeal_filing_days,
    )


@lru_cache(maxsize=1)
def own_engine() -> Engine:
    """The answers engine over the prebuilt index, read once in a process."""
    return Engine.load()


@lru_cache(maxsize=1)
def _own_content() -> tuple[Catalogue, Check, Glossary, VersionLog]:
    catalogue = own_catalogue()
    return (
        catalogue,
        load_check(catalogue),
        load_glossary(catalogue),
        load_versions(catalogue),
    )


@lru_cache(maxsize=1)
def content_version() -> str:
    """Six hexadecimal digits that change with the catalogue and every text of a rule."""
    digest = hashlib.sha256(RULES_FILE.read_bytes())
    for file in sorted(LOCALES.glob("*/rules/*.ftl")):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:6]


@asynccontextmanager
async def open_app(
    settings: Settings, *, clock: Clock = now, pace: Pace | None = None
) -> AsyncIterator[App]:
    """Build the bot and open its database, until the block ends.

    Raises ``BrokenLocaleError``, ``WrongMasterKeyError`` and ``ValueError`` (pydantic's
    ``ValidationError`` too) when texts, key, catalogue or what relies on it are wrong: better no
    bot than one that says the wrong thing.
    """
    texts = own_texts()
    catalogue, check, glossary, versions = _own_content()
    texts.require([*check.text_ids(), *glossary.text_ids(), *versions.text_ids()])
    master = MasterKey(settings.keys.id, settings.keys.master_bytes())
    async with Store.open(settings.storage.database, master) as store:
        promises = promises_of(settings)
        async with store.reading() as work:
            decrees = standing(await work.decrees.changes())
        base = (entry.overlay() for entry in settings.calendar)
        promises.calendar.decree(overlay_with(base, decrees))
        services = Services(
            settings=settings,
            texts=texts,
            catalogue=catalogue,
            check=check,
            glossary=glossary,
            versions=versions,
            own_notice=own_log(settings, texts),
            content_version=content_version(),
            answers=own_engine(),
            promises=promises,
            store=store,
            clock=clock,
        )
        # The library of holidays takes half a second to load: now, when nobody waits yet.
        services.promises.calendar.is_working(services.today())
        server = TelegramAPIServer.from_base(settings.telegram.api_base)
        session = Session(api=server)
        remember = Remember(store, clock)
        session.middleware(Gate(texts))
        session.middleware(remember)
        paced = pace or Pace()
        session.middleware(Paced(paced.overall))
        bot = Bot(settings.telegram.token.get_secret_value(), session=session)
        dispatcher = Dispatcher(
            storage=SqlStorage(store, clock),
            disable_fsm=True,
            services=services,
            remember=remember,
        )

        def introduce(words: Words) -> Screen:
            return Screen(introduction(words, services))

        def apology(words: Words, incident: str) -> Screen:
            return apology_screen(words, services, incident)

        dispatcher.update.outer_middleware(Attend(services, introduce, apology, dispatcher.fsm))
        dispatcher.update.outer_middleware(AskFirst(ask_for_code))
        dispatcher["again"] = dispatcher.feed_update
        dispatcher.include_router(build_router())
        open_now = services.promises.is_working_time
        sender = Sender(bot, store, clock, drawer(services), paced, open_now)
        try:
            yield App(settings, services, bot, dispatcher, sender, remember)
        finally:
            await session.close()
