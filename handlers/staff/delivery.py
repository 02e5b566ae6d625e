"""``/delivery``: telling people of a notice, and how many letters have gone.

A person begins it; the rest goes by itself, in school hours, at Telegram's pace. Figures are of
letters, never of names. Source: 002:4.4ae, 6.10a.
"""

from __future__ import annotations

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery

from bot.domain.broadcasts import Broadcast, Progress
from bot.domain.editions import NoticeLog
from bot.domain.permissions import Action, permit
from bot.services import Services
from bot.telegram.reply import Reply
from bot.telegram.screen import Button, Screen
from bot.telegram.sender import Pace
from bot.texts import Html, Words
from bot.usecases.tell_of_notice import NotToBeToldError, begin_telling, find_log
from bot.wording import day_words
from handlers import commands
from handlers.buttons import ClassPage, Delivery, button, menu_row
from handlers.permits import needs
from storage.people import Visitor
from storage.store import Repositories


def list_screen(words: Words, services: Services, logs: list[NoticeLog]) -> Screen:
    """Every notice that has not ended."""
    today = services.today()
    rows = [
        (
            button(
                words,
                "delivery-line",
                _of(log, "show"),
                title=log.newest.content.title[words.language],
                version=log.newest.version,
            ),
        )
        for log in logs
        if not log.newest.ended(today)
    ]
    coverage = button(words, "button-coverage", ClassPage(what="coverage", page=0))
    return Screen(words("delivery"), (*rows, (coverage, *menu_row(words))))


async def progress_screen(
    work: Repositories, words: Words, services: Services, log: NoticeLog
) -> Screen:
    """How far each round of a notice has come, or the offer to begin."""
    edition = log.newest
    head = words(
        "delivery-title", title=edition.content.title[words.language], version=edition.version
    )
    back = (button(words, "delivery-back", Delivery(do="list")), *menu_row(words))
    rounds = await work.broadcasts.rounds(log.notice, edition.version)
    if not rounds:
        if not edition.content.material:
            return Screen(f"{head}\n\n{words('delivery-editorial')}", (back,))
        people = await work.people.count_concerned(edition.content.readers)
        text = words("delivery-offer", people=people, reminders=services.settings.records.reminders)
        begin = button(words, "delivery-begin", _of(log, "begin"))
        return Screen(f"{head}\n\n{text}", ((begin,), back))
    parts = [head]
    for one in rounds:
        found = await work.broadcasts.progress(one, edition.content.readers, log.alike)
        parts.append(_round(words, services, one, found))
    parts.append(words("delivery-legend"))
    again: tuple[Button, ...] = (button(words, "delivery-refresh", _of(log, "show")),)
    return Screen(Html("\n\n").join(parts), (again, back))


def _round(words: Words, services: Services, one: Broadcast, found: Progress) -> Html:
    figures = words(
        "delivery-round",
        stage=str(one.stage),
        day=day_words(words, one.started_on, services.today()),
        people=found.people,
        sent=found.sent,
        left=found.left,
        unreachable=found.unreachable,
        parked=found.parked,
    )
    if not found.left:
        return figures
    if not services.promises.is_working_time(services.clock()):
        return Html("\n").join((figures, words("delivery-waits")))
    minutes = -(-found.seconds(Pace().letters) // 60)
    return Html("\n").join((figures, words("delivery-minutes", minutes=minutes)))


def _of(log: NoticeLog, do: str) -> Delivery:
    return Delivery(do=do, notice=log.notice, version=log.newest.version)


def router() -> Router:
    """For the responsible person and the head."""
    delivery = Router(name="staff_delivery")
    look = needs(Action.TELL, noted=True)

    @delivery.message(Command(commands.DELIVERY), flags=look)
    @delivery.callback_query(Delivery.filter(F.do == "list"), flags=look)
    async def show_list(_: object, reply: Reply, words: Words, services: Services) -> None:
        async with services.store.reading() as work:
            logs = [services.own_notice, *await work.notices.logs()]
        await reply.show(list_screen(words, services, logs))

    @delivery.callback_query(Delivery.filter(F.do == "show"), flags=look)
    async def show(
        _: CallbackQuery, callback_data: Delivery, reply: Reply, words: Words, services: Services
    ) -> None:
        async with services.store.reading() as work:
            log = await find_log(work, services.own_notice, callback_data.notice)
            screen = await progress_screen(work, words, services, log) if log else None
        if screen is None:
            reply.popup(words.plain("button-unknown"))
            return
        await reply.show(screen)

    @delivery.callback_query(Delivery.filter(F.do == "begin"), flags=needs(Action.TELL))
    async def begin(
        _: CallbackQuery,
        callback_data: Delivery,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
    ) -> None:
        by = (visitor.id, permit(visitor.roles, Action.TELL).role)
        now, today = services.clock(), services.today()
        async with services.store.writing(update_id=reply.update_id, today=today) as work:
            log = await find_log(work, services.own_notice, callback_data.notice)
            if log is None or log.newest.version != callback_data.version:
                reply.popup(words.plain("delivery-changed"), alert=True)
            else:
                try:
                    await begin_telling(work, services.promises, by, log, now)
                except NotToBeToldError:
                    reply.popup(words.plain("delivery-not-now"), alert=True)
            if log is not None:
                screen = await progress_screen(work, words, services, log)
                await reply.post_screen(work, screen, now)

    return delivery
