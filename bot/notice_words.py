"""Notices put into words: the short version, the full text in pages, what an edition changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bot.domain.editions import Edition
from bot.domain.notices import FIELDS, FIXED, FURTHER, OWN, GeneralNotice
from bot.domain.readers import Reader
from bot.own_notice import own_short
from bot.settings import Settings
from bot.texts import Html, Words
from bot.wording import full_day

PAGE_LENGTH: Final = 2800
"""Characters of a page of the full text, well below what a message holds."""
_CONSENT: Final = ("consent_text", "consent_basis", "consent_template")


def title(words: Words, content: GeneralNotice) -> Html:
    """The notice's name."""
    return words("as-is", text=content.title[words.language])


def short_text(words: Words, settings: Settings, edition: Edition, reader: Reader) -> Html:
    """The version for a reader: what changed first, then what it says, with version and date.

    An old edition may have been for other readers; then it says so.
    It is the same on every day, so that the hash in a record is of the text that was shown.
    """
    content = edition.content
    parts = [words("notice-heading", title=content.title[words.language])]
    if content.changed is not None:
        parts.append(words("notice-what-changed", text=content.changed[words.language]))
    short = content.short(reader)
    if content.code == OWN:
        parts.append(own_short(words, settings, reader))
    elif short is None:
        parts.append(words("notice-for-others"))
    else:
        parts.append(words("as-is", text=short[words.language]))
        if content.consent is not None and not content.asks_consent and reader is Reader.PARENT:
            parts.append(words("notice-no-template"))
        parts.append(words("notice-ack-means"))
    if content.classes:
        parts.append(words("notice-for-classes", classes=", ".join(content.classes)))
    parts.append(dated(words, edition))
    return Html("\n\n").join(parts)


def dated(words: Words, edition: Edition) -> Html:
    """Version, and from when till when it holds."""
    content = edition.content
    version = words(
        "notice-version", version=edition.version, day=full_day(words, content.effective)
    )
    if content.ends is None:
        return words("notice-dated", version=version)
    until = words("notice-until", day=full_day(words, content.ends))
    return words("notice-dated-until", version=version, until=until)


def fields(words: Words, content: GeneralNotice) -> Iterator[tuple[Html, Html]]:
    """Name and text of every field of the standard, then of the consent, as HTML."""
    for name in (*FIELDS, *FURTHER[content.type]):
        heading = words(f"notice-field-{name.replace('_', '-')}")
        if name in FIXED:
            yield heading, words(f"notice-{name.replace('_', '-')}")
        else:
            yield heading, words("as-is", text=getattr(content, name)[words.language])
    if content.consent is None:
        return
    for name in _CONSENT:
        said = getattr(content, name)
        text = words("notice-no-template") if said is None else said[words.language]
        yield words(f"notice-field-{name.replace('_', '-')}"), words("as-is", text=text)
    yield words("notice-field-consent-days"), words("notice-days", days=content.consent.days)


def approval(words: Words, edition: Edition) -> Html:
    """By which order the edition came, who proposed it, and since when it can be read."""
    content = edition.content
    return words(
        "notice-approval",
        number=content.order_number,
        day=full_day(words, content.order_date),
        by=content.proposed_by[words.language],
        published=full_day(words, edition.published),
    )


def full_text(words: Words, content: GeneralNotice) -> Html:
    """Every field, one after the other."""
    return Html("\n\n").join(_paragraphs(words, content))


def full_pages(words: Words, edition: Edition) -> list[Html]:
    """The full text in pages that a message can hold; the last names order and dates."""
    pages: list[list[Html]] = [[]]
    for one in (*_paragraphs(words, edition.content), approval(words, edition)):
        if pages[-1] and sum(map(len, pages[-1])) + len(one) > PAGE_LENGTH:
            pages.append([])
        pages[-1].append(one)
    return [Html("\n\n").join(page) for page in pages]


def _paragraphs(words: Words, content: GeneralNotice) -> Iterator[Html]:
    for heading, text in fields(words, content):
        yield words("notice-field", heading=heading, text=text)
