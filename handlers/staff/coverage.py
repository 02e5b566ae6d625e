"""``/coverage``: how far each notice has reached each class, in numbers without names."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery

from bot.domain.permissions import Action, Reach, permit
from bot.services import Services
from bot.telegram.reply import Reply
from bot.texts import Words
from bot.usecases.count_coverage import count_coverage, family_notices
from bot.usecases.handle_case import Member
from bot.usecases.keep_classes import kept_classes
from bot.usecases.unlock import member_of
from handlers import commands
from handlers.buttons import ClassPage, CoverageButton
from handlers.permits import needs
from handlers.staff.coverage_screens import Seen, choice_screen, coverage_screen
from storage.people import Visitor
from storage.store import Repositories


async def seen_by(
    work: Repositories, services: Services, member: Member, notice: str
) -> Seen | None:
    """The figures of a notice; None if it concerns no family of the member's classes, as for
    one that there is not.
    """
    kept = await kept_classes(work, member)
    logs = await family_notices(work, services.own_notice, kept)
    log = next((one for one in logs if one.notice == notice), None)
    if log is None:
        return None
    return Seen(
        log,
        await count_coverage(work, kept, log, services.today()),
        own=permit(member.roles, Action.COVERAGE).reach is Reach.OWN_CLASSES,
        on_paper=not services.settings.records.consents_in_bot,
        several=len(logs) > 1,
    )


def router() -> Router:
    """Coverage for head and responsible person; for class teachers, of their own classes."""
    coverage = Router(name="staff_coverage")
    look = needs(Action.COVERAGE, noted=True)

    @coverage.message(Command(commands.COVERAGE), flags=look)
    @coverage.callback_query(ClassPage.filter(F.what == "coverage"), flags=look)
    async def choose(
        _: object,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
        callback_data: ClassPage | None = None,
    ) -> None:
        member = member_of(visitor)
        async with services.store.reading() as work:
            kept = await kept_classes(work, member)
            logs = await family_notices(work, services.own_notice, kept)
            only = logs[0].notice if len(logs) == 1 else ""
            seen = await seen_by(work, services, member, only)
        at = callback_data.page if callback_data else 0
        if seen is None:
            await reply.show(choice_screen(words, logs, at))
        else:
            await reply.show(coverage_screen(words, seen, "read", at))

    @coverage.callback_query(CoverageButton.filter(), flags=look)
    async def show(
        _: CallbackQuery,
        callback_data: CoverageButton,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
    ) -> None:
        async with services.store.reading() as work:
            seen = await seen_by(work, services, member_of(visitor), callback_data.notice)
        if seen is None:
            reply.popup(words.plain("button-unknown"))
            return
        await reply.show(coverage_screen(words, seen, callback_data.do, callback_data.page))

    return coverage
