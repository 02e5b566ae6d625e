"""The label of 002:C.3 for files the bot makes: fields for the metadata, a line for the eye."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from bot.domain.people import Language
from bot.settings import Settings
from bot.texts import Words

MODEL: Final = "none (approved catalogue, nothing is generated)"


def label_fields(settings: Settings, now: datetime) -> dict[str, str]:
    """The six fields that go into a file's metadata."""
    contact = settings.roles.responsible.contact[Language.KK]
    return {
        "CreatorTool": "Adal",
        "AI-Generated": "Yes",
        "Model": MODEL,
        "ModelVersion": "none",
        "GenerationDate": now.astimezone(UTC).date().isoformat(),
        "ResponsibleContact": f"{contact}; {settings.contacts.phone}",
    }


def label_line(words: Words, settings: Settings, now: datetime) -> str:
    """The line that stands on the file itself; `now` is the school's own time."""
    return words.plain(
        "pdf-label",
        day=now.strftime("%d.%m.%Y"),
        responsible=settings.roles.responsible.title[words.language],
        phone=settings.contacts.phone,
    )
