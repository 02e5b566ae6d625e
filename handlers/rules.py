"""The rules, one card at a time: chapters, progress, the verdict in words, and its clause."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery

from bot.domain.catalogue import Rule, Topic, Verdict, Walkthrough
from bot.domain.check import Stage
from bot.domain.people import Audience, Band
from bot.services import Services
from bot.telegram.reply import Reply
from bot.telegram.screen import Button, Screen
from bot.texts import Words
from bot.wording import clause_words, full_day
from handlers import commands
from handlers.buttons import (
    Attr,
    Card,
    Chapters,
    FileButton,
    Go,
    Quiz,
    Share,
    button,
    menu_row,
)
from storage.people import Visitor

_STUDENT: Final = {Band.PRIMARY: "s14", Band.MIDDLE: "s59", Band.SENIOR: "s1011"}
_SIDES: Final = ("why", "broken", "note", "clause")


def text_key(words: Words, rule: Rule, audience: Audience, band: Band) -> str:
    """The card text of `rule` for this reader.

    A rule outside a band's programme has no text of its own there; the nearest older band's
    is shown, since the verdict is the same in every band.
    """
    name = f"rule-{rule.id}"
    match audience:
        case Audience.PARENT:
            return f"{name}.parent"
        case Audience.TEACHER:
            return f"{name}.staff"
        case Audience.ADMIN:
            return f"{name}.admin" if words.has(f"{name}.admin") else f"{name}.staff"
        case Audience.STUDENT:
            own = list(_STUDENT)[list(_STUDENT).index(band) :]
            order = [*own, *reversed([b for b in _STUDENT if b not in own])]
            return next(key for b in order if words.has(key := f"{name}.{_STUDENT[b]}"))


def verdict_words(words: Words, rule: Rule, audience: Audience) -> str:
    """The verdict in words; a university's guideline only recommends."""
    if rule.recommended_only:
        return words("verdict-recommended")
    verdict = rule.verdict_for(audience).replace("_", "-")
    return words(f"verdict-{verdict}", who=audience.value)


def card_text(words: Words, rule: Rule, audience: Audience, band: Band) -> str:
    """Title, verdict, text, examples or conditions: everything on a card but its frame."""
    name = f"rule-{rule.id}"
    key = text_key(words, rule, audience, band)
    verdict = words("verdict-line", verdict=verdict_words(words, rule, audience))
    parts = [f"<b>{words(name)}</b>\n{verdict}", words(key)]
    if key.endswith(".s14"):
        parts.append(
            f"{words('example-may', text=words(f'{name}.may'))}\n"
            f"{words('example-may-not', text=words(f'{name}.maynot'))}"
        )
    elif rule.conditions:
        parts.append(f"{words('conditions')}\n{words(f'{name}.conditions')}")
    return "\n\n".join(parts)


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


def card_body(
    words: Words, services: Services, rule: Rule, audience: Audience, band: Band, side: str
) -> str:
    """A side of a card without its place: the front with its clause, or a further text."""
    if side != "front":
        return _side_text(words, services, rule, side)
    source = words(
        "card-source",
        clause=clause_words(words, rule.sources[0]),
        day=full_day(words, services.settings.documents.as_of),
    )
    return f"{card_text(words, rule, audience, band)}\n\n<i>{source}</i>"


def _side_text(words: Words, services: Services, rule: Rule, side: str) -> str:
    name = f"rule-{rule.id}"
    title = f"<b>{words(name)}</b>"
    if side == "clause":
        clauses = "\n".join(f"• {clause_words(words, source)}" for source in rule.sources)
        version = words(
            "card-version",
            version=services.catalogue.version,
            day=full_day(words, services.settings.documents.as_of),
        )
        return f"{title}\n\n{words(f'{name}.clause')}\n\n{clauses}\n\n<i>{version}</i>"
    return f"{title}\n\n{words(f'card-{side}')}\n{_side_words(words, name, side)}"


def _side_words(words: Words, name: str, side: str) -> str:
    if side == "broken" and not words.has(f"{name}.broken"):
        return words(f"{name}.consequence")
    return words(f"{name}.{side}")


def sides_of(words: Words, rule: Rule, audience: Audience, band: Band) -> list[str]:
    """Which further sides the card has for its reader; grades 1-4 have only the clause."""
    if audience is Audience.STUDENT and band is Band.PRIMARY:
        return ["clause"]
    name = f"rule-{rule.id}"
    senior = audience is Audience.STUDENT and band is Band.SENIOR
    has = {
        "why": senior and words.has(f"{name}.why"),
        "broken": (senior and words.has(f"{name}.broken")) or words.has(f"{name}.consequence"),
        "note": words.has(f"{name}.note"),
        "clause": True,
    }
    return [side for side in _SIDES if has[side]]


def side_rows(
    words: Words,
    rule: Rule,
    audience: Audience,
    band: Band,
    side: str,
    to: Callable[[str], CallbackData],
) -> list[tuple[Button, ...]]:
    """Buttons from a side of a card to its other sides, which `to` names, and to share it."""
    sides = [s for s in sides_of(words, rule, audience, band) if s != side]
    further = [button(words, f"button-{s}", to(s)) for s in sides]
    if side != "front":
        further.insert(0, button(words, "button-card", to("front")))
    further.append(button(words, "button-share", Share(rule=rule.id)))
    rows: list[tuple[Button, ...]] = [tuple(further[i : i + 2]) for i in range(0, len(further), 2)]
    verdict = rule.verdict_for(audience)
    if rule.topic is Topic.ATTRIBUTION or verdict is Verdict.ALLOWED_WITH_DISCLOSURE:
        rows.append((button(words, "button-disclose", Attr(do="start")),))
    return rows


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
        if walk is None or callback_data.side not in ("front", "end", *_SIDES):
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
