"""A press or a message passes by the conversations that cannot want it.

aiogram asks one handler after the other, which for an update that is answered late in the tree
costs more than the answer. So each router is given a filter of its own: by the prefixes of the
buttons, and by the commands, that it and the routers below it take.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce

from aiogram import Router
from aiogram.dispatcher.event.handler import HandlerObject
from aiogram.filters import BaseFilter, Command
from aiogram.filters.callback_data import CallbackQueryFilter
from aiogram.types import CallbackQuery, Message

from handlers.filters import HasDocument, NoText, PlainText


@dataclass(frozen=True, slots=True)
class Wanted(BaseFilter):
    """What the handlers of a router take."""

    prefixes: frozenset[str] = frozenset()
    """Of callback data."""
    commands: frozenset[str] = frozenset()
    """Without the slash."""
    words: bool = False
    """Text that is no command."""
    files: bool = False
    """Messages without text."""
    anything: bool = False
    """One of them says of itself which event it takes, so each must be asked."""

    def __or__(self, other: Wanted) -> Wanted:
        return Wanted(
            self.prefixes | other.prefixes,
            self.commands | other.commands,
            self.words or other.words,
            self.files or other.files,
            self.anything or other.anything,
        )

    async def __call__(self, event: CallbackQuery | Message) -> bool:
        """Whether one of the handlers may take the event."""
        if self.anything:
            return True
        if isinstance(event, CallbackQuery):
            return (event.data or "").partition(":")[0] in self.prefixes
        words = event.text or event.caption or ""
        # aiogram's own filter of commands looks past blanks before the slash.
        if words.lstrip().startswith("/") and _command_in(words) in self.commands:
            return True
        if not event.text:
            return self.files
        return self.words and not words.startswith("/")


def _command_in(words: str) -> str:
    return words.split(maxsplit=1)[0][1:].partition("@")[0]


def pass_by(router: Router) -> None:
    """Set the filters of this router and of all below it."""
    for part in router.sub_routers:
        pass_by(part)
    for name in ("callback_query", "message"):
        router.observers[name].filter(_wanted(router, name))


def _wanted(router: Router, name: str) -> Wanted:
    own = map(_of_handler, router.observers[name].handlers)
    below = (_wanted(part, name) for part in router.sub_routers)
    return reduce(Wanted.__or__, [*own, *below], Wanted())


def _of_handler(handler: HandlerObject) -> Wanted:
    for one in handler.filters or ():
        match one.callback:
            case CallbackQueryFilter(callback_data=data):
                return Wanted(prefixes=frozenset({data.__prefix__}))
            case Command(commands=names, ignore_case=False):
                by_name = all(isinstance(name, str) for name in names)
                return Wanted(commands=frozenset(map(str, names)), anything=not by_name)
            case PlainText():
                return Wanted(words=True)
            case HasDocument() | NoText():
                return Wanted(files=True)
    return Wanted(anything=True)
