"""How grave an incident is, and the reactions of its level as a list to tick (002:9.4)."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.domain.cases import Case, CaseEvent
from bot.domain.incidents import STEPS, Step, done, for_council
from bot.domain.permissions import Action
from bot.services import Services
from bot.telegram.reply import Reply
from bot.telegram.screen import Button, Screen
from bot.texts import Words
from bot.usecases.grade_incident import incident, set_level, tick_step
from bot.usecases.unlock import member_of
from handlers.buttons import Shift, Work, button, menu_row
from handlers.permits import needs
from handlers.staff.desk import change_case
from storage.people import Visitor
from storage.store import UnitOfWork


def level_screen(words: Words, case: Case) -> Screen:
    """The levels in plain words, for a person to choose."""
    lines = "\n".join(words(f"level-{level}") for level in STEPS)
    rows = tuple(
        (button(words, "button-level", _shift("level", case, str(level)), level=level),)
        for level in STEPS
    )
    text = f"{words('level-ask', number=case.number)}\n\n{lines}"
    return Screen(text, (*rows, _out(words, case)))


def steps_screen(words: Words, case: Case, events: Sequence[CaseEvent]) -> Screen:
    """What the standard asks for at the level that was set, each line a button to tick."""
    if case.level is None:
        return level_screen(words, case)
    ticked = done(events)
    rows = tuple(
        (
            button(
                words,
                "step-done" if step in ticked else "step-todo",
                _shift("step", case, step),
                step=words.plain(f"step-{step}"),
            ),
        )
        for step in STEPS[case.level]
    )
    again = (button(words, "button-other-level", _shift("level", case, "")),)
    pass_on = (button(words, "button-council", _shift("council", case, "")),)
    more = (pass_on, again) if for_council(case) else (again,)
    text = words(
        "incident-steps",
        number=case.number,
        level=words(f"level-{case.level}"),
        done=len(ticked & set(STEPS[case.level])),
        of=len(STEPS[case.level]),
    )
    return Screen(text, (*rows, *more, _out(words, case)))


def router() -> Router:
    """Levels and ticks."""
    grading = Router(name="staff_incident")

    @grading.callback_query(
        Shift.filter(F.do.in_({"level", "steps", "step"})), flags=needs(Action.CASE)
    )
    async def grade(
        _: CallbackQuery,
        callback_data: Shift,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
    ) -> None:
        member, now, what = member_of(visitor), services.clock(), callback_data.what
        case_id, promises = callback_data.case, services.promises

        async def change(work: UnitOfWork) -> Screen:
            case = await incident(work, member, case_id)
            if callback_data.do == "level" and what not in map(str, STEPS):
                return level_screen(words, case)
            if callback_data.do == "level":
                case = await set_level(work, promises, member, case_id, int(what), now)
            elif callback_data.do == "step" and what in set(Step):
                await tick_step(work, promises, member, case_id, Step(what), now)
            return steps_screen(words, case, await work.cases.events(case_id))

        await change_case(services, reply, words, change)

    return grading


def _shift(do: str, case: Case, what: str) -> Shift:
    return Shift(do=do, case=case.id, what=what)


def _out(words: Words, case: Case) -> tuple[Button, ...]:
    return (button(words, "button-back", Work(do="open", case=case.id)), *menu_row(words))
