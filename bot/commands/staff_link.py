"""`staff-link`: a one-time link for a role, made on the server.

It is the way back for a head who lost the phone with the codes when there is no other head:
opening a link for a role one has already lets the second factor be set up anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TextIO

from bot.commands.check import ProbeError
from bot.commands.opening import settings_or_say
from bot.commands.probe import staff_links
from bot.domain.people import Role
from bot.texts import Words
from bot.usecases.bind_staff import LINK_DAYS

FINE, FAILED = 0, 1


async def staff_link(env: Mapping[str, str], role: Role, *, words: Words, out: TextIO) -> int:
    """0 with the link printed, 1 when the settings or Telegram do not allow one."""
    settings = settings_or_say(env, words, out)
    if settings is None:
        return FAILED
    try:
        links = await staff_links(settings, (role,))
    except ProbeError:
        print(words.plain("slips-no-telegram"), file=out)
        return FAILED
    name = words.plain(f"role-{role.value.replace('_', '-')}")
    for _, link in links:
        print(words.plain("init-link", role=name, link=link), file=out)
    print(words.plain("staff-link-made", days=LINK_DAYS), file=out)
    return FINE
