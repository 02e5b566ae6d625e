"""Where the bot's processes are born: starts ``run`` again whenever it was killed.

Loading the libraries takes seconds, so it is done once here; each life is a fork of its own
that runs exactly what ``python -m bot run`` runs. Standard output tells each life's process id
on a line of its own; a life that ends by itself ends the nursery with its exit code. With the
argument ``unhurried`` the bot sends as fast as it can.
"""

from __future__ import annotations

import gc
import os
import signal
import ssl
import sys
from functools import lru_cache, partial
from importlib import import_module

from bot.telegram.late_types import load_aiogram

_LOADED_LATER = ("bot.commands.run", "sqlalchemy.dialects.sqlite.aiosqlite", "holidays.countries")
"""What a life would load while it starts."""

_ASKED = ("GetMe", "GetUpdates", "SendMessage", "EditMessageText", "AnswerCallbackQuery")
"""Methods of the Bot API whose answers' models a life would build in its first second."""


def keep_alive() -> int:
    """Give life after life until one ends without being killed; its exit code."""
    load_aiogram()
    from aiogram import methods

    from bot import app
    from bot.__main__ import main
    from bot.app import own_engine
    from bot.telegram.sender import Pace
    from bot.telegram.session import model_of_answer
    from bot.texts import own_texts
    from bot.usecases import receive_case
    from handlers import build_router

    if "unhurried" in sys.argv:
        # In a load every alert is wanted by itself; the flood's digest has a journey of its own.
        vars(receive_case)["ALERTS_AN_HOUR"] = 10**9
        vars(app)["Pace"] = partial(Pace, overall=1000, letters=1000, per_chat=1000, burst=1000)
    for module in _LOADED_LATER:
        import_module(module)
    for name in _ASKED:
        method = getattr(methods, name)
        model_of_answer(method.__returning__)
        method.model_rebuild()
    own_texts()
    own_engine()
    # Each life is a fork, so each has handlers of its own of these, made before it was born.
    handlers = build_router()
    vars(app)["build_router"] = lambda: handlers
    vars(ssl)["create_default_context"] = lru_cache(ssl.create_default_context)
    gc.freeze()
    while True:
        life = os.fork()
        if life == 0:
            sys.exit(main(["run"]))
        print(life, flush=True)  # noqa: T201  # read by the test
        code = os.waitstatus_to_exitcode(os.waitpid(life, 0)[1])
        if code != -signal.SIGKILL:
            return code


if __name__ == "__main__":
    sys.exit(keep_alive())
