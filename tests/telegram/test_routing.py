"""What an update costs before its handler is found: no thread, and no conversation in vain."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from aiogram import Router
from aiogram.types import CallbackQuery, Chat, Message, User

from bot.domain.people import Audience, Band
from handlers import build_router, commands
from handlers.buttons import Card, Work
from handlers.pass_by import Wanted

PERSON = User(id=1, is_bot=False, first_name="A")


@pytest.fixture(scope="module")
def root() -> Router:
    """All conversations."""
    return build_router()


def _routers(router: Router) -> Iterator[Router]:
    yield router
    for part in router.sub_routers:
        yield from _routers(part)


def _says(text: str | None) -> Message:
    chat = Chat(id=1, type="private")
    return Message(message_id=1, date=datetime.now(UTC), chat=chat, from_user=PERSON, text=text)


def _presses(data: str) -> CallbackQuery:
    return CallbackQuery(id="1", from_user=PERSON, chat_instance="1", data=data)


def _asked(root: Router, event: CallbackQuery | Message) -> set[str]:
    """The outermost conversations, of those below `root`, that are asked about an event."""
    name = "callback_query" if isinstance(event, CallbackQuery) else "message"

    def wants(router: Router) -> bool:
        own = router.observers[name]._handler.filters or []
        (wanted,) = (one.callback for one in own if isinstance(one.callback, Wanted))
        return asyncio.run(wanted(event))

    return {router.name for router in root.sub_routers if wants(router)}


def test_no_filter_is_asked_in_a_thread(root: Router) -> None:
    """aiogram gives every filter that is no coroutine to a thread, magic ones too."""
    threaded = [
        f"{router.name}: {handler.callback.__name__}"
        for router in _routers(root)
        for observer in router.observers.values()
        for handler in observer.handlers
        for one in handler.filters or ()
        if not one.awaitable
    ]
    assert threaded == []


@pytest.mark.parametrize(
    ("event", "asked", "passed_by"),
    [
        (_presses(Card(who=Audience.PARENT, band=Band.PRIMARY, at=0, version="1").pack()),
         {"rules", "leftovers"}, {"staff", "menu", "filing", "my_cases"}),
        (_presses(Work(do="open", case="a" * 32).pack()), {"staff"}, {"rules", "menu", "filing"}),
        (_presses("made:by:hand"), {"onboarding", "leftovers"}, {"staff", "rules", "filing"}),
        (_says(f"/{commands.ABOUT}"), {"menu"}, {"staff", "rules", "filing", "questions"}),
        (_says(f"/{commands.ABOUT}@adal_bot now"), {"menu"}, {"staff", "rules", "filing"}),
        (_says(f" /{commands.ABOUT}"), {"menu"}, {"rules", "ledger", "stats"}),
        (_says("/nothing"), {"leftovers"}, {"staff", "menu", "filing", "questions"}),
        (_says("May I?"), {"staff", "filing", "questions"}, {"rules", "ledger", "stats"}),
        (_says(None), {"staff", "leftovers"}, {"rules", "filing", "questions"}),
    ],
    ids=["card", "case", "by hand", "command", "mention", "blank", "unknown", "words", "picture"],
)  # fmt: skip
def test_an_update_passes_by_the_conversations_that_cannot_want_it(
    root: Router, event: CallbackQuery | Message, asked: set[str], passed_by: set[str]
) -> None:
    """Whose buttons or commands it is not; who takes any event is always asked."""
    found = _asked(root, event)
    assert asked <= found
    assert not passed_by & found
