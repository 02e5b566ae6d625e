"""The card of the system, shortened to one message, and what is done with data (``/privacy``).

Source: 002:6.5a, 6.5ae, 6.6a, 6.6b, 5.1a; 000A:2.3. Open to anyone, the card also before
anything is stored. The whole card is the school's page.
"""

from __future__ import annotations

from typing import Final

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery

from bot.domain.people import Language
from bot.services import Services
from bot.system_card import Facts, data_section, short_card
from bot.telegram.reply import Reply
from bot.telegram.screen import Screen
from bot.telegram.voice import speaking
from bot.texts import Html, Words
from bot.wording import contact_args, full_day
from handlers import commands
from handlers.buttons import Go, Setup, button, menu_row
from handlers.filters import Stranger

EARLY: Final = {f"card-{language}": language for language in Language}
"""Where a stranger opens the card; the language they chose is known from the button only."""


def card_text(words: Words, services: Services) -> str:
    """The card as the settings make it at this moment."""
    contact = contact_args(words, services.settings)["contact"]
    return f"{short_card(words, _facts(services))}\n\n{words('system-card-whole', contact=contact)}"


def privacy_screen(words: Words, services: Services) -> Screen:
    """The school's policy on data as its settings are: whose it is, what is held, for how long."""
    settings = services.settings
    data = data_section(words, _facts(services))
    parts = [
        words(
            "privacy",
            school=settings.school.name[words.language],
            order=settings.order.number,
            day=full_day(words, settings.order.date),
            version=settings.notice.version,
        ),
        *(
            words("privacy-line", what=Html(what), seen=Html(seen), kept=Html(kept))
            for what, _, seen, kept in data.rows
        ),
        words("privacy-end"),
    ]
    rows = (
        (button(words, "button-mydata", Go(to="mydata")),),
        (button(words, "button-notice", Go(to="notice")),),
        (button(words, "button-system-card", Go(to="card")),),
    )
    return Screen(Html("\n\n").join(parts), (*rows, menu_row(words)))


def _facts(services: Services) -> Facts:
    return Facts(
        settings=services.settings,
        catalogue=services.catalogue,
        versions=services.versions,
        measured=None,
        answers_version=services.answers.version,
    )


def router() -> Router:
    """Showing the card and the policy on data."""
    card = Router(name="card")

    @card.callback_query(Go.filter(F.to == "card"), ~Stranger())
    async def show(_: CallbackQuery, reply: Reply, words: Words, services: Services) -> None:
        places = ("notice", "versions", "about")
        rows = [(button(words, f"button-{place}", Go(to=place)),) for place in places]
        await reply.show(Screen(card_text(words, services), (*rows, menu_row(words))))

    @card.message(Command(commands.PRIVACY), ~Stranger())
    @card.callback_query(Go.filter(F.to == "privacy"), ~Stranger())
    async def show_privacy(_: object, reply: Reply, words: Words, services: Services) -> None:
        await reply.show(privacy_screen(words, services))

    @card.callback_query(Go.filter(F.to.in_(EARLY)))
    async def show_early(
        _: CallbackQuery, callback_data: Go, reply: Reply, services: Services
    ) -> None:
        words = services.texts[EARLY[callback_data.to]]
        back = button(words, "button-back", Setup(lang=words.language.value))
        with speaking(words.language):
            await reply.show(Screen(card_text(words, services), ((back,),)))

    return card
