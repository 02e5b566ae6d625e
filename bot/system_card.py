"""The public card of the system, composed from the school's settings, so that it cannot go stale.

Sources: 002:6.5a and 6.5ae (the card), 6.6a and 6.6b (data and their flow), 6.7a (suppliers).
Every string given out is HTML, the school's own words escaped.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any, Final

from babel.numbers import format_percent

from bot.domain.catalogue import Catalogue
from bot.domain.people import Language, Role
from bot.domain.versions import VersionLog
from bot.settings import Settings
from bot.texts import Words
from bot.wording import contact_args, full_day
from storage.erased import BACKUP_DAYS

FIGURES_FILE: Final = Path(__file__).parent / "answers" / "figures.json"
"""What ``python -m bot evaluate FILE --json`` printed when it was last run for a release."""
_DATA: Final = ("profile", "address", "records", "cases", "questions", "chat", "audit", "backups")
_FIGURES: Final = (
    ("top1",), ("direct_precision",), ("one_tap",), ("oos", "verdict_shown"), ("crisis", "routed"),
)  # fmt: skip
_RISKS: Final = ("wrong", "trust", "telegram", "phone", "theft", "about", "failure")
_NOT_FOR: Final = ("grades", "punish", "watch", "decide", "urgent", "others", "homework")


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part: paragraphs, a list, and a table with its head; any of them may be empty."""

    id: str
    title: str
    paragraphs: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """What the card is composed from."""

    settings: Settings
    catalogue: Catalogue
    versions: VersionLog
    measured: dict[str, Any] | None
    """The report of ``evaluate``; None when there is none to show."""
    answers_version: str
    """Version of the answers as they are now, to be held against the measured one."""


def read_figures(file: Path = FIGURES_FILE) -> dict[str, Any] | None:
    """The last report of ``evaluate``, None if the file is missing or not one."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
        _rows_of_figures(found, Language.KK)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return dict(found)


def sections(words: Words, facts: Facts) -> tuple[Section, ...]:
    """The whole card in one language."""
    settings, language = facts.settings, words.language
    notice = settings.notice
    return (
        Section(
            "system",
            words("system-card-system"),
            (words("system-card-kind", **_args(words, facts)), escape(notice.system[language])),
        ),
        Section(
            "purpose",
            words("system-card-purpose"),
            (escape(notice.subject[language]), escape(notice.purpose[language])),
        ),
        Section(
            "not-for",
            words("system-card-not-for"),
            items=tuple(words(f"system-card-not-for-{name}") for name in _NOT_FOR),
        ),
        data_section(words, facts),
        Section(
            "suppliers",
            words("system-card-suppliers"),
            (
                escape(notice.transfer[language]),
                words("system-card-others"),
                words("system-card-training"),
            ),
            head=(words("system-card-who"), words("system-card-does"), words("system-card-place")),
            rows=tuple(
                tuple(words(f"system-card-{who}-{cell}") for cell in ("name", "does", "place"))
                for who in ("telegram", "school")
            ),
        ),
        _quality(words, facts),
        Section(
            "risks",
            words("system-card-risks"),
            (escape(notice.risks[language]),),
            head=(words("system-card-risk"), words("system-card-done")),
            rows=tuple(
                (words(f"system-card-risk-{name}"), words(f"system-card-done-{name}"))
                for name in _RISKS
            ),
        ),
        Section(
            "appeal",
            words("system-card-appeal"),
            (
                words("system-card-appeal-how", **_args(words, facts)),
                escape(notice.rights[language]),
            ),
        ),
        Section(
            "contact",
            words("system-card-contact"),
            (words("system-card-person", **_args(words, facts)),),
        ),
        Section(
            "versions",
            words("system-card-versions"),
            (words("system-card-version", **_args(words, facts)),),
            items=tuple(
                f"{escape(one.version)}, {full_day(words, one.day)}. {words(one.text_id)}"
                for one in facts.versions.versions
            ),
        ),
    )


def short_card(words: Words, facts: Facts) -> str:
    """The same, short enough for one message of Telegram."""
    return words("system-card-short", **_args(words, facts), **_days(facts.settings))


def data_section(words: Words, facts: Facts) -> Section:
    """Which data, where from, who sees them, where they lie and how long."""
    days = _days(facts.settings)
    return Section(
        "data",
        words("system-card-data"),
        (words("system-card-least"), escape(facts.settings.notice.storage[words.language])),
        head=tuple(words(f"system-card-data-{cell}") for cell in ("what", "from", "seen", "kept")),
        rows=tuple(
            (
                words(f"system-card-{name}-what"),
                words(f"system-card-{name}-from"),
                words(f"system-card-{name}-seen"),
                words(f"system-card-{name}-kept", **days),
            )
            for name in _DATA
        ),
    )


def _quality(words: Words, facts: Facts) -> Section:
    title, measured = words("system-card-quality"), facts.measured
    if measured is None:
        return Section("quality", title, (words("system-card-not-measured"),))
    version = f"{measured['engine_version']} ({measured['content_version']})"
    key = (
        "system-card-measured"
        if version == facts.answers_version
        else "system-card-measured-earlier"
    )
    count = {language: int(measured[language]["n_in"]) for language in Language}
    return Section(
        "quality",
        title,
        (words(key, kk=count[Language.KK], ru=count[Language.RU], version=version),),
        head=(words("system-card-figure"), words("language-of-kk"), words("language-of-ru")),
        rows=tuple(
            (words(f"system-card-figure-{name}"), kk, ru)
            for name, kk, ru in _rows_of_figures(measured, words.language)
        ),
    )


def _rows_of_figures(report: dict[str, Any], language: Language) -> list[tuple[str, str, str]]:
    rows = []
    for path in _FIGURES:
        shares = []
        for measured in Language:
            value: Any = report[measured.value]
            for name in path:
                value = value[name]
            shares.append(format_percent(float(value), "#,##0.0 %", locale=language.value))
        rows.append(("-".join(path).replace("_", "-"), shares[0], shares[1]))
    return rows


def _days(settings: Settings) -> dict[str, int]:
    kept = settings.retention
    return {
        "profiledays": kept.profiles,
        "recorddays": kept.acknowledgements,
        "consentdays": kept.consents,
        "casedays": kept.cases,
        "auditdays": kept.audit,
        "backupdays": BACKUP_DAYS,
    }


def _args(words: Words, facts: Facts) -> dict[str, str | int]:
    settings, language = facts.settings, words.language
    routes = settings.routes

    def body(role: str) -> str:
        card = settings.roles.get(Role(role))
        return card.title[language] if card else role

    return {
        **contact_args(words, settings),
        "city": settings.school.city[language],
        "pilot": "yes" if settings.pilot.active else "no",
        "decision": settings.pilot.decision_number,
        "decided": full_day(words, settings.pilot.decision_date),
        "order": settings.order.number,
        "ordered": full_day(words, settings.order.date),
        "complaintbody": body(routes.complaint),
        "complaintdays": settings.terms.complaint,
        "appealbody": body(routes.appeal),
        "appealdays": settings.terms.appeal,
        "filingdays": settings.terms.appeal_filing_days,
        "catalogue": facts.catalogue.version,
        "rules": len(facts.catalogue.rules),
        "asof": full_day(words, settings.documents.as_of),
        "notice": settings.notice.version,
        "published": full_day(words, settings.notice.published),
        "effective": full_day(words, settings.notice.effective),
    }
