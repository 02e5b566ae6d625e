"""The rules, one card at a time: chapters, progress, the verdict in words, and its clause."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery

from bot.domain.catalogue import Rule, Walkthrough
from bot.domain.check import Stage
from bot.domain.people import Audience, Band
from bot.services import Services
from bot.telegram.reply import Reply
from bot.telegram.screen import Button, Screen
from bot.texts import Words
from handlers import commands
from handlers.buttons import (
    Card,
    Chapters,
    FileButton,
    Go,
    Quiz,
    button,
    menu_row,
)
from handlers.rule_card import SIDES, card_body, side_rows, sides_of
from storage.people import Visitor


def card_screen(
    words: Words, services: Services, walk: Walkthrough, at: int, side: str = "front"
) -> Screen:
    """The card at position `at` (0-based) of a walkthrough, or one of its further sides."""
    rule = services.catalogue.by_id[walk.rules[at]]
    _, chapter = walk.chapter_at(at)
    place = words(
        "card-place", chapter=words(f"chapter-{chapter.id}"), at=at + 1, of=len(walk.rules)
    )
    body = card_body(words, services, rule, walk.audience, walk.band, side)
    return Screen(f"<i>{place}</i>\n\n{body}", _card_rows(words, services, walk, rule, at, side))


def _card_rows(
    words: Words, services: Services, walk: Walkthrough, rule: Rule, at: int, side: str
) -> tuple[tuple[Button, ...], ...]:
    def to(position: int, towards: str = "front") -> Card:
        return Card(
            who=walk.audience.value,
            band=walk.band.value,
            at=position,
            version=services.content_version,
            side=towards,
        )

    rows = side_rows(words, rule, walk.audience, walk.band, side, lambda towards: to(at, towards))
    turn = []
    if at > 0:
        turn.append(button(words, "button-previous", to(at - 1)))
    if at + 1 < len(walk.rules):
        turn.append(button(words, "button-next", to(at + 1)))
    else:
        turn.append(button(words, "button-finish", to(at, "end")))
    chapters = Chapters(who=walk.audience.value, band=walk.band.value)
    rows += [tuple(turn), (button(words, "button-chapters", chapters), *menu_row(words))]
    return tuple(rows)


def chapters_screen(words: Words, services: Services, walk: Walkthrough) -> Screen:
    """The table of contents."""
    rows = []
    for index, chapter in enumerate(walk.chapters):
        start = walk.start_of(index)
        data = Card(
            who=walk.audience.value,
            band=walk.band.value,
            at=start,
            version=services.content_version,
        )
        title = words.plain(f"chapter-{chapter.id}")
        label = words.plain(
            "chapter-line", title=title, first=start + 1, last=start + len(chapter.rules)
        )
        rows.append((Button(label, data.pack()),))
    other = [
        button(words, f"band-{b}", Chapters(who=walk.audience.value, band=b.value))
        for b in Band
        if b is not walk.band
    ]
    text: str = words(
        "chapters",
        who=words(f"who-{walk.audience}"),
        band=words(f"band-{walk.band}"),
        count=len(walk.rules),
    )
    if walk.audience is Audience.STUDENT and walk.band is Band.PRIMARY:
        text = f"{text}\n\n{words('chapters-together')}"
    if walk.audience is Audience.PARENT and walk.band is Band.PRIMARY:
        text = f"{text}\n\n{words('chapters-high-risk')}"
    topics = button(words, "button-topics", Go(to="topics"))
    check = button(words, "button-check-before", check_start(services, walk, Stage.BEFORE))
    return Screen(text, (*rows, (topics, check), tuple(other), menu_row(words)))


def check_start(services: Services, walk: Walkthrough, stage: Stage) -> Quiz:
    """Leads to the understanding check that belongs to a walkthrough (002:10.9a)."""
    return Quiz(
        who=walk.audience.value,
        band=walk.band.value,
        stage=stage.value,
        version=services.check.version,
    )


def end_screen(words: Words, services: Services, walk: Walkthrough) -> Screen:
    """After the last card: what was read, and a person to talk to (002:4.6a, 000B:VII.2)."""
    text: str = words(
        "rules-end",
        count=len(walk.rules),
        who=walk.audience.value,
        responsible=services.settings.roles.responsible.title[words.language],
    )
    chapters = Chapters(who=walk.audience.value, band=walk.band.value)
    ask = button(words, "button-question", FileButton(do="kind", what="question"))
    check = button(words, "button-check-after", check_start(services, walk, Stage.AFTER))
    contents = button(words, "button-chapters", chapters)
    return Screen(text, ((check,), (contents, ask), menu_row(words)))


def router() -> Router:
    """Walking through the rules."""
    rules = Router(name="rules")

    @rules.message(Command(commands.RULES))
    @rules.callback_query(Go.filter(F.to == "rules"))
    async def contents(
        _: object, reply: Reply, words: Words, visitor: Visitor, services: Services
    ) -> None:
        if visitor.profile is None:
            return
        walk = services.catalogue.walkthrough(visitor.profile.audience, visitor.profile.band)
        await reply.show(chapters_screen(words, services, walk))

    @rules.callback_query(Chapters.filter())
    async def other_contents(
        _: CallbackQuery, callback_data: Chapters, reply: Reply, words: Words, services: Services
    ) -> None:
        walk = _walk(services, callback_data.who, callback_data.band)
        if walk is None:
            reply.popup(words.plain("button-unknown"))
            return
        await reply.show(chapters_screen(words, services, walk))

    @rules.callback_query(Card.filter())
    async def turn(
        _: CallbackQuery, callback_data: Card, reply: Reply, words: Words, services: Services
    ) -> None:
        walk = _walk(services, callback_data.who, callback_data.band)
        if walk is None or callback_data.side not in ("front", "end", *SIDES):
            reply.popup(words.plain("button-unknown"))
            return
        if callback_data.version != services.content_version:
            reply.popup(words.plain("content-changed"))
        at = max(0, min(callback_data.at, len(walk.rules) - 1))
        if callback_data.side == "end":
            await reply.show(end_screen(words, services, walk))
            return
        rule = services.catalogue.by_id[walk.rules[at]]
        sides = sides_of(words, rule, walk.audience, walk.band)
        side = callback_data.side if callback_data.side in sides else "front"
        await reply.show(card_screen(words, services, walk, at, side))

    return rules


def _walk(services: Services, who: str, band: str) -> Walkthrough | None:
    try:
        return services.catalogue.walkthrough(Audience(who), Band(band))
    except ValueError:
        return None
