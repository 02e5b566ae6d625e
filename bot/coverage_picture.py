"""Coverage as a picture: a bar a class, told apart by shade and by numbers, not by colour alone.

It is sent as a file, because Telegram strips the metadata of photos and the label with it.
"""

from __future__ import annotations

import io
from datetime import datetime
from typing import Final

from PIL import Image, ImageDraw, ImageFont
from PIL.PngImagePlugin import PngInfo

from bot.coverage_tables import Table
from bot.file_label import label_fields, label_line
from bot.labelled_pdf import FONTS
from bot.settings import Settings
from bot.texts import Texts, Words

_WIDTH: Final = 1200
_MARGIN: Final = 40
_ROW: Final = 44
_LEGEND: Final = 34
_ABOVE: Final = 80
"""Pixels for a table's name and how to read it."""
_BELOW: Final = 24
_GAP: Final = 12
"""Pixels between what the shades mean and the bars."""
_NAME: Final = 310
"""Pixels for the labels; the bars begin after them."""
_BAR: Final = 490
_SHADES: Final = (
    ("#0b6e4f", "#6fb98f", "#d0d5d9", "#4a4e55"),
    ("#1f4e79", "#6f9bc8", "#c9bfdb", "#edf0f2"),
)
"""Of each table's parts, apart also when printed in grey. Among answers to a consent none is
green or red: none is better than another.
"""
_LONGEST: Final = 26
"""Signs of a label that fit before its bar."""


def coverage_picture(
    texts: Texts,
    words: Words,
    settings: Settings,
    title: str,
    tables: tuple[Table, ...],
    now: datetime,
) -> bytes:
    """The PNG file; `now` is the school's own time. Blocks: run it in a thread."""
    titles = _broken(title, _font(28, bold=True))
    top = 84 + titles.count("\n") * 36
    height = top + sum(_height(table) for table in tables) + 125
    image = Image.new("RGB", (_WIDTH, height), "white")
    draw = ImageDraw.Draw(image)
    draw.multiline_text((_MARGIN, 30), titles, "black", _font(28, bold=True))
    for table, shades in zip(tables, _SHADES, strict=False):
        _bars(draw, top, words, table, shades)
        top += _height(table)
    labels = "\n".join(_broken(label_line(one, settings, now), _font(15)) for one in texts)
    draw.multiline_text((_MARGIN, height - 105), labels, "#444444", _font(15))
    out = io.BytesIO()
    image.save(out, "PNG", pnginfo=_metadata(settings, title, now), optimize=True)
    return out.getvalue()


def _height(table: Table) -> int:
    legend = len(table.columns[2:]) * _LEGEND + _GAP
    return _ABOVE + legend + len(table.rows) * _ROW + _BELOW


def _bars(
    draw: ImageDraw.ImageDraw, top: int, words: Words, table: Table, shades: tuple[str, ...]
) -> None:
    draw.text((_MARGIN, top), table.name, "black", _font(22, bold=True))
    draw.text((_MARGIN, top + 36), words.plain("coverage-picture-how"), "black", _font(20))
    top += _ABOVE
    for shade, column in zip(shades, table.columns[2:], strict=True):
        draw.rectangle((_MARGIN, top, _MARGIN + 24, top + 24), shade, "black")
        draw.text((_MARGIN + 38, top), column, "black", _font(20))
        top += _LEGEND
    for at, (name, figures) in enumerate(table.rows):
        last = at == len(table.rows) - 1
        _bar(draw, top + _GAP + at * _ROW, name, figures, shades, last=last)


def _bar(
    draw: ImageDraw.ImageDraw,
    top: int,
    name: str,
    figures: tuple[int, ...],
    shades: tuple[str, ...],
    *,
    last: bool,
) -> None:
    shown = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
    draw.text((_MARGIN, top + 6), shown, "black", _font(20, bold=last))
    families, *parts = figures
    left, done = _MARGIN + _NAME, 0
    for shade, count in zip(shades, parts, strict=True):
        start, done = done, done + count
        if count:
            box = [left + _BAR * edge // max(1, families) for edge in (start, done)]
            draw.rectangle((box[0], top, box[1], top + 32), shade, "white")
    draw.rectangle((left, top, left + _BAR, top + 32), None, "black")
    numbers = f"{' · '.join(map(str, parts))}  / {families}"
    draw.text((left + _BAR + 16, top + 6), numbers, "black", _font(17, bold=last))


def _broken(text: str, font: ImageFont.FreeTypeFont) -> str:
    """The text in lines that fit between the margins."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= _WIDTH - 2 * _MARGIN:
            lines[-1] = longer
        else:
            lines.append(word)
    return "\n".join(lines)


def _font(size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / ("DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"), size)


def _metadata(settings: Settings, title: str, now: datetime) -> PngInfo:
    info = PngInfo()
    for key, value in {"Title": title, **label_fields(settings, now)}.items():
        info.add_itxt(key, value)
    return info
