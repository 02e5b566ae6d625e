"""`check`: judges the settings, and asks Telegram whether the token and the staff chats work."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Protocol, TextIO

from bot.commands.opening import open_to_others
from bot.commands.questions import explained
from bot.domain.people import Language, Role
from bot.settings import Settings, SettingsError, load_settings, unknown_variables
from bot.texts import Words

FINE, FINDINGS = 0, 1


class ProbeFailure(StrEnum):
    """Why Telegram gave no answer."""

    TOKEN = "token"  # noqa: S105  # the name of a reason, not a token
    NETWORK = "network"


class ProbeError(Exception):
    """Telegram refused the token, or could not be reached."""

    def __init__(self, failure: ProbeFailure) -> None:
        super().__init__(failure.value)
        self.failure = failure


class Probe(Protocol):
    """What `check` asks of Telegram and the database. All raise ``ProbeError``."""

    async def token_works(self) -> str:
        """The username of the bot whose token this is, without the @."""
        ...

    async def reachable_staff(self) -> list[tuple[Role, bool]]:
        """Every bound member of staff by role, and whether the bot may write to them."""
        ...

    async def unheard(self) -> tuple[Role, ...]:
        """Roles a complaint about which only those complained about could receive."""
        ...


async def check(
    env: Mapping[str, str],
    *,
    words: Words,
    out: TextIO,
    probe: Callable[[Settings], Probe],
) -> int:
    """Prints a line for each finding; 0 if there is nothing to mend, else 1."""
    mend: list[str] = []
    for name, meant in unknown_variables(env):
        mend.append(
            words.plain("check-variable-meant", name=name, meant=meant)
            if meant
            else words.plain("check-variable-unknown", name=name)
        )
    try:
        settings = load_settings(env)
    except SettingsError as error:
        mend.extend(f"{p.file}: {p.key}: {explained(p, words)}" for p in error.problems)
    else:
        print(words.plain("check-settings-fine"), file=out)
        open_files = open_to_others(settings.storage.database)
        mend.extend(f"{p.file}: {p.key}: {explained(p, words)}" for p in open_files)
        mend.extend(await _ask_telegram(settings, words, out, probe(settings)))
    for line in mend:
        print(f"! {line}", file=out)
    print(words.plain("check-total", count=len(mend)), file=out)
    return FINDINGS if mend else FINE


async def _ask_telegram(settings: Settings, words: Words, out: TextIO, probe: Probe) -> list[str]:
    try:
        name = await probe.token_works()
        print(words.plain("check-token-works", name=name), file=out)
        staff = await probe.reachable_staff()
        unheard = await probe.unheard()
    except ProbeError as error:
        refused = error.failure is ProbeFailure.TOKEN
        return [words.plain("check-token-refused" if refused else "check-no-network")]
    mend = [
        words.plain("check-staff-unreachable", role=_title(settings, role, words.language))
        for role, reachable in staff
        if not reachable
    ]
    bound = {role for role, _ in staff}
    mend += [
        words.plain("check-staff-missing", role=_title(settings, role, words.language))
        for role in (Role.HEAD, Role.RESPONSIBLE, Role.COUNCIL)
        if role not in bound
    ]
    mend += [
        words.plain("check-unheard", role=_title(settings, role, words.language))
        for role in unheard
    ]
    if not mend:
        print(words.plain("check-staff-fine", count=len(staff)), file=out)
    return mend


def _title(settings: Settings, role: Role, language: Language) -> str:
    card = settings.roles.get(role)
    return card.title[language] if card else role.value
