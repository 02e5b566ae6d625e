"""Made-up notices for tests."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.domain.editions import Edition
from bot.domain.notices import FIELDS, FIXED, FURTHER, MODELS, GeneralNotice, NoticeType
from bot.domain.readers import Reader

PUBLISHED = date(2026, 11, 23)
EFFECTIVE = date(2026, 12, 1)


def both(text: str) -> dict[str, str]:
    """The text in each language, told apart by its last word."""
    return {"kk": f"{text} кк", "ru": f"{text} рр"}


def notice_fields(kind: NoticeType = NoticeType.ANALYTICS, **changes: Any) -> dict[str, Any]:
    """Everything a notice of this kind must have, as it comes from a form."""
    readers = [Reader.STAFF] if kind is NoticeType.STAFF else list(Reader)
    fields: dict[str, Any] = {
        "code": "progress",
        "title": both("Атауы"),
        "audiences": ["teacher", "admin"],
        "effective": EFFECTIVE,
        "order_number": "120",
        "order_date": date(2026, 11, 20),
        "proposed_by": both("Кеңес"),
        **{f"short_{reader}": both(f"Қысқа {reader}") for reader in readers},
        **{name: both(f"Мәтін {name}") for name in (*FIELDS, *FURTHER[kind]) if name not in FIXED},
    }
    if kind is not NoticeType.STAFF:
        fields["audiences"] = ["student", "parent", "teacher", "admin"]
    if kind is NoticeType.EXAM:
        fields["exam_on"] = date(2026, 12, 20)
    return fields | changes


def a_notice(kind: NoticeType = NoticeType.ANALYTICS, **changes: Any) -> GeneralNotice:
    """A whole notice."""
    return MODELS[kind].model_validate(notice_fields(kind, **changes))


def asking(days: int) -> dict[str, Any]:
    """What makes a notice ask parents for a consent that holds for so many days."""
    return {
        "consent_text": both("Келісесіз бе"),
        "consent_basis": both("Заң"),
        "consent_days": days,
        "consent_template": both("№ 5 үлгі"),
    }


def an_edition(version: str = "1", published: date = PUBLISHED, **changes: Any) -> Edition:
    """A published edition of the notice above."""
    return Edition(version, published, a_notice(**changes))
