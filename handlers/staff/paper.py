"""Entering slips that families handed in on paper: one code in a message, no names."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.domain.people import Language
from bot.domain.permissions import Action
from bot.notice_words import full_text
from bot.services import Services
from bot.telegram.draft import Draft
from bot.telegram.reply import Reply
from bot.telegram.screen import Screen
from bot.texts import Words
from bot.usecases.acknowledge_notice import Shown
from bot.usecases.acknowledge_on_paper import CodeRefusedError, WhyNot, acknowledge_on_paper
from bot.usecases.unlock import member_of
from handlers.buttons import ClassButton, Go, button, menu_row
from handlers.filters import PlainText
from handlers.notice import NOTICE
from handlers.permits import needs
from handlers.staff.classes import LONGEST, staff_change
from handlers.typed import typed
from storage.people import Visitor
from storage.store import UnitOfWork


class EnteringPaper(StatesGroup):
    """Typing codes of slips, one after another."""

    text = State()


def router() -> Router:
    """Paper acknowledgements."""
    paper = Router(name="staff_paper")
    look, change_it = needs(Action.PAPER, noted=True), needs(Action.PAPER)

    @paper.callback_query(ClassButton.filter(F.do == "paper"), flags=look)
    async def ask_language(_: CallbackQuery, reply: Reply, words: Words) -> None:
        rows = [
            (button(words, f"paper-in-{one}", ClassButton(do="paper-in", id=one.value)),)
            for one in Language
        ]
        back = (button(words, "class-back", Go(to="classes")),)
        await reply.show(Screen(words("paper-language"), (*rows, back)))

    @paper.callback_query(
        ClassButton.filter((F.do == "paper-in") & F.id.in_({one.value for one in Language})),
        flags=look,
    )
    async def ask_code(
        _: CallbackQuery,
        callback_data: ClassButton,
        reply: Reply,
        words: Words,
        services: Services,
        draft: Draft,
    ) -> None:
        async def change(work: UnitOfWork) -> Screen:
            data = {"language": callback_data.id}
            await draft.save(work, EnteringPaper.text, data, services.today())
            return _asking(words, words("paper-ask"))

        await staff_change(services, reply, words, change, Action.PAPER)

    @paper.message(StateFilter(EnteringPaper.text), PlainText(), flags=change_it)
    async def enter(
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
            language = Language((await draft.read(work))["language"])
            read = services.texts[language]
            own = services.own_notice.newest
            shown = Shown(NOTICE, own.version, language, full_text(read, own.content))
            member, now = member_of(visitor), services.clock()
            one = await acknowledge_on_paper(work, services.promises, member, text, shown, now)
            return _asking(words, words("paper-done", label=one.label))

        if services.tries.over(visitor.id, services.clock()):
            await reply.send(_asking(words, words("tries-over")))
            return
        try:
            await staff_change(services, reply, words, change, Action.PAPER)
        except CodeRefusedError as refused:
            if refused.why is WhyNot.UNKNOWN:
                services.tries.wrong(visitor.id, services.clock())
            await reply.send(_asking(words, words(f"paper-{refused.why}")))

    return paper


def _asking(words: Words, text: str) -> Screen:
    finish = button(words, "paper-finish", Go(to="classes"))
    return Screen(text, ((finish, *menu_row(words)),))
