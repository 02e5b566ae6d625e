"""The road of a case from its kind to the receipt."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from aiogram import F, Router
from aiogram.filters import Command, StateFilter
from aiogram.types import CallbackQuery, Message

from bot.domain.cases import Kind, Subject
from bot.domain.forms import ABOUT, appeal_subject, kind_of, past_day
from bot.services import Services
from bot.telegram.draft import Draft
from bot.telegram.reply import Reply
from bot.telegram.screen import Screen
from bot.texts import Words
from bot.usecases.file_case import Filing
from bot.usecases.follow_case import NotYoursError, own_case
from bot.usecases.receive_case import receive_case
from bot.wording import full_day
from handlers import commands
from handlers.buttons import FileButton, Go, menu_row
from handlers.filing.draft import CaseForm, Filled
from handlers.filing.screens import (
    LONGEST,
    day_screen,
    kinds_screen,
    preview_screen,
    subjects_screen,
    text_screen,
)
from handlers.filters import PlainText
from handlers.typed import typed
from storage.outbox import Letter
from storage.people import Visitor

LATER: Final = frozenset({"send", "rewrite", "noday", "contact", "nocontact", "child", "redact"})
"""Steps that only an open form can take."""


def router() -> Router:
    """From /complaint to the receipt."""
    form = Router(name="filing-form")

    @form.message(Command(commands.COMPLAINT))
    @form.callback_query(Go.filter(F.to == "complaint"))
    async def kinds(_: object, reply: Reply, words: Words, services: Services) -> None:
        await reply.show(kinds_screen(words, services))

    @form.callback_query(FileButton.filter(F.do == "kind"))
    async def choose_kind(
        _: CallbackQuery,
        callback_data: FileButton,
        reply: Reply,
        words: Words,
        services: Services,
        draft: Draft,
    ) -> None:
        if callback_data.what not in set(Kind):
            reply.popup(words.plain("button-unknown"))
            return
        kind = Kind(callback_data.what)
        if kind in ABOUT:
            await reply.show(subjects_screen(words, kind))
            return
        await _begin(services, reply, words, draft, Filled(kind))

    @form.callback_query(FileButton.filter(F.do == "subject"))
    async def choose_subject(
        _: CallbackQuery,
        callback_data: FileButton,
        reply: Reply,
        words: Words,
        services: Services,
        draft: Draft,
    ) -> None:
        if callback_data.what not in set(Subject):
            reply.popup(words.plain("button-unknown"))
            return
        subject = Subject(callback_data.what)
        await _begin(services, reply, words, draft, Filled(kind_of(subject), subject))

    @form.callback_query(FileButton.filter(F.do == "appeal"))
    async def appeal(
        _: CallbackQuery,
        callback_data: FileButton,
        reply: Reply,
        words: Words,
        services: Services,
        draft: Draft,
        visitor: Visitor,
    ) -> None:
        try:
            async with services.store.reading() as work:
                appealed = await own_case(work, visitor.id, callback_data.what)
        except NotYoursError:
            reply.popup(words.plain("button-unknown"))
            return
        if appealed.answered_on is None or appealed.kind is Kind.APPEAL:
            reply.popup(words.plain("case-moved-on"), alert=True)
            return
        subject, child = appeal_subject(appealed), appealed.for_child
        filled = Filled(Kind.APPEAL, subject, of=appealed.id, for_child=child)
        await _begin(services, reply, words, draft, filled)

    @form.callback_query(FileButton.filter(F.do == "noday"), StateFilter(CaseForm.day))
    async def no_day(
        _: CallbackQuery, reply: Reply, words: Words, services: Services, draft: Draft
    ) -> None:
        async with services.store.reading() as work:
            filled = await Filled.read(draft, work)
        await _begin(services, reply, words, draft, replace(filled, day=""))

    @form.message(StateFilter(CaseForm.day), PlainText())
    async def take_day(
        message: Message, reply: Reply, words: Words, services: Services, draft: Draft
    ) -> None:
        day = past_day(message.text or "", services.today())
        if day is None:
            await reply.send(day_screen(words, words("file-day-unread")))
            return
        async with services.store.reading() as work:
            filled = await Filled.read(draft, work)
        await _begin(services, reply, words, draft, replace(filled, day=day.isoformat()))

    @form.message(StateFilter(CaseForm.text, CaseForm.preview), PlainText())
    async def take_text(
        message: Message,
        reply: Reply,
        words: Words,
        services: Services,
        draft: Draft,
        visitor: Visitor,
    ) -> None:
        text = await typed(message, reply, words, LONGEST)
        if text is None:
            return
        now, today = services.clock(), services.today()
        async with services.store.writing(update_id=reply.update_id, today=today) as work:
            filled = await Filled.read(draft, work)
            role = await filled.reader(work, services.promises, visitor.id)
            # People write as in a chat, one thought a message: nothing of it may be lost.
            text = "\n\n".join(part for part in (filled.text, text) if part)
            if len(text) > LONGEST:
                too_long = words("text-too-long", length=len(text), longest=LONGEST)
                rows = preview_screen(words, services, visitor, filled, role).rows
                screen = Screen(too_long, rows)
            else:
                filled = replace(filled, text=text)
                await filled.save(draft, work, CaseForm.preview, today)
                appealed = await filled.appealed(work)
                screen = preview_screen(words, services, visitor, filled, role, appealed)
            await reply.post_screen(work, screen, now)

    @form.callback_query(FileButton.filter(F.do == "rewrite"), StateFilter(CaseForm.preview))
    async def rewrite(
        _: CallbackQuery, reply: Reply, words: Words, services: Services, draft: Draft
    ) -> None:
        async with services.store.reading() as work:
            filled = await Filled.read(draft, work)
        await _begin(services, reply, words, draft, replace(filled, text=None))

    @form.callback_query(FileButton.filter(F.do == "send"), StateFilter(CaseForm.preview))
    async def send(
        _: CallbackQuery,
        reply: Reply,
        words: Words,
        services: Services,
        draft: Draft,
        visitor: Visitor,
    ) -> None:
        if visitor.language is None:
            return
        now, today = services.clock(), services.today()
        async with services.store.writing(update_id=reply.update_id, today=today) as work:
            filled = await Filled.read(draft, work)
            filing = Filing(
                person=visitor.id,
                language=visitor.language,
                kind=filled.kind,
                subject=filled.subject,
                text=_whole(words, filled),
                appeals=await filled.appealed(work),
                decided_on=filled.decided_on,
                for_child=filled.for_child,
                contact=filled.contact,
            )
            received = await receive_case(work, services.promises, filing, now)
            await draft.clear(work)
            args = {"case": received.case.id}
            if received.told_at is not None:
                args["told_at"] = received.told_at.isoformat()
            view = "case-repeated" if received.repeated else "case-receipt"
            await reply.post(work, Letter(view, args), now)

    @form.callback_query(FileButton.filter(F.do == "cancel"))
    async def cancel(
        _: CallbackQuery, reply: Reply, words: Words, services: Services, draft: Draft
    ) -> None:
        now, today = services.clock(), services.today()
        async with services.store.writing(update_id=reply.update_id, today=today) as work:
            await draft.clear(work)
            await reply.post_screen(work, Screen(words("cancelled"), (menu_row(words),)), now)

    @form.callback_query(FileButton.filter(F.do.in_(LATER)))
    async def too_late(_: CallbackQuery, reply: Reply, words: Words) -> None:
        reply.popup(words.plain("form-over"), alert=True)

    return form


def _whole(words: Words, filled: Filled) -> str:
    """The words as staff get them, the day of the decision first, as the preview showed it."""
    if filled.decided_on is None:
        return filled.text or ""
    decided = words.plain("case-decided", day=full_day(words, filled.decided_on))
    return f"{decided}\n\n{filled.text}"


async def _begin(
    services: Services, reply: Reply, words: Words, draft: Draft, filled: Filled
) -> None:
    """Ask for what is missing: the day of the decision, then the words."""
    now, today = services.clock(), services.today()
    async with services.store.writing(update_id=reply.update_id, today=today) as work:
        if filled.wants_day:
            await filled.save(draft, work, CaseForm.day, today)
            screen = day_screen(words)
        else:
            await filled.save(draft, work, CaseForm.text, today)
            role = await filled.reader(work, services.promises, reply.person)
            screen = text_screen(words, services, filled, role, await filled.appealed(work))
        await reply.post_screen(work, screen, now)
