"""`card`: writes the public card of the system as a page for the school's site."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TextIO

from bot.answers import Engine
from bot.card_page import card_page
from bot.commands.opening import settings_or_say
from bot.domain.catalogue import own_catalogue
from bot.domain.versions import load_versions
from bot.system_card import Facts, read_figures
from bot.texts import Texts, Words

FINE, FAILED = 0, 1


def card(
    env: Mapping[str, str], file: Path, now: datetime, *, texts: Texts, words: Words, out: TextIO
) -> int:
    """Write the page in both languages; 1 when the settings or the file do not let it."""
    settings = settings_or_say(env, words, out)
    if settings is None:
        return FAILED
    catalogue = own_catalogue()
    facts = Facts(
        settings=settings,
        catalogue=catalogue,
        versions=load_versions(catalogue),
        measured=read_figures(),
        answers_version=Engine.load().version,
    )
    page = card_page(texts, facts, now.astimezone(settings.school.zone).date())
    beside = file.with_name(f"{file.name}.part")
    try:
        beside.write_text(page, encoding="utf-8")
        beside.replace(file)
    except OSError:
        print(words.plain("file-trouble", file=str(file)), file=out)
        return FAILED
    print(words.plain("system-card-written", file=str(file)), file=out)
    return FINE
