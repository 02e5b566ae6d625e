"""What people are told of a notice: that it is there, what changed, from when it holds."""

from __future__ import annotations

from typing import Any

from bot.domain.broadcasts import FIRST
from bot.domain.people import Language
from bot.services import Services
from bot.telegram.screen import Screen
from bot.texts import Html
from bot.usecases.tell_of_notice import find_log
from bot.wording import full_day
from handlers.buttons import Go, button
from storage.broadcasts import ANSWERS
from storage.store import Repositories


async def notice_letter(
    work: Repositories,
    services: Services,
    recipient: str,
    language: Language,
    args: dict[str, Any],
) -> Screen | None:
    """The letter; None once a newer edition is there, or the person has answered this one."""
    words = services.texts[language]
    log = await find_log(work, services.own_notice, args["notice"])
    if log is None or log.newest.version != args["version"]:
        return None
    said = await work.records.of_notice(recipient, log.notice, *log.alike)
    if any(entry.statement.mark in ANSWERS for entry in said):
        return None
    content = log.newest.content
    title = content.title[language]
    if args["stage"] != FIRST:
        parts = [words("letter-notice-again", title=title)]
    else:
        parts = [words("letter-notice", title=title)]
        if content.changed is not None:
            parts.append(words("letter-notice-changed", text=content.changed[language]))
    if content.effective > services.today():
        parts.append(words("letter-notice-from", day=full_day(words, content.effective)))
    read = button(words, "letter-notice-read", Go(to="notice"))
    return Screen(Html("\n\n").join(parts), ((read,),))
