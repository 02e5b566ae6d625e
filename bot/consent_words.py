"""The consent part of a notice put into words; the form's text is the authorised body's."""

from __future__ import annotations

from bot.domain.consents import Consent, Stand
from bot.domain.editions import Edition
from bot.domain.notices import ConsentPart
from bot.notice_words import title
from bot.texts import Html, Words
from bot.wording import full_day


def form_text(words: Words, edition: Edition, part: ConsentPart) -> Html:
    """What a parent is asked to agree to: the same on every day, so that its hash can be proved."""
    return words(
        "consent-form",
        title=title(words, edition.content),
        text=part.text[words.language],
        basis=part.basis[words.language],
        template=part.template[words.language] if part.template else "—",
        days=part.days,
        version=edition.version,
    )


def stand_text(words: Words, found: Consent) -> Html:
    """Where the parent stands now."""
    if found.said is None or found.stand is Stand.OPEN:
        return words("consent-open")
    if found.stand is Stand.GIVEN and found.last_day is not None:
        return words("consent-given", day=full_day(words, found.last_day))
    return words(f"consent-{found.stand}", day=full_day(words, found.said.day))
