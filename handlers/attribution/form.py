"""The form. Its answers lie only in the sealed draft; the last one, stopping and ``/cancel``
clear it, the texts going out in that same transaction.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from aiogram import F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.domain.attribution import (
    LONGEST,
    Influence,
    Step,
    WrongDayError,
    WrongNameError,
    checked_day,
    clean_name,
    languages_of,
    mask_of,
    next_step,
    purposes_of,
    read_day,
    use_of,
)
from bot.domain.people import Profile
from bot.services import Services
from bot.telegram.draft import Draft
from bot.telegram.reply import Reply
from bot.telegram.screen import Screen
from bot.texts import Words
from handlers import commands
from handlers.attribution.questions import is_simple, purposes_screen, question_screen
from handlers.attribution.ready import ready_screens
from handlers.attribution.simple import simple_screen
from handlers.buttons import Attr, Go, menu_row
from handlers.filters import PlainText
from storage.people import Visitor
from storage.store import UnitOfWork


class Form(StatesGroup):
    """The questions, named as the steps."""

    service = State()
    model = State()
    purposes = State()
    influence = State()
    day = State()
    substantial = State()
    language = State()


_STATES: Final[Mapping[Step, State]] = {step: getattr(Form, step.value) for step in Step}
_STEPS: Final = {state.state: step for step, state in _STATES.items()}


@dataclass(frozen=True, slots=True)
class Desk:
    """One update of one person at the form."""

    reply: Reply
    words: Words
    profile: Profile
    draft: Draft
    services: Services

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[UnitOfWork]:
        """A transaction that this update has once."""
        services = self.services
        async with services.store.writing(
            update_id=self.reply.update_id, today=services.today()
        ) as work:
            yield work

    def question(self, step: Step, answers: Mapping[str, Any]) -> Screen:
        """The question `step` for this person."""
        return question_screen(self.words, self.services, self.profile, step, answers)

    async def ask(
        self, work: UnitOfWork, step: Step, answers: dict[str, Any], *, edit: bool = True
    ) -> None:
        """Move to `step`, keeping the answers, and put its question."""
        await self.draft.save(work, _STATES[step], answers, self.services.today())
        screen = self.question(step, answers)
        await self.reply.post_screen(work, screen, self.services.clock(), edit=edit)

    async def answer(self, step: Step, answer: str | int | bool | None) -> None:
        """Note an answer and go on; after the last one give the texts and forget everything."""
        async with self.writing() as work:
            answers = {**await self.draft.read(work), step.value: answer}
            following = next_step(answers, step)
            if following is not None:
                await self.ask(work, following, answers)
                return
            await self.draft.clear(work)
            ready = ready_screens(
                self.words, self.services, self.profile, use_of(answers), answers[Step.LANGUAGE]
            )
            for number, screen in enumerate(ready):
                await self.reply.post_screen(work, screen, self.services.clock(), edit=number == 0)

    async def repeat(self, step: Step, wrong: str) -> None:
        """The question again, after what was wrong."""
        async with self.services.store.reading() as work:
            question = self.question(step, await self.draft.read(work))
        await self.reply.send(Screen(f"{wrong}\n\n{question.text}", question.rows))


def router() -> Router:
    """From the command, the menu or a rule card to the texts."""
    form = Router(name="attribution-form")

    @form.message(Command(commands.ATTRIBUTION))
    @form.callback_query(Go.filter(F.to == "attribution"))
    async def open_here(
        _: object, reply: Reply, words: Words, visitor: Visitor, draft: Draft, services: Services
    ) -> None:
        if visitor.profile is not None:
            await _begin(Desk(reply, words, visitor.profile, draft, services), edit=True)

    @form.callback_query(Attr.filter(F.do == "start"))
    async def open_below(
        _: object, reply: Reply, words: Words, visitor: Visitor, draft: Draft, services: Services
    ) -> None:
        """From a rule card or from ready texts, which stay where they are."""
        if visitor.profile is not None:
            await _begin(Desk(reply, words, visitor.profile, draft, services), edit=False)

    @form.callback_query(Attr.filter(F.do == "ask"), StateFilter(Form))
    async def ask_again(
        _: CallbackQuery,
        callback_data: Attr,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        draft: Draft,
        services: Services,
    ) -> None:
        if visitor.profile is None or callback_data.step not in set(Step):
            reply.popup(words.plain("button-unknown"))
            return
        desk = Desk(reply, words, visitor.profile, draft, services)
        async with desk.writing() as work:
            await desk.ask(work, Step(callback_data.step), await draft.read(work))

    @form.callback_query(Attr.filter(F.do == "mark"), StateFilter(Form))
    async def mark(
        _: CallbackQuery, callback_data: Attr, reply: Reply, words: Words, visitor: Visitor
    ) -> None:
        if visitor.profile is not None:
            mask = mask_of(purposes_of(callback_data.value))
            await reply.show(purposes_screen(words, visitor.profile, mask))

    @form.callback_query(Attr.filter(F.do == "set"), StateFilter(Form))
    async def choose(
        _: CallbackQuery,
        callback_data: Attr,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        draft: Draft,
        services: Services,
    ) -> None:
        if visitor.profile is None:
            return
        if callback_data.step == Step.PURPOSES and not purposes_of(callback_data.value):
            reply.popup(words.plain("attr-need-purpose", who=visitor.profile.audience.value))
            return
        try:
            step = Step(callback_data.step)
            answer = _pressed(step, callback_data, services.today())
        except ValueError:
            reply.popup(words.plain("button-unknown"))
            return
        await Desk(reply, words, visitor.profile, draft, services).answer(step, answer)

    @form.message(StateFilter(Form), PlainText())
    async def take_words(
        message: Message,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        draft: Draft,
        services: Services,
        raw_state: str | None,
    ) -> None:
        if visitor.profile is None:
            return
        desk, step = Desk(reply, words, visitor.profile, draft, services), _STEPS[raw_state]
        try:
            answer = _typed(step, message.text or "", services.today())
        except (WrongNameError, WrongDayError) as error:
            who = visitor.profile.audience.value
            await desk.repeat(step, words(f"attr-wrong-{error.reason}", who=who, longest=LONGEST))
            return
        if answer is None:
            await desk.repeat(step, words("attr-press", who=visitor.profile.audience.value))
            return
        await desk.answer(step, answer)

    @form.callback_query(Attr.filter(F.do.in_({"cancel", "simple-offer"})), StateFilter(Form))
    async def leave(
        _: CallbackQuery,
        callback_data: Attr,
        reply: Reply,
        words: Words,
        draft: Draft,
        services: Services,
    ) -> None:
        stopped = Screen(words("cancelled"), (menu_row(words),))
        screen = stopped if callback_data.do == "cancel" else simple_screen(words, 0)
        async with services.store.writing(
            update_id=reply.update_id, today=services.today()
        ) as work:
            await draft.clear(work)
            await reply.post_screen(work, screen, services.clock())

    return form


async def _begin(desk: Desk, *, edit: bool) -> None:
    if is_simple(desk.profile):
        screen = simple_screen(desk.words, 0)
        await (desk.reply.show(screen) if edit else desk.reply.send(screen))
        return
    async with desk.writing() as work:
        await desk.ask(work, next(iter(Step)), {}, edit=edit)


def _pressed(step: Step, pressed: Attr, today: date) -> str | int | bool | None:
    """What a button answers. Raises ``ValueError`` for a button nobody made."""
    if step is Step.PURPOSES:
        return mask_of(purposes_of(pressed.value))
    if step is Step.INFLUENCE:
        return Influence(pressed.what).value
    if step is Step.DAY:
        return checked_day(date.fromisoformat(pressed.what), today).isoformat()
    if step is Step.SUBSTANTIAL:
        if pressed.what not in ("yes", "no"):
            raise ValueError("neither yes nor no")
        return pressed.what == "yes"
    if step is Step.LANGUAGE:
        languages_of(pressed.what)
        return pressed.what
    return None


def _typed(step: Step, text: str, today: date) -> str | None:
    """What typed words answer; None where only buttons do. Raises the domain's errors."""
    if step is Step.DAY:
        return read_day(text, today).isoformat()
    if step in (Step.SERVICE, Step.MODEL):
        return clean_name(text)
    return None
