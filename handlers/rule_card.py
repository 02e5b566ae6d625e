"""What stands on a rule's card for its reader: the text, the verdict in words, the clause."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from aiogram.filters.callback_data import CallbackData

from bot.domain.catalogue import Rule, Topic, Verdict
from bot.domain.people import Audience, Band
from bot.services import Services
from bot.telegram.screen import Button
from bot.texts import Words
from bot.wording import clause_words, full_day
from handlers.buttons import Attr, Share, button

_STUDENT: Final = {Band.PRIMARY: "s14", Band.MIDDLE: "s59", Band.SENIOR: "s1011"}
SIDES: Final = ("why", "broken", "note", "clause")
"""The further sides of a card, in the order of their buttons."""


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
    return [side for side in SIDES if has[side]]


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
