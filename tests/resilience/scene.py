"""What the long runs share: the bot's environment, its database, and the people who come."""

from __future__ import annotations

import base64
import random
from collections.abc import Iterable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Final

from bot.app import now, promises_of
from bot.domain.people import Language, Role
from bot.playground.demo import SAMPLE
from bot.playground.server import Playground
from bot.settings import Settings
from bot.texts import own_texts
from storage.store import Store, UnitOfWork
from storage.vault import MasterKey
from tests.enrolling import enrol
from tests.resilience.crowd import Someone
from tests.school import TOKEN

SINS: Final = ("handler_failed", "update_failed", "updates_given_up", "letter_parked",
               "letter_failed", "mark_failed", "sender_failed", "job_failed",
               "answer_lost")  # fmt: skip
"""What the log must never tell."""


def environment(api_base: str, folder: Path) -> dict[str, str]:
    """What a life of the bot is started with."""
    return {
        "ADAL_CONFIG": str(SAMPLE),
        "ADAL_TELEGRAM__TOKEN": TOKEN,
        "ADAL_TELEGRAM__API_BASE": api_base,
        "ADAL_STORAGE__DATABASE": str(folder / "adal.db"),
        "ADAL_KEYS__MASTER": base64.b64encode(bytes(range(32))).decode(),
    }


def store_of(settings: Settings) -> AbstractAsyncContextManager[Store]:
    """The database that the lives share."""
    key = MasterKey(settings.keys.id, settings.keys.master_bytes())
    return Store.open(settings.storage.database, key)


def newcomer(play: Playground, key: str, chance: random.Random) -> Someone:
    """Somebody who has not met the bot, with a language drawn by chance."""
    words = own_texts()[chance.choice(list(Language))]
    person = play.person(key, language_code=words.language.value)
    return Someone(play, person, words, random.Random(chance.random()))


async def hold_codes(
    work: UnitOfWork, store: Store, settings: Settings, staff: Iterable[Someone]
) -> None:
    """Let staff begin with their code given: setting it up has journeys of its own."""
    for member in staff:
        # The role of IT sees no case; the others come by the links.
        me, today = store.pseudonyms.person(member.person.id), now().date()
        await work.people.save(me, member.person.id, member.words.language, today)
        await work.staff.bind(me, Role.IT, today)
        await work.factors.allow(me)
        await enrol(work, promises_of(settings), me, now())
