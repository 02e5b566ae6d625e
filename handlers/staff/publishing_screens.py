"""The screens on the way from a filled form to a published notice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.domain.editions import Edition, NoticeLog, differences
from bot.domain.notices import GeneralNotice, NoticeType
from bot.domain.people import Language
from bot.domain.readers import Reader, readers_of
from bot.fields import Bilingual, BilingualParagraph
from bot.notice_form.rows import audience_word, label, said_plainly
from bot.notice_form.said import hard_to_read, problem_line
from bot.notice_words import full_pages, short_text, title
from bot.services import Services
from bot.settings_files import Problem
from bot.telegram.screen import Button, Screen
from bot.texts import Html, Words
from bot.wording import full_day
from handlers.buttons import Delivery, Go, PublishButton, button, menu_row
from handlers.pages import page
from handlers.staff.classes import cancel_row

ON_A_PAGE = 8
LINES = 15
"""Problems or warnings that are told at once; the rest comes after these are mended."""


def menu_screen(words: Words, logs: Sequence[NoticeLog], at: int) -> Screen:
    """A new notice of each kind, or a new version of one there is."""
    rows: list[tuple[Button, ...]] = []
    for kind in NoticeType:
        new = PublishButton(do="new", what=kind.value)
        rows.append((button(words, f"form-type-{kind}", new),))
    shown = page(logs, at, ON_A_PAGE)
    for log in shown.items:
        again = PublishButton(do="again", what=log.notice)
        name = log.newest.content.title[words.language]
        rows.append((button(words, "publish-again", again, title=name),))
    rows += shown.row(words, lambda to: PublishButton(do="menu", page=to))
    return Screen(words("publish"), (*rows, menu_row(words)))


def mend_screen(words: Words, problems: Sequence[Problem]) -> Screen:
    """What is wrong in a form, by its cell."""
    lines = [f"• {problem_line(words, one)}" for one in problems[:LINES]]
    text = words("publish-mend", count=len(problems), lines="\n".join(lines))
    return Screen(text, (cancel_row(words),))


def overview_screen(words: Words, content: GeneralNotice, log: NoticeLog | None) -> Screen:
    """Everything about the edition, what is hard to read, and the ways to look at it."""
    last = log.newest.content if log else None
    changed = differences(last, content) if last else ()
    parts = [
        words(
            "publish-overview",
            title=title(words, content),
            type=words(f"form-type-{content.type}"),
            code=content.code,
            version=len(log.editions) + 1 if log else 1,
            readers=", ".join(audience_word(words, one) for one in content.audiences),
            bands=", ".join(content.bands),
            classes=", ".join(content.classes) or "—",
            effective=full_day(words, content.effective),
            material=words("form-word-yes" if content.material else "form-word-no"),
            number=content.order_number,
            day=full_day(words, content.order_date),
        )
    ]
    if changed:
        names = "; ".join(label(words, one.field) for one in changed)
        parts.append(words("publish-changed", names=names))
    hard = list(hard_to_read(words, content))
    if hard:
        lines = "\n".join(f"• {line}" for line in hard[:LINES])
        parts.append(words("publish-hard", count=len(hard), lines=lines))
    if content.consent is not None and not content.asks_consent:
        parts.append(words("publish-no-template"))
    rows = [_as_seen_by(words, one) for one in readers_of(content.audiences, content.bands)]
    rows.append((button(words, "notice-full", PublishButton(do="full")),))
    if changed:
        rows.append((button(words, "publish-differences", PublishButton(do="diff")),))
    rows.append((button(words, "publish-confirm", PublishButton(do="publish")),))
    return Screen(Html("\n\n").join(parts), (*rows, cancel_row(words)))


def _as_seen_by(words: Words, reader: Reader) -> tuple[Button, ...]:
    return tuple(
        button(
            words,
            f"publish-as-{reader}",
            PublishButton(do="as", what=f"{reader}-{language}"),
            language=language.value,
        )
        for language in Language
    )


def _next(content: GeneralNotice, log: NoticeLog | None, today: date) -> Edition:
    """The edition as it would be."""
    return Edition(str(len(log.editions) + 1 if log else 1), today, content)


def _back(words: Words) -> tuple[Button, ...]:
    return (button(words, "button-back", PublishButton(do="overview")),)


def version_screen(
    services: Services,
    words: Words,
    content: GeneralNotice,
    log: NoticeLog | None,
    what: str,
    today: date,
) -> Screen:
    """The short version as a reader will see it; `what` is reader and language, "s14-kk"."""
    reader, _, language = what.partition("-")
    if reader not in set(Reader) or language not in set(Language):
        return overview_screen(words, content, log)
    theirs = services.texts[Language(language)]
    edition = _next(content, log, today)
    return Screen(short_text(theirs, services.settings, edition, Reader(reader)), (_back(words),))


def full_screen(
    words: Words, content: GeneralNotice, log: NoticeLog | None, at: int, today: date
) -> Screen:
    """A page of the full text."""
    shown = page(full_pages(words, _next(content, log, today)), at, 1)
    rows = shown.row(words, lambda to: PublishButton(do="full", page=to))
    return Screen(shown.items[0], (*rows, _back(words)))


def differences_screen(
    words: Words, content: GeneralNotice, log: NoticeLog | None, at: int
) -> Screen:
    """One field that differs from the newest edition: what it said and what it says."""
    found = differences(log.newest.content, content) if log else ()
    if not found:
        return Screen(words("expected-difference"), (_back(words),))
    shown = page(found, at, 1)
    one = shown.items[0]
    text = words(
        "publish-difference",
        field=label(words, one.field),
        old=_said(words, one.old, one.new),
        new=_said(words, one.new, one.old),
    )
    rows = shown.row(words, lambda to: PublishButton(do="diff", page=to))
    return Screen(text, (*rows, _back(words)))


def _said(words: Words, value: object, other: object) -> str:
    """A value in words: in the reader's language, or in the one in which it differs."""
    if not isinstance(value, Bilingual | BilingualParagraph):
        return said_plainly(words, value)
    language = words.language
    if isinstance(other, Bilingual | BilingualParagraph) and value[language] == other[language]:
        language = next(one for one in Language if one is not words.language)
    return value[language]


def published_screen(words: Words, edition: Edition, count: int) -> Screen:
    """It is done; how many people it concerns, and where they can be told."""
    text = words(
        "publish-done",
        title=title(words, edition.content),
        version=edition.version,
        day=full_day(words, edition.content.effective),
        count=count,
    )
    tell = button(
        words,
        "delivery-tell",
        Delivery(do="show", notice=edition.content.code, version=edition.version),
    )
    more = button(words, "button-publish", Go(to="publish"))
    return Screen(text, ((tell,), (more,), menu_row(words)))
