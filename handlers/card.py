"""The card of the system, shortened to one message; the whole one is the school's page.

Source: 002:6.5a, 6.5ae, 6.6a, 6.6b. Open to anyone, also before anything is stored.
"""

from __future__ import annotations

from typing import Final

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.domain.people import Language
from bot.services import Services
from bot.system_card import Facts, short_card
from bot.telegram.reply import Reply
from bot.telegram.screen import Screen
from bot.telegram.voice import speaking
from bot.texts import Words
from bot.wording import contact_args
from handlers.buttons import Go, Setup, button, menu_row
from handlers.filters import Stranger

EARLY: Final = {f"card-{language}": language for language in Language}
"""Where a stranger opens the card; the language they chose is known from the button only."""


def card_text(words: Words, services: Services) -> str:
    """The card as the settings make it at this moment."""
    facts = Facts(
        settings=services.settings,
        catalogue=services.catalogue,
        versions=services.versions,
        measured=None,
        answers_version=services.answers.version,
    )
    contact = contact_args(words, services.settings)["contact"]
    return f"{short_card(words, facts)}\n\n{words('system-card-whole', contact=contact)}"


def router() -> Router:
    """Showing the card."""
    card = Router(name="card")

    @card.callback_query(Go.filter(F.to == "card"), ~Stranger())
    async def show(_: CallbackQuery, reply: Reply, words: Words, services: Services) -> None:
        places = ("notice", "versions", "about")
        rows = [(button(words, f"button-{place}", Go(to=place)),) for place in places]
        await reply.show(Screen(card_text(words, services), (*rows, menu_row(words))))

    @card.callback_query(Go.filter(F.to.in_(EARLY)))
    async def show_early(
        _: CallbackQuery, callback_data: Go, reply: Reply, services: Services
    ) -> None:
        words = services.texts[EARLY[callback_data.to]]
        back = button(words, "button-back", Setup(lang=words.language.value))
        with speaking(words.language):
            await reply.show(Screen(card_text(words, services), ((back,),)))

    return card
