"""Beginnings of answers to copy, fill in and send; what comes back goes through the preview."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery

from bot.domain.cases import Case
from bot.domain.permissions import Action
from bot.domain.templates import BLANK, templates_for
from bot.services import Services
from bot.telegram.draft import Draft
from bot.telegram.reply import Reply
from bot.telegram.screen import Screen
from bot.texts import Words
from bot.usecases.handle_case import open_case
from bot.usecases.unlock import member_of
from handlers.buttons import Shift, button
from handlers.permits import needs
from handlers.staff.desk import change_case
from handlers.staff.writing.screens import Answering, cancel_row, question_screen
from storage.people import Visitor
from storage.store import UnitOfWork


def list_screen(words: Words, case: Case) -> Screen:
    """The templates that fit this case."""
    rows = [
        (
            button(
                words,
                f"template-{name}.title",
                Shift(do="template", case=case.id, what=name),
            ),
        )
        for name in templates_for(case.kind)
    ]
    back = (button(words, "button-back", Shift(do="notemplate", case=case.id)),)
    return Screen(words("templates", number=case.number), (*rows, back, cancel_row(words)))


def template_screen(words: Words, reader: Words, case: Case, name: str) -> Screen:
    """One template in the language of the case, as one block that a tap copies."""
    text = words(
        "template-copy",
        language=words.plain(f"language-of-{case.language}"),
        blank=BLANK,
        text=reader.plain(f"template-{name}", blank=BLANK),
    )
    back = (button(words, "button-back", Shift(do="templates", case=case.id)),)
    return Screen(text, (back, cancel_row(words)))


def router() -> Router:
    """The way to a template and back, while an answer is being written."""
    choosing = Router(name="staff_templates")

    @choosing.callback_query(
        Shift.filter(F.do.in_({"templates", "template", "notemplate"})),
        StateFilter(Answering.text),
        flags=needs(Action.CASE),
    )
    async def choose(
        _: CallbackQuery,
        callback_data: Shift,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
        draft: Draft,
    ) -> None:
        async def look(work: UnitOfWork) -> Screen:
            data = await draft.read(work)
            case = await open_case(work, member_of(visitor), data["case"])
            if callback_data.do == "notemplate":
                return question_screen(words, case, data, Answering.text)
            name = callback_data.what
            if callback_data.do == "template" and name in templates_for(case.kind):
                return template_screen(words, services.texts[case.language], case, name)
            return list_screen(words, case)

        await change_case(services, reply, words, look)

    return choosing
