"""What ``/coverage`` shows: the notices to choose from, and the figures of one."""

from __future__ import annotations

from dataclasses import dataclass

from bot.coverage_tables import line_name, whole_name
from bot.domain.coverage import Answers, Coverage, Tally
from bot.domain.editions import NoticeLog
from bot.telegram.screen import Button, Screen
from bot.texts import Html, Words
from handlers.buttons import ClassPage, CoverageButton, CoverageFile, Go, button, menu_row
from handlers.pages import page

CLASSES_ON_A_PAGE = 15
NOTICES_ON_A_PAGE = 8
_STEPS = 10


@dataclass(frozen=True, slots=True)
class Seen:
    """A notice and its figures, as one member of staff may see them.

    `own`, if they keep only their own classes; `on_paper`, if the school takes consents only on
    paper; `several`, if there are other notices to choose from.
    """

    log: NoticeLog
    figures: Coverage
    own: bool
    on_paper: bool
    several: bool


def named(words: Words, log: NoticeLog) -> dict[str, str]:
    """What names a notice in the texts on coverage."""
    edition = log.newest
    return {"title": edition.content.title[words.language], "version": edition.version}


def choice_screen(words: Words, logs: list[NoticeLog], at: int) -> Screen:
    """A page of the notices that concern families of the classes somebody keeps."""
    shown = page(logs, at, NOTICES_ON_A_PAGE)
    rows: list[tuple[Button, ...]] = []
    for log in shown.items:
        to = CoverageButton(do="read", notice=log.notice, page=0)
        rows.append((button(words, "delivery-line", to, **named(words, log)),))
    rows += shown.row(words, lambda to: ClassPage(what="coverage", page=to))
    text = words("coverage-choose" if logs else "coverage-none")
    return Screen(text, (*rows, _back(words)))


def coverage_screen(words: Words, seen: Seen, do: str, at: int) -> Screen:
    """A page of classes and the sum: who has read the notice or, to ``consents``, the answers."""
    log, found = seen.log, seen.figures
    head = Html(f"<b>{words('coverage-title', **named(words, log))}</b>")
    others = button(words, "delivery-back", ClassPage(what="coverage", page=0))
    last: list[tuple[Button, ...]] = [(others,)] if seen.several else []
    last.append(_back(words))
    if not found.lines:
        return Screen(Html("\n\n").join((head, words("coverage-hidden"))), tuple(last))
    of_answers = do == "consents" and found.answers is not None
    shown = page(found.lines, at, CLASSES_ON_A_PAGE)
    parts = [head, words("coverage-consents-legend" if of_answers else "coverage-legend")]
    if of_answers and seen.on_paper:
        parts.append(words("coverage-on-paper"))
    for line in shown.items:
        of_line = line.answers if of_answers else line.tally
        parts.append(_line(words, line_name(words, found, line), of_line or line.tally))
    total = found.answers if of_answers else found.total
    parts.append(_line(words, whole_name(words, found, own=seen.own), total or found.total))
    if found.left_out:
        parts.append(words("coverage-left-out", count=found.left_out))
    now = "consents" if of_answers else "read"
    rows = shown.row(words, lambda to: CoverageButton(do=now, notice=log.notice, page=to))
    if found.answers is not None:
        other = "read" if of_answers else "consents"
        to = CoverageButton(do=other, notice=log.notice, page=0)
        rows.append((button(words, f"coverage-{other}", to),))
    rows.append(
        tuple(
            button(words, f"coverage-{form}", CoverageFile(form=form, notice=log.notice))
            for form in ("book", "picture")
        )
    )
    return Screen(Html("\n\n").join(parts), (*rows, *last))


def _back(words: Words) -> tuple[Button, ...]:
    return (button(words, "button-classes", Go(to="classes")), *menu_row(words))


def _line(words: Words, label: str, found: Tally | Answers) -> Html:
    if isinstance(found, Answers):
        # No bar: a longer one would look like a better class, and a refusal like a fault.
        return words(
            "coverage-answers",
            label=label,
            agreed=found.agreed,
            refused=found.refused,
            ended=found.ended,
            unanswered=found.unanswered,
            families=found.families,
        )
    done = found.acknowledged * _STEPS // max(1, found.families)
    head = words(
        "coverage-line",
        label=label,
        bar="█" * done + "░" * (_STEPS - done),
        percent=found.acknowledged * 100 // max(1, found.families),
    )
    figures = words(
        "coverage-figures",
        acknowledged=found.acknowledged,
        served=found.served,
        missing=found.missing,
        unreachable=found.unreachable,
        families=found.families,
    )
    return Html(f"{head}\n{figures}")
