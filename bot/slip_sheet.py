"""The printable sheet of a class: one slip for each family, and the teacher's list of codes.

Three slips to an A4 page, Kazakh and Russian side by side on each, dashed lines to cut along.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Final

import segno

from bot.domain.classes import short_code
from bot.labelled_pdf import FAMILY, MARGIN, LabelledPdf
from bot.settings import Settings
from bot.texts import Texts, Words
from bot.usecases.issue_slips import Batch
from bot.wording import contact_args, full_day

PAYLOAD: Final = "c_"
"""Before a slip's token in ``t.me/<bot>?start=``."""
PER_PAGE: Final = 3
_TOP: Final = 5.0
_HEIGHT: Final = 94.0
_QR: Final = 42.0
_COLUMN: Final = 68.0
_GAP: Final = 4.0
_TICK: Final = 3.2
_SPACE: Final = 1.2
_SIZES: Final = (8.0, 7.5, 7.0, 6.5, 6.0)
"""Points, the largest that fits: a school's contacts may be long."""
_LIST_ROWS: Final = 30


def slip_link(username: str, token: str) -> str:
    """The address in a slip's QR."""
    return f"https://t.me/{username}?start={PAYLOAD}{token}"


def slip_sheet(
    texts: Texts, settings: Settings, batch: Batch, username: str, now: datetime
) -> bytes:
    """The PDF of a batch. Takes seconds of computing for a class: run it in a thread."""
    label = batch.school_class.label
    title = " / ".join(words.plain("slip-title", label=label) for words in texts)
    pdf = LabelledPdf(texts, settings, title, now)
    pdf.add_page()
    columns = [_column(pdf, words, settings, label) for words in texts]
    below = [
        *(words.plain("slip-until", day=full_day(words, batch.expires_on)) for words in texts),
        *(words.plain("file-label") for words in texts),
    ]
    for number, token in enumerate(batch.tokens):
        if number and number % PER_PAGE == 0:
            pdf.add_page()
        top = _TOP + number % PER_PAGE * _HEIGHT
        if number % PER_PAGE:
            _cut(pdf, top)
        _qr(pdf, slip_link(username, token), MARGIN, top + 8)
        pdf.set_xy(MARGIN, top + 8 + _QR + 2)
        pdf.line_of(_QR, short_code(token), 14, bold=True)
        for line in below:
            pdf.line_of(_QR, line, 6.5)
        for at, column in enumerate(columns):
            pdf.set_xy(MARGIN + _QR + 5 + at * (_COLUMN + _GAP), top + 6)
            column.draw(pdf)
    _list(pdf, texts, batch)
    return bytes(pdf.output())


@dataclass(frozen=True, slots=True)
class _Column:
    """What a slip says in one language. `size` is in points."""

    title: str
    paragraphs: tuple[tuple[str, bool], ...]
    tick: str
    size: float

    def draw(self, pdf: LabelledPdf) -> None:
        """Draw it downwards from the present place."""
        left = pdf.get_x()
        pdf.words(_COLUMN, self.title, self.size + 2, bold=True)
        for text, bold in self.paragraphs:
            pdf.set_xy(left, pdf.get_y() + _SPACE)
            pdf.words(_COLUMN, text, self.size, bold=bold)
        pdf.set_xy(left + _TICK + 2, pdf.get_y() + 2 * _SPACE)
        pdf.rect(left, pdf.get_y() + 0.4, _TICK, _TICK)
        pdf.words(_COLUMN - _TICK - 2, self.tick, self.size)


def _column(pdf: LabelledPdf, words: Words, settings: Settings, label: str) -> _Column:
    contacts = contact_args(words, settings)
    contacts["phone"] = contacts["phone"].replace(" ", "\u00a0")
    paper = {key: contacts[key] for key in ("office", "hours", "phone")}
    title, tick = words.plain("slip-title", label=label), words.plain("slip-tick")
    paragraphs = (
        (words.plain("slip-what"), False),
        (words.plain("slip-how"), True),
        (words.plain("slip-ai"), False),
        (words.plain("slip-once"), False),
        (words.plain("slip-paper", **paper), False),
    )
    texts = [title, tick, *(text for text, _ in paragraphs)]
    size = next(size for size in _SIZES if _fits(pdf, texts, size))
    return _Column(title, paragraphs, tick, size)


def _fits(pdf: LabelledPdf, texts: list[str], size: float) -> bool:
    """Whether a column of this size stays on its slip; the smallest is taken as it is."""
    height = sum(pdf.height_of(_COLUMN - _TICK - 2, text, size) + _SPACE for text in texts)
    return size == _SIZES[-1] or height <= _HEIGHT - 10


def _cut(pdf: LabelledPdf, at: float) -> None:
    pdf.set_draw_color(140)
    pdf.set_dash_pattern(dash=2, gap=2)
    pdf.line(0, at, pdf.w, at)
    pdf.set_dash_pattern()
    pdf.set_draw_color(0)


def _qr(pdf: LabelledPdf, link: str, left: float, top: float) -> None:
    matrix = segno.make(link, error="m", micro=False).matrix
    side = _QR / len(matrix)
    for down, row in enumerate(matrix):
        across = 0
        for dark, run in groupby(row):
            wide = len(list(run))
            if dark:
                pdf.rect(left + across * side, top + down * side, wide * side, side, style="F")
            across += wide


def _list(pdf: LabelledPdf, texts: Texts, batch: Batch) -> None:
    codes = [short_code(token) for token in batch.tokens]
    for start in range(0, len(codes), 2 * _LIST_ROWS):
        pdf.add_page()
        for words in texts:
            title = words.plain("slip-list", label=batch.school_class.label)
            pdf.words(pdf.epw, title, 12, bold=True)
            pdf.words(pdf.epw, words.plain("slip-list-how"), 9)
            pdf.ln(2)
        top = pdf.get_y() + 3
        for at, code in enumerate(codes[start : start + 2 * _LIST_ROWS]):
            column, row = divmod(at, _LIST_ROWS)
            left = MARGIN + column * (pdf.epw / 2 + 2)
            pdf.set_xy(left, top + row * 7.2)
            pdf.set_font(FAMILY, "B", 10)
            pdf.cell(28, 7, code)
            pdf.line(left + 28, top + row * 7.2 + 6, left + pdf.epw / 2 - 4, top + row * 7.2 + 6)
