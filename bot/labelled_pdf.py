"""A4 pages with the label of 002:C.3 on each and in the file's metadata."""

from __future__ import annotations

from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import Final

from fpdf import FPDF

from bot.file_label import label_fields, label_line
from bot.settings import Settings
from bot.texts import Texts

FONTS: Final = Path(__file__).parent / "fonts"
FAMILY: Final = "DejaVu"
MARGIN: Final = 12.0
"""Millimetres on every side."""
_LEADING: Final = 0.47
"""Millimetres of a line's height for each point of size."""


class LabelledPdf(FPDF):
    """Pages in a font with every Kazakh letter. Lengths are millimetres, sizes are points."""

    def __init__(self, texts: Texts, settings: Settings, title: str, now: datetime) -> None:
        super().__init__(format="A4")
        self._label = [label_line(words, settings, now) for words in texts]
        self.add_font(FAMILY, "", FONTS / "DejaVuSans.ttf")
        self.add_font(FAMILY, "B", FONTS / "DejaVuSans-Bold.ttf")
        self.set_font(FAMILY, size=9)
        self.set_margin(MARGIN)
        self._broken: dict[tuple[float, str, float, str], list[str]] = {}
        self.set_auto_page_break(auto=False)
        self._describe(settings, title, now.astimezone(UTC))

    def footer(self) -> None:
        """The label that people see, at the foot of every page."""
        self.set_y(-4 - 3 * len(self._label))
        self.set_font(FAMILY, size=6)
        self.set_text_color(90)
        for line in self._label:
            self.cell(0, 3, line, align="C", new_x="LMARGIN", new_y="NEXT")
        self.set_text_color(0)

    def words(self, width: float, text: str, size: float = 8, *, bold: bool = False) -> None:
        """A paragraph at the present place, broken into lines of `width`; moves below it."""
        for line in self._lines(width, text, size, "B" if bold else ""):
            self.cell(width, size * _LEADING, line, new_x="LEFT", new_y="NEXT")

    def height_of(self, width: float, text: str, size: float) -> float:
        """How high such a paragraph would be, in bold."""
        return len(self._lines(width, text, size, "B")) * size * _LEADING

    def _lines(self, width: float, text: str, size: float, style: str) -> list[str]:
        # A sheet has the same paragraphs on each of its slips, and breaking them takes longest.
        self.set_font(FAMILY, style, size)
        asked = (width, text, size, style)
        if asked not in self._broken:
            lines = self.multi_cell(width, text=_set(text), align="L", dry_run=True, output="LINES")
            if not isinstance(lines, list):
                raise TypeError("lines were asked for")
            self._broken[asked] = lines
        return self._broken[asked]

    def line_of(self, width: float, text: str, size: float, *, bold: bool = False) -> None:
        """One centred line at the present place; moves below it."""
        self.set_font(FAMILY, "B" if bold else "", size)
        height = size * _LEADING + 0.6
        self.cell(width, height, _set(text), align="C", new_x="LEFT", new_y="NEXT")

    def _describe(self, settings: Settings, title: str, now: datetime) -> None:
        label = label_fields(settings, now)
        self.set_title(title)
        self.set_lang("kk")
        self.set_creator(label["CreatorTool"])
        self.set_creation_date(now)
        self.set_keywords("; ".join(f"{key}: {value}" for key, value in label.items()))
        self.set_xmp_metadata(_xmp(label))


def _set(text: str) -> str:
    """The font has no narrow space, which dates are written with."""
    return text.replace("\u202f", "\u00a0")


def _xmp(label: dict[str, str]) -> str:
    fields = "".join(f"<adal:{key}>{escape(value)}</adal:{key}>" for key, value in label.items())
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:adal="urn:adal:label:1">'
        f"{fields}</rdf:Description></rdf:RDF></x:xmpmeta>"
    )
