"""Classes: the list, one class with what can be done with it, making and changing one.

Who may see which class is asked of ``kept_class`` at every step, also for buttons made by hand.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from aiogram import F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.domain.classes import MOST_FAMILIES, NoClassError, SchoolClass
from bot.domain.coverage import stands_alone
from bot.domain.permissions import Action, NotAllowedError
from bot.services import Services
from bot.telegram.draft import Draft
from bot.telegram.reply import Reply
from bot.telegram.screen import Button, Screen
from bot.texts import Words
from bot.usecases.handle_case import Member
from bot.usecases.issue_slips import families_left
from bot.usecases.keep_classes import (
    ClassInUseError,
    kept_class,
    kept_classes,
    remove_class,
    set_class,
)
from bot.usecases.unlock import member_of
from handlers import commands
from handlers.buttons import ClassButton, ClassPage, FileButton, Go, button, menu_row
from handlers.filters import PlainText
from handlers.notice import NOTICE
from handlers.pages import page
from handlers.permits import needs, refuse
from handlers.typed import typed
from storage.people import Visitor
from storage.store import Repositories, UnitOfWork

ON_A_PAGE = 10
LONGEST = 40
"""Characters of what is typed here: a class and a number, or a code."""


class MakingClass(StatesGroup):
    """Typing a class and its number of families."""

    text = State()


def cancel_row(words: Words) -> tuple[Button, ...]:
    """The row that leaves a form."""
    return (button(words, "button-cancel", FileButton(do="cancel")),)


async def list_screen(work: Repositories, words: Words, member: Member, at: int = 0) -> Screen:
    """The classes this member keeps. Raises ``NotAllowedError``."""
    classes = await kept_classes(work, member)
    shown = page(classes, at, ON_A_PAGE)
    rows: list[tuple[Button, ...]] = [
        (
            button(
                words,
                "classes-line",
                ClassButton(do="show", id=one.id),
                label=one.label,
                families=one.families,
            ),
        )
        for one in shown.items
    ]
    rows += shown.row(words, lambda to: ClassPage(what="classes", page=to))
    rows.append((button(words, "classes-new", ClassButton(do="new")),))
    if classes:
        rows.append((button(words, "classes-paper", ClassButton(do="paper")),))
    coverage = button(words, "button-coverage", ClassPage(what="coverage", page=0))
    return Screen(words("classes", count=len(classes)), (*rows, (coverage, *menu_row(words))))


async def class_screen(
    work: Repositories, words: Words, services: Services, member: Member, one: SchoolClass
) -> Screen:
    """One class and what can be done with it; few people are never counted out loud, nor those
    beside whom the few are counted.
    """
    out = await work.slips.open_count(one.id, services.today())
    left = await families_left(work, one, NOTICE, services.settings.notice.version)
    hidden = not stands_alone(one, await kept_classes(work, member))
    text = words(
        "class-screen",
        label=one.label,
        band=words(f"band-{one.band}"),
        families=one.families,
        come=words("class-few") if hidden else str(one.families - left),
        out=words("class-few") if hidden and out else str(out),
        teacher="yes" if one.teacher else "no",
    )

    def to(do: str) -> tuple[Button, ...]:
        return (button(words, f"class-{do}", ClassButton(do=do, id=one.id, out=out)),)

    rows = [to("print")]
    rows += [to("lost"), to("revoke")] if out else []
    rows.append(to("remove"))
    rows.append((button(words, "class-back", Go(to="classes")), *menu_row(words)))
    return Screen(text, tuple(rows))


async def staff_change(
    services: Services,
    reply: Reply,
    words: Words,
    change: Callable[[UnitOfWork], Awaitable[Screen]],
    action: Action = Action.CLASSES,
) -> None:
    """Do one thing and show its screen; a refusal says nothing of what exists."""
    now, today = services.clock(), services.today()
    try:
        async with services.store.writing(update_id=reply.update_id, today=today) as work:
            await reply.post_screen(work, await change(work), now)
    except NotAllowedError:
        await refuse(services, reply, words, action)


def router() -> Router:
    """``/classes`` for the head, the responsible person and class teachers."""
    classes = Router(name="staff_classes")
    look, change_it = needs(Action.CLASSES, noted=True), needs(Action.CLASSES)

    @classes.message(Command(commands.CLASSES), flags=look)
    @classes.callback_query(Go.filter(F.to == "classes"), flags=look)
    @classes.callback_query(ClassPage.filter(F.what == "classes"), flags=look)
    async def show_list(
        _: object,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
        draft: Draft,
        callback_data: ClassPage | Go | None = None,
    ) -> None:
        at = callback_data.page if isinstance(callback_data, ClassPage) else 0
        async with services.store.reading() as work:
            screen = await list_screen(work, words, member_of(visitor), at)
            typing = await draft.is_open(work)
        if typing:
            async with services.store.writing() as work:
                await draft.clear(work)
        await reply.show(screen)

    @classes.callback_query(ClassButton.filter(F.do == "show"), flags=look)
    async def show_one(
        _: CallbackQuery,
        callback_data: ClassButton,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
    ) -> None:
        try:
            async with services.store.reading() as work:
                member = member_of(visitor)
                one = await kept_class(work, member, callback_data.id)
                screen = await class_screen(work, words, services, member, one)
        except NotAllowedError:
            await refuse(services, reply, words, Action.CLASSES)
            return
        await reply.show(screen)

    @classes.callback_query(ClassButton.filter(F.do == "new"), flags=look)
    async def ask_class(
        _: CallbackQuery,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
        draft: Draft,
    ) -> None:
        async def change(work: UnitOfWork) -> Screen:
            await kept_classes(work, member_of(visitor))
            await draft.save(work, MakingClass.text, {}, services.today())
            return Screen(words("class-ask"), (cancel_row(words),))

        await staff_change(services, reply, words, change)

    @classes.message(StateFilter(MakingClass.text), PlainText(), flags=change_it)
    async def make_class(
        message: Message,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
        draft: Draft,
    ) -> None:
        text = await typed(message, reply, words, LONGEST)
        if text is None:
            return

        async def change(work: UnitOfWork) -> Screen:
            member, now = member_of(visitor), services.clock()
            one = await set_class(work, services.promises, member, text, now)
            await draft.clear(work)
            return await class_screen(work, words, services, member, one)

        try:
            await staff_change(services, reply, words, change)
        except NoClassError:
            again = words("class-not-read", most=MOST_FAMILIES)
            await reply.send(Screen(again, (cancel_row(words),)))

    @classes.callback_query(ClassButton.filter(F.do == "remove"), flags=change_it)
    async def remove(
        _: CallbackQuery,
        callback_data: ClassButton,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
    ) -> None:
        async def change(work: UnitOfWork) -> Screen:
            member = member_of(visitor)
            await remove_class(work, member, callback_data.id, services.clock())
            reply.popup(words.plain("class-removed"))
            return await list_screen(work, words, member)

        try:
            await staff_change(services, reply, words, change)
        except ClassInUseError:
            reply.popup(words.plain("class-in-use"), alert=True)

    return classes
