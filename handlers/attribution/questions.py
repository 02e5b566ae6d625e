"""The questions of the attribution helper, each with how far one is and the way back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from bot.domain.attribution import (
    BOTH,
    LONGEST,
    Influence,
    Purpose,
    Step,
    dotted,
    mask_of,
    purposes_of,
)
from bot.domain.people import Audience, Band, Language, Profile
from bot.services import Services
from bot.telegram.screen import Button, Rows, Screen
from bot.texts import Words
from handlers.buttons import Attr, button


def is_simple(profile: Profile) -> bool:
    """Whether the reader has only the simple form: a pupil of grades 1-4 (002:10.6a)."""
    return profile.audience is Audience.STUDENT and profile.band is Band.PRIMARY


def question_screen(
    words: Words, services: Services, profile: Profile, step: Step, answers: Mapping[str, Any]
) -> Screen:
    """The question `step`."""
    if step is Step.PURPOSES:
        return purposes_screen(words, profile, answers.get(Step.PURPOSES, 0))
    rows = list(_choices(words, services, step))
    if step is Step.SERVICE and profile.band is Band.PRIMARY:
        rows.append((button(words, "attr-simple-offer", Attr(do="simple-offer")),))
    text = words(
        f"attr-ask-{step}",
        who=profile.audience.value,
        longest=LONGEST,
        count=len(Step),
        example=dotted(services.today() - timedelta(days=7)),
    )
    return Screen(f"{_place(words, step)}\n{text}", (*rows, _ways_out(words, step)))


def purposes_screen(words: Words, profile: Profile, mask: int) -> Screen:
    """What AI was used for; `mask` is chosen already."""
    rows = toggles(words, tuple(Purpose), mask, "button", "mark")
    done = button(words, "button-next", _set(Step.PURPOSES, value=mask))
    following = words.plain("button-next")
    text = words("attr-ask-purposes", who=profile.audience.value, next=following)
    place = _place(words, Step.PURPOSES)
    return Screen(f"{place}\n{text}", (*rows, (done,), _ways_out(words, Step.PURPOSES)))


def toggles(words: Words, offered: Sequence[Purpose], mask: int, label: str, do: str) -> Rows:
    """Purposes to switch on and off, two in a row.

    Each button names the whole choice it leads to, so that pressing it twice by accident does
    no harm and nothing has to be stored.
    """
    chosen = set(purposes_of(mask))
    buttons = []
    for purpose in offered:
        name = words.plain(f"purpose-{purpose}.{label}")
        shown = words.plain("attr-chosen", name=name) if purpose in chosen else name
        buttons.append(Button(shown, Attr(do=do, value=mask_of(chosen ^ {purpose})).pack()))
    return tuple(tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2))


def _choices(words: Words, services: Services, step: Step) -> Rows:
    if step is Step.INFLUENCE:
        return tuple(
            (button(words, f"influence-{i}.button", _set(step, i.value)),) for i in Influence
        )
    if step is Step.DAY:
        today = services.today()
        days = (("attr-today", today), ("attr-yesterday", today - timedelta(days=1)))
        return tuple(
            (button(words, key, _set(step, day.isoformat()), day=dotted(day)),) for key, day in days
        )
    if step is Step.SUBSTANTIAL:
        return (tuple(button(words, f"attr-{a}", _set(step, a)) for a in ("yes", "no")),)
    if step is Step.LANGUAGE:
        each = tuple(button(words, f"attr-in-{one}", _set(step, one.value)) for one in Language)
        return (each, (button(words, "attr-in-both", _set(step, BOTH)),))
    return ((button(words, f"attr-skip-{step}", _set(step)),),)


def _set(step: Step, what: str = "", value: int = 0) -> Attr:
    return Attr(do="set", step=step.value, what=what, value=value)


def _place(words: Words, step: Step) -> str:
    steps = list(Step)
    return f"<i>{words('attr-step', at=steps.index(step) + 1, of=len(steps))}</i>"


def _ways_out(words: Words, step: Step) -> tuple[Button, ...]:
    steps = list(Step)
    at = steps.index(step)
    cancel = button(words, "button-cancel", Attr(do="cancel"))
    if at == 0:
        return (cancel,)
    return (button(words, "button-back", Attr(do="ask", step=steps[at - 1].value)), cancel)
