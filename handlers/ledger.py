"""``/ledger``: the head of the chain of records, for anyone, with what it is good for."""

from __future__ import annotations

from datetime import date
from typing import Any

from aiogram import Router
from aiogram.filters import Command

from bot.services import Services
from bot.telegram.reply import Reply
from bot.telegram.screen import Screen
from bot.texts import Words
from bot.wording import day_words
from handlers import commands
from handlers.buttons import Go, button, menu_row


def ledger_letter(words: Words, services: Services, args: dict[str, Any]) -> Screen:
    """What the school is told of the chain once a day."""
    day = day_words(words, date.fromisoformat(args["day"]), services.today())
    if args["fault"] is None:
        text = words("letter-ledger", day=day, count=args["count"], link=args["link"])
    else:
        text = words("letter-ledger-fault", day=day, place=args["fault"])
    return Screen(text, (menu_row(words),))


def router() -> Router:
    """The chain's head."""
    ledger = Router(name="ledger")

    @ledger.message(Command(commands.LEDGER))
    async def show(_: object, reply: Reply, words: Words, services: Services) -> None:
        async with services.store.reading() as work:
            count, link = await work.records.head()
        notice = button(words, "button-notice", Go(to="notice"))
        text = words("ledger", count=count, link=link)
        await reply.show(Screen(text, ((notice,), menu_row(words))))

    return ledger
