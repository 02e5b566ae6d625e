"""``/coverage``: how far the notice has reached each class, in numbers without names."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.filters import Command

from bot.domain.classes import FEWEST_SHOWN
from bot.domain.coverage import Coverage, Tally
from bot.domain.permissions import Action, Reach, permit
from bot.services import Services
from bot.telegram.reply import Reply
from bot.telegram.screen import Screen
from bot.texts import Words
from bot.usecases.count_coverage import count_coverage
from bot.usecases.handle_case import Member
from bot.usecases.keep_classes import kept_classes
from bot.usecases.unlock import member_of
from handlers import commands
from handlers.buttons import ClassPage, CoverageFile, Go, button, menu_row
from handlers.notice import NOTICE
from handlers.pages import page
from handlers.permits import needs
from storage.people import Visitor

ON_A_PAGE = 15
_STEPS = 10


def coverage_screen(words: Words, version: str, found: Coverage, whole: str, at: int) -> Screen:
    """A page of classes, then the small ones together and the sum named by `whole`."""
    back = (button(words, "button-classes", Go(to="classes")), *menu_row(words))
    title = words("coverage-title", version=version)
    if not found.total.families:
        return Screen(words("coverage-none"), (back,))
    if found.hidden:
        return Screen(f"<b>{title}</b>\n\n{words('coverage-hidden', few=FEWEST_SHOWN)}", (back,))
    shown = page(found.lines, at, ON_A_PAGE)
    parts = [_line(words, line.school_class.label, line.tally) for line in shown.items]
    if found.pooled is not None:
        label = words("coverage-small", count=found.pooled_classes)
        parts.append(_line(words, label, found.pooled))
    parts.append(_line(words, words(whole), found.total))
    text = "\n\n".join((f"<b>{title}</b>\n{words('coverage-legend')}", *parts))
    rows = shown.row(words, lambda to: ClassPage(what="coverage", page=to))
    files = tuple(
        button(words, f"coverage-{form}", CoverageFile(form=form)) for form in ("book", "picture")
    )
    return Screen(text, (*rows, files, back))


def whole_of(member: Member) -> str:
    """The id of the words for the sum: the whole school, or all classes that one keeps."""
    own = permit(member.roles, Action.COVERAGE).reach is Reach.OWN_CLASSES
    return "coverage-kept" if own else "coverage-total"


def _line(words: Words, label: str, tally: Tally) -> str:
    done = tally.acknowledged * _STEPS // max(1, tally.families)
    head = words(
        "coverage-line",
        label=label,
        bar="█" * done + "░" * (_STEPS - done),
        percent=tally.acknowledged * 100 // max(1, tally.families),
    )
    figures = words(
        "coverage-figures",
        acknowledged=tally.acknowledged,
        served=tally.served,
        missing=tally.missing,
        unreachable=tally.unreachable,
        families=tally.families,
    )
    return f"{head}\n{figures}"


def router() -> Router:
    """Coverage for head and responsible person; for class teachers, of their own classes."""
    coverage = Router(name="staff_coverage")

    @coverage.message(Command(commands.COVERAGE), flags=needs(Action.COVERAGE, noted=True))
    @coverage.callback_query(
        ClassPage.filter(F.what == "coverage"), flags=needs(Action.COVERAGE, noted=True)
    )
    async def show(
        _: object,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
        callback_data: ClassPage | None = None,
    ) -> None:
        member, version = member_of(visitor), services.settings.notice.version
        async with services.store.reading() as work:
            classes = await kept_classes(work, member)
            found = await count_coverage(work, classes, NOTICE, version)
        at = callback_data.page if callback_data else 0
        await reply.show(coverage_screen(words, version, found, whole_of(member), at))

    return coverage
