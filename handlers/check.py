"""The understanding check, before and after reading: kind words, a reason, the rule's card.

All that is known of a running check stands in its buttons. Its end adds to a count of checks
and of right answers; who answered what is kept nowhere. There is no score to beat, no time and
no streak. Source: 002:10.9a, 10.9b, 2.8ae.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, replace
from typing import Final

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery

from bot.domain.check import Question, QuestionSet, Stage
from bot.domain.people import Audience, Band
from bot.services import Services
from bot.telegram.reply import Reply
from bot.telegram.screen import Screen
from bot.texts import Words
from handlers import commands
from handlers.buttons import Chapters, Go, Quiz, button, menu_row
from handlers.topics import lone_card
from storage.people import Visitor

REMEMBERED: Final = 1000
"""Of how many people the last press is remembered, so that a double tap counts once."""


@dataclass(frozen=True, slots=True)
class Run:
    """A check being taken: whose, when, and the answers given so far."""

    asked: QuestionSet
    audience: Audience
    band: Band
    stage: Stage
    given: tuple[int, ...]
    version: str

    def to(self, step: str, at: int = 0) -> Quiz:
        """The button data for a step with the same answers."""
        return Quiz(
            who=self.audience.value,
            band=self.band.value,
            stage=self.stage.value,
            version=self.version,
            step=step,
            answers="".join(map(str, self.given)),
            at=at,
        )

    @property
    def finished(self) -> bool:
        """Whether every question has its answer."""
        return len(self.given) == len(self.asked.questions)

    @property
    def right(self) -> int:
        """How many answers are right."""
        return len(self.given) - len(self.asked.wrong(self.given))


def choice_screen(words: Words, services: Services, audience: Audience, band: Band) -> Screen:
    """What the check is, and the choice between before and after."""
    rows = tuple(
        (button(words, f"button-check-{stage}", _new(services, audience, band, stage).to("start")),)
        for stage in Stage
    )
    asked = services.check.for_reader(audience, band)
    text = words("quiz-choice", who=audience.value, count=len(asked.questions))
    return Screen(text, (*rows, menu_row(words)))


def start_screen(words: Words, run: Run) -> Screen:
    """What the check is and what is kept of it, before the first question."""
    text = words(f"quiz-start-{run.stage}", who=run.audience.value, count=len(run.asked.questions))
    kept = words("quiz-kept", who=run.audience.value)
    begin = button(words, "button-check-begin", run.to("ask"))
    chapters = Chapters(who=run.audience.value, band=run.band.value)
    leave = button(words, "button-chapters", chapters)
    return Screen(f"{text}\n\n{kept}", ((begin,), (leave, *menu_row(words))))


def question_screen(words: Words, run: Run) -> Screen:
    """The next question, its answers as buttons."""
    at = len(run.given)
    question = run.asked.questions[at]
    name = run.asked.text_id(question)
    answers = [
        (button(words, f"{name}.a{n}", replace(run, given=(*run.given, n)).to("answer")),)
        for n in range(1, question.answers + 1)
    ]
    text = f"<i>{_place(words, run, at)}</i>\n\n{words(name)}"
    return Screen(text, (*answers, menu_row(words)))


def reason_screen(words: Words, run: Run) -> Screen:
    """Whether the last answer was right, why, and the rule it is about."""
    at = len(run.given) - 1
    question = run.asked.questions[at]
    name = run.asked.text_id(question)
    right = run.given[at] == question.right
    said = words("quiz-right" if right else "quiz-not-yet", who=run.audience.value)
    parts = [f"<i>{_place(words, run, at)}</i>", words(name), f"<b>{said}</b>"]
    if not right:
        parts.append(words("quiz-answer", answer=words.plain(f"{name}.a{question.right}")))
    parts.append(words(f"{name}.why"))
    card = button(words, "button-check-card", run.to("front", at))
    if run.finished:
        on = button(words, "button-check-result", run.to("end"))
    else:
        on = button(words, "button-check-next", run.to("ask"))
    return Screen("\n\n".join(parts), ((on,), (card,), menu_row(words)))


def end_screen(words: Words, run: Run) -> Screen:
    """The result, for the learner alone, and the cards worth another look."""
    count, wrong = len(run.asked.questions), run.asked.wrong(run.given)
    key = "quiz-end-all" if not wrong else f"quiz-end-{run.stage}"
    text = words(key, who=run.audience.value, right=run.right, count=count)
    cards = [
        (button(words, f"rule-{q.rule}", run.to("front", run.asked.questions.index(q))),)
        for q in wrong
    ]
    chapters = Chapters(who=run.audience.value, band=run.band.value)
    on = button(words, "button-chapters", chapters)
    kept = words("quiz-kept", who=run.audience.value)
    return Screen(f"{text}\n\n{kept}", (*cards, (on, *menu_row(words))))


def _card(words: Words, services: Services, run: Run, question: Question, side: str) -> Screen:
    at = run.asked.questions.index(question)
    last = at == len(run.given) - 1
    back = button(words, "button-check-back", run.to("said" if last else "end"))
    reader = (run.audience, run.band)
    rule = services.catalogue.by_id[question.rule]

    def to(towards: str) -> Quiz:
        return run.to(towards, at)

    return lone_card(words, services, rule, reader, side, to, (back,))


def _place(words: Words, run: Run, at: int) -> str:
    return words("quiz-place", at=at + 1, of=len(run.asked.questions))


def router() -> Router:
    """Taking the check."""
    check = Router(name="check")
    pressed: OrderedDict[str, tuple[int | None, str]] = OrderedDict()

    def remember(person: str, press: tuple[int | None, str]) -> None:
        pressed[person] = press
        pressed.move_to_end(person)
        if len(pressed) > REMEMBERED:
            pressed.popitem(last=False)

    @check.message(Command(commands.CHECK))
    @check.callback_query(Go.filter(F.to == "check"))
    async def choose(
        _: object, reply: Reply, words: Words, visitor: Visitor, services: Services
    ) -> None:
        if visitor.profile is None:
            return
        who, band = visitor.profile.audience, visitor.profile.band
        await reply.show(choice_screen(words, services, who, band))

    @check.callback_query(Quiz.filter())
    async def step(
        _: CallbackQuery, callback_data: Quiz, reply: Reply, words: Words, services: Services
    ) -> None:
        run = _read(services, callback_data)
        if run is None:
            reply.popup(words.plain("button-unknown"))
            return
        if callback_data.version != services.check.version:
            reply.popup(words.plain("content-changed"))
            fresh = _new(services, run.audience, run.band, run.stage)
            await reply.show(start_screen(words, fresh))
            return
        press = (reply.pressed, callback_data.pack())
        last = callback_data.step == "answer" and run.finished
        if last and pressed.get(reply.person) != press:
            await _finish(reply, services, words, run)
        else:
            await reply.show(_screen(words, services, run, callback_data))
        # Only now: a press that failed is delivered again and must count then.
        remember(reply.person, press)

    return check


async def _finish(reply: Reply, services: Services, words: Words, run: Run) -> None:
    now, today = services.clock(), services.today()
    async with services.store.writing(update_id=reply.update_id, today=today) as work:
        await work.checks.count(run.audience, run.band, today, run.stage, run.right)
        await reply.post_screen(work, reason_screen(words, run), now)


def _screen(words: Words, services: Services, run: Run, data: Quiz) -> Screen:
    """The screen of a step; steps that do not fit the answers so far lead to the start."""
    match data.step:
        case "ask" if not run.finished:
            return question_screen(words, run)
        case "answer" | "said" if run.given:
            return reason_screen(words, run)
        case "end" if run.finished:
            return end_screen(words, run)
        case "front" | "why" | "broken" | "note" | "clause" if 0 <= data.at < len(run.given):
            return _card(words, services, run, run.asked.questions[data.at], data.step)
        case _:
            return start_screen(words, replace(run, given=()))


def _new(services: Services, audience: Audience, band: Band, stage: Stage) -> Run:
    asked = services.check.for_reader(audience, band)
    return Run(asked, audience, band, stage, (), services.check.version)


def _read(services: Services, data: Quiz) -> Run | None:
    """The check a button belongs to; None for data no button ever had."""
    try:
        audience, band, stage = Audience(data.who), Band(data.band), Stage(data.stage)
    except ValueError:
        return None
    run = _new(services, audience, band, stage)
    if data.version != services.check.version:
        return run
    given = run.asked.read(data.answers)
    return None if given is None else replace(run, given=given)
