"""The glossary: the standard's terms in plain words, alphabetical in the reader's language.

Source: 002:1 (terms).
"""

from __future__ import annotations

from typing import Final

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery

from bot.domain.glossary import Term, alphabetical
from bot.domain.people import Audience
from bot.services import Services
from bot.telegram.reply import Reply
from bot.telegram.screen import Screen
from bot.texts import Words
from handlers import commands
from handlers.buttons import Go, One, TermButton, TermPage, button, menu_row
from handlers.pages import page
from storage.people import Visitor

TERMS_ON_A_PAGE: Final = 10


def in_order(words: Words, services: Services) -> list[Term]:
    """The terms as a dictionary of this language has them."""
    return sorted(services.glossary.terms, key=lambda term: alphabetical(words.plain(term.text_id)))


def glossary_screen(words: Words, services: Services, at: int) -> Screen:
    """A page of terms, each a button."""
    terms = page(in_order(words, services), at, TERMS_ON_A_PAGE)
    rows = [(button(words, term.text_id, TermButton(term=term.id)),) for term in terms.items]
    text = words("glossary", at=terms.at + 1, of=terms.of)
    turn = terms.row(words, lambda other: TermPage(page=other))
    return Screen(text, (*rows, *turn, menu_row(words)))


def term_screen(words: Words, services: Services, term: Term, audience: Audience) -> Screen:
    """What a term means, and the reader's rules in which it matters."""
    rules = [services.catalogue.by_id[rule] for rule in term.rules]
    links = [
        (button(words, f"rule-{rule.id}", One(rule=rule.id, back=term.id)),)
        for rule in rules
        if audience in rule.audiences
    ]
    text = f"<b>{words(term.text_id)}</b>\n{words(f'{term.text_id}.text')}"
    if links:
        text = f"{text}\n\n{words('term-rules')}"
    at = in_order(words, services).index(term) // TERMS_ON_A_PAGE
    back = button(words, "button-glossary", TermPage(page=at))
    return Screen(text, (*links, (back, *menu_row(words))))


def router() -> Router:
    """Reading the glossary."""
    glossary = Router(name="glossary")

    @glossary.message(Command(commands.GLOSSARY))
    @glossary.callback_query(Go.filter(F.to == "glossary"))
    async def first(_: object, reply: Reply, words: Words, services: Services) -> None:
        await reply.show(glossary_screen(words, services, 0))

    @glossary.callback_query(TermPage.filter())
    async def turn(
        _: CallbackQuery, callback_data: TermPage, reply: Reply, words: Words, services: Services
    ) -> None:
        await reply.show(glossary_screen(words, services, callback_data.page))

    @glossary.callback_query(TermButton.filter())
    async def one(
        _: CallbackQuery,
        callback_data: TermButton,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
    ) -> None:
        if visitor.profile is None:
            return
        term = services.glossary.find(callback_data.term)
        if term is None:
            reply.popup(words.plain("button-unknown"))
            await reply.show(glossary_screen(words, services, 0))
            return
        await reply.show(term_screen(words, services, term, visitor.profile.audience))

    return glossary
