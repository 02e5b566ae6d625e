"""Facts put into words: dates as people write them, due dates with their reason, clauses."""

from __future__ import annotations

import re
from datetime import date, datetime, tzinfo
from typing import Final

from babel.dates import format_date

from bot.domain.cases import Case
from bot.domain.working_days import DayOffKind, SkippedDay, WorkCalendar
from bot.settings import Settings
from bot.texts import Html, Words

_TERM: Final = re.compile(r"1-[a-z]")
_READER: Final = re.compile(r"(\w+)-(students|teachers|admin)-(\d+)")
_LETTERS: Final = {"ae": "ә", "a": "а", "b": "б", "v": "в", "g": "г"}


def day_words(words: Words, day: date, today: date) -> str:
    """A date as people write it, "2 сәуір, бейсенбі"; with the year when it is another one."""
    text = format_date(day, "d MMMM, EEEE", locale=words.language.value)
    if day.year == today.year:
        return text
    dated = format_date(day, "d MMMM", locale=words.language.value)
    weekday = format_date(day, "EEEE", locale=words.language.value)
    return words("date-with-year", day=dated, year=str(day.year), weekday=weekday)


def short_day(words: Words, day: date) -> str:
    """A day and month without the weekday, "16 желтоқсан"."""
    return format_date(day, "d MMMM", locale=words.language.value)


def full_day(words: Words, day: date) -> str:
    """A date with its year and without the weekday, for versions and states of documents."""
    return words.plain("date-full", day=short_day(words, day), year=str(day.year))


def month_words(words: Words, month: int) -> str:
    """A month by itself, "желтоқсан"; `month` counts from 1."""
    return format_date(date(2000, month, 1), "LLLL", locale=words.language.value)


def time_words(moment: datetime, zone: tzinfo) -> str:
    """The hour and minute on the school's clock."""
    return moment.astimezone(zone).strftime("%H:%M")


def due_reason(words: Words, case: Case, calendar: WorkCalendar) -> Html:
    """Why the case is due on its day: the term and every holiday that was stepped over."""
    parts = [words("due-term", days=case.term)]
    parts += [
        _skipped(words, off) for day in case.skipped if (off := calendar.day_off(day)) is not None
    ]
    return Html("; ").join(parts)


def _skipped(words: Words, off: SkippedDay) -> Html:
    day = short_day(words, off.day)
    if off.kind is DayOffKind.OVERLAY and off.overlay is not None:
        return words("due-skipped", day=day, reason=off.overlay.reason(words.language))
    if off.transferred:
        return words("due-skipped-moved", day=day, reason=words(off.key or ""))
    return words("due-skipped", day=day, reason=words(off.key or ""))


def clause_words(words: Words, source: str) -> Html:
    """A clause as a reader may look it up: "7.1 ә" of a named document."""
    document, _, clause = source.partition(":")
    name = words(f"document-{document}")
    if _TERM.match(clause):
        return words("clause-of-terms", document=name)
    if reader := _READER.match(clause):
        section, who, number = reader.groups()
        place = words(f"clause-reader-{who}", section=section, number=number)
        return words("clause-of", document=name, clause=place)
    return words("clause-of", document=name, clause=clause_number(clause))


def clause_number(clause: str) -> str:
    """ "7.1ae" as "7.1 ә": the letters are those of the Kazakh text."""
    number = clause.replace("IVq", "IV (2)")
    for latin, letter in _LETTERS.items():
        head, found, tail = number.rpartition(latin)
        if found and not tail.strip("-0123456789") and head[-1:].isdigit():
            return f"{head} {letter}{tail}"
    return number


def contact_args(words: Words, settings: Settings) -> dict[str, str]:
    """The school's contacts as arguments of texts."""
    language, contacts, roles = words.language, settings.contacts, settings.roles
    return {
        "school": settings.school.name[language],
        "responsible": roles.responsible.title[language],
        "contact": roles.responsible.contact[language],
        "office": contacts.office[language],
        "hours": contacts.office_hours[language],
        "phone": contacts.phone,
    }
