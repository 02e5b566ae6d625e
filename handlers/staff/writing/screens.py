"""The questions of the form in which staff write, and the look at what will be seen; pure."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Final

from aiogram.fsm.state import State, StatesGroup

from bot.domain.cases import DECIDED, Case, Decision, above
from bot.domain.integrity import Ground
from bot.domain.people import Language, Role
from bot.services import Services
from bot.telegram.screen import Button, Screen
from bot.texts import Words
from bot.usecases.handle_case import Needs
from bot.wording import day_words
from handlers.buttons import FileButton, Shift, Work, button
from handlers.filing import LONGEST
from handlers.staff.desk import role_name
from handlers.thread import answer_text

LONGEST_PART: Final = 1200
"""Characters of each of the council's two texts, so that both fit one message."""
BETWEEN: Final = "\n\n— — —\n\n"
"""Between an answer and the same in the other language."""
_MINUTES: Final = re.compile(
    r"№?\s*(?P<number>[\w/-]{1,20})[\s,;]+(?P<d>\d\d?)\.(?P<m>\d\d?)\.(?P<y>\d{4})"
)
_SEEN_BY_STAFF: Final = frozenset({"note", "hand", "up", "council"})
_ANSWERS: Final = frozenset({"answer", "correct"})


class Answering(StatesGroup):
    """Writing in a case: what must come before the words, the words, and the look at them."""

    ground = State()
    minutes = State()
    reasons = State()
    text = State()
    other = State()
    preview = State()


def missing(needs: Needs, data: dict[str, Any]) -> State:
    """The next thing to be asked; the preview when nothing is missing."""
    if needs.ground and "ground" not in data:
        return Answering.ground
    if needs.minutes and "minutes" not in data:
        return Answering.minutes
    if needs.minutes and "reasons" not in data:
        return Answering.reasons
    return Answering.preview if "text" in data else Answering.text


def question_screen(words: Words, case: Case, data: dict[str, Any], state: State) -> Screen:
    """The question that belongs to a state before the preview."""
    if state is Answering.ground:
        rows = [
            (button(words, f"ground-{ground}", Shift(do="ground", case=case.id, what=ground)),)
            for ground in Ground
        ]
        return Screen(words("ground-ask"), (*rows, cancel_row(words)))
    if state is Answering.text:
        text = words(
            f"write-{data['for']}",
            number=case.number,
            language=words.plain(f"language-of-{case.language}"),
            longest=data["longest"],
        )
        rows = (
            [(button(words, "button-templates", Shift(do="templates", case=case.id)),)]
            if data["for"] == "answer"
            else []
        )
        return Screen(text, (*rows, cancel_row(words)))
    if state is Answering.other:
        text = words(
            "write-other",
            number=case.number,
            language=words.plain(f"language-of-{other_language(case)}"),
            longest=room_for_other(data),
        )
        return Screen(text, (cancel_row(words),))
    key = "minutes-ask" if state is Answering.minutes else "reasons-ask"
    return Screen(words(key, number=case.number, longest=LONGEST_PART), (cancel_row(words),))


def preview_screen(words: Words, services: Services, case: Case, data: dict[str, Any]) -> Screen:
    """Exactly what will be seen, and by whom."""
    send = (button(words, "button-send-answer", Work(do="send")),)
    cancel = cancel_row(words)
    rows = (send, cancel)
    if data["for"] in _SEEN_BY_STAFF:
        goes_to = {"up": above(case), "council": Role.COUNCIL}
        role = goes_to.get(data["for"], data["what"] or case.role)
        text = words(
            "preview-inner",
            number=case.number,
            role=role_name(words, role or case.role),
            text=data["text"],
        )
        return Screen(text, rows)
    reader = services.texts[case.language]
    text = words(
        "answer-preview",
        number=case.number,
        mark=reader(f"mark-human-{case.role.value.replace('_', '-')}"),
        text=answer_text(reader, whole_text(data), data),
    )
    if data["for"] == "extend":
        due = services.promises.later(case, int(data["what"]))
        due_words = words("extend-preview", day=day_words(words, due.due_on, services.today()))
        return Screen(f"{text}\n\n{due_words}", rows)
    if data["for"] not in _ANSWERS:
        return Screen(text, rows)
    more = (*_answer_rows(words, case, data), cancel)
    if case.kind in DECIDED and "decision" not in data:
        return Screen(f"{text}\n\n{words('decision-first')}", more)
    return Screen(f"{text}\n\n{words('decision-ask')}", (send, *more))


def _answer_rows(words: Words, case: Case, data: dict[str, Any]) -> list[tuple[Button, ...]]:
    """What an answer may have besides: a decision, and the same words in the other language."""
    chosen = data.get("decision")
    rows: list[tuple[Button, ...]] = [
        (
            button(
                words,
                "decision-chosen" if decision == chosen else "decision-choose",
                Shift(do="decision", case=case.id, what=decision),
                decision=words.plain(f"decision-{decision}"),
            ),
        )
        for decision in Decision
    ]
    if room_for_other(data) > 0 and "other" not in data:
        rows.append((button(words, "button-both", Shift(do="both", case=case.id)),))
    return rows


def whole_text(data: dict[str, Any]) -> str:
    """The words, and the same in the other language when the writer gave them."""
    text: str = data["text"]
    return f"{text}{BETWEEN}{data['other']}" if "other" in data else text


def other_language(case: Case) -> Language:
    """The language that the case was not filed in."""
    return Language.RU if case.language is Language.KK else Language.KK


def room_for_other(data: dict[str, Any]) -> int:
    """Characters left for the same answer in the other language."""
    longest: int = data["longest"]
    return longest - len(data["text"]) - len(BETWEEN)


def read_minutes(text: str, today: date) -> tuple[str, date] | None:
    """Number and day of minutes written as ``№ 5, 20.11.2026``; None if it is not that."""
    found = _MINUTES.fullmatch(text)
    if found is None:
        return None
    try:
        day = date(int(found["y"]), int(found["m"]), int(found["d"]))
    except ValueError:
        return None
    return None if day > today else (found["number"], day)


def longest(case: Case, purpose: str) -> int:
    """Characters that a text of this purpose may have."""
    council = case.role is Role.COUNCIL and purpose in ("answer", "correct")
    return LONGEST_PART if council else LONGEST


def cancel_row(words: Words) -> tuple[Button, ...]:
    """The row that leaves the form."""
    return (button(words, "button-cancel", FileButton(do="cancel")),)
