"""A notice as an A4 file in one language: to print, to keep, to read aloud."""

from __future__ import annotations

import re
from datetime import datetime
from html import unescape
from typing import Final

from fpdf.prefs import ViewerPreferences

from bot.domain.editions import Edition
from bot.domain.readers import Reader
from bot.labelled_pdf import MARGIN, LabelledPdf
from bot.notice_words import approval, dated, fields
from bot.settings import Settings
from bot.texts import Html, Texts, Words

_FOOT: Final = 18.0
"""Millimetres kept free below, where the label stands."""
_TAG: Final = re.compile(r"<[^>]+>")
_SIZE: Final = 10.5


def notice_pdf(
    texts: Texts, settings: Settings, edition: Edition, words: Words, now: datetime
) -> bytes:
    """The PDF: name, dates, what changed, every field, and the short versions.

    The file names its language and title, its text is text, and each part is a bookmark, so
    that a screen reader can find its way. Takes a second of computing: run it in a thread.
    """
    content, language = edition.content, words.language
    pdf = LabelledPdf(texts, settings, content.title[language], now)
    pdf.set_lang(language.value)
    pdf.viewer_preferences = ViewerPreferences(display_doc_title=True)
    pdf.add_page()
    pdf.words(pdf.epw, content.title[language], 15, bold=True)
    _paragraph(pdf, dated(words, edition))
    _paragraph(pdf, approval(words, edition))
    if content.changed is not None:
        _part(pdf, words.plain("notice-pdf-changed"), content.changed[language])
    for heading, text in fields(words, content):
        _part(pdf, _plain(heading), _plain(text))
    for reader in Reader:
        short = getattr(content, f"short_{reader}")
        if short is not None:
            _part(pdf, words.plain(f"notice-short-for-{reader}"), short[language])
    return bytes(pdf.output())


def _part(pdf: LabelledPdf, heading: str, text: str) -> None:
    """A bookmarked heading that stays with the beginning of its text."""
    first = text.partition("\n")[0]
    _room(pdf, pdf.height_of(pdf.epw, heading, _SIZE + 1) + pdf.height_of(pdf.epw, first, _SIZE))
    pdf.ln(3)
    pdf.start_section(heading)
    pdf.words(pdf.epw, heading, _SIZE + 1, bold=True)
    for line in text.splitlines():
        if line.strip():
            _paragraph(pdf, line)


def _paragraph(pdf: LabelledPdf, text: str) -> None:
    said = _plain(text) if isinstance(text, Html) else text
    _room(pdf, pdf.height_of(pdf.epw, said, _SIZE))
    pdf.ln(1)
    pdf.words(pdf.epw, said, _SIZE)


def _room(pdf: LabelledPdf, height: float) -> None:
    if pdf.get_y() + height + 4 > pdf.h - _FOOT:
        pdf.add_page()
        pdf.set_xy(MARGIN, MARGIN)


def _plain(text: str) -> str:
    return unescape(_TAG.sub("", text))
