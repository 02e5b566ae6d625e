"""`run`: the bot against Telegram, until it is told to stop."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Mapping
from typing import TextIO

from bot.app import open_app
from bot.commands.opening import open_to_others, say, settings_or_say
from bot.logs import set_up_logs
from bot.texts import Words
from storage.lock import InUseError
from storage.vault import WrongMasterKeyError

FINE, FAILED = 0, 1


async def run(env: Mapping[str, str], *, words: Words, out: TextIO) -> int:
    """Run until SIGINT or SIGTERM; 1 when the settings or the key are wrong, with the reason."""
    set_up_logs()
    settings = settings_or_say(env, words, out)
    if settings is None:
        return FAILED
    if problems := open_to_others(settings.storage.database):
        say(problems, words, out)
        return FAILED
    try:
        async with open_app(settings) as app:
            await app.run(stop_on_signals())
    except WrongMasterKeyError:
        print(words.plain("run-wrong-key", id=settings.keys.id), file=out)
        return FAILED
    except InUseError:
        print(words.plain("store-busy"), file=out)
        return FAILED
    return FINE


def stop_on_signals() -> asyncio.Event:
    """An event that SIGINT and SIGTERM set."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    return stop
