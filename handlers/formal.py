"""The formal appeal through the state's portal: what it is, and its text as a file to take along.

The bot sends nothing there and keeps no copy: the file is made on the press of a button, goes
to the person and is gone. Names stay blank, to be written in by the person.
"""

from __future__ import annotations

from typing import Final

from aiogram import Bot, F, Router
from aiogram.types import CallbackQuery

from bot.domain.cases import Case, CaseMessage, Said
from bot.services import Services
from bot.telegram.documents import send_file
from bot.telegram.reply import Reply
from bot.telegram.screen import Screen
from bot.texts import Words
from bot.usecases.follow_case import NotYoursError, own_case
from bot.wording import contact_args, full_day
from handlers.buttons import Mine, button, menu_row
from storage.people import Visitor

ANSWERS: Final = frozenset({Said.ANSWER, Said.CORRECTED})
_MARK: Final = "\ufeff"
"""Without it Windows' own editor shows Kazakh letters as rubbish."""


def formal_screen(words: Words, services: Services, case: Case) -> Screen:
    """How the formal lane differs from the school's promise, and the file."""
    text = words("formal", number=case.number, **contact_args(words, services.settings))
    rows = (
        (button(words, "button-formal-file", Mine(do="file", case=case.id)),),
        (button(words, "button-case", Mine(do="show", case=case.id)),),
        menu_row(words),
    )
    return Screen(text, rows)


def formal_text(words: Words, services: Services, case: Case, messages: list[CaseMessage]) -> str:
    """The appeal with the case's own facts; what only the person knows is left blank."""
    written = [message.text for message in messages if message.role is None]
    answers = [message.text for message in messages if message.kind in ANSWERS]
    answered = (
        words.plain(
            "formal-answered",
            day=full_day(words, case.answered_on),
            role=words.plain(f"role-{case.role.value.replace('_', '-')}"),
            text=answers[-1],
        )
        if case.answered_on is not None and answers
        else words.plain("formal-unanswered", due=full_day(words, case.due_on))
    )
    return words.plain(
        "formal-file",
        school=services.settings.school.name[words.language],
        number=case.number,
        kind=words.plain(f"kind-{case.kind}"),
        registered=full_day(words, case.registered_on),
        text="\n\n".join(written),
        answered=answered,
        day=full_day(words, services.today()),
    )


def router() -> Router:
    """The formal lane."""
    formal = Router(name="formal")

    @formal.callback_query(Mine.filter(F.do == "formal"))
    async def explain(
        _: CallbackQuery,
        callback_data: Mine,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
    ) -> None:
        try:
            async with services.store.reading() as work:
                case = await own_case(work, visitor.id, callback_data.case)
        except NotYoursError:
            reply.popup(words.plain("button-unknown"))
            return
        await reply.show(formal_screen(words, services, case))

    @formal.callback_query(Mine.filter(F.do == "file"))
    async def send(
        _: CallbackQuery,
        callback_data: Mine,
        bot: Bot,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
    ) -> None:
        try:
            async with services.store.reading() as work:
                case = await own_case(work, visitor.id, callback_data.case)
                messages = await work.cases.messages(case.id)
        except NotYoursError:
            reply.popup(words.plain("button-unknown"))
            return
        content = (_MARK + formal_text(words, services, case, messages)).encode()
        name, caption = f"adal-{case.number}.txt", words("formal-caption")
        if not await send_file(bot, reply.chat, name, content, caption):
            reply.popup(words.plain("file-not-sent"), alert=True)

    return formal
