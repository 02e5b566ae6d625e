"""Coverage as a picture: a bar a class, told apart by shade and by numbers, not by colour alone.

It is sent as a file, because Telegram strips the metadata of photos and the label with it.
"""

from __future__ import annotations

import io
from datetime import datetime
from typing import Final

from PIL import Image, ImageDraw, ImageFont
from PIL.PngImagePlugin import PngInfo

from bot.coverage_book import COLUMNS, figures
from bot.domain.coverage import Tally
from bot.file_label import label_fields, label_line
from bot.labelled_pdf import FONTS
from bot.settings import Settings
from bot.texts import Texts, Words

_WIDTH: Final = 1200
_MARGIN: Final = 40
_ROW: Final = 44
_NAME: Final = 310
"""Pixels for the labels; the bars begin after them."""
_BAR: Final = 490
_SHADES: Final = ("#0b6e4f", "#6fb98f", "#d0d5d9", "#4a4e55")
"""Acknowledged, served, missing, unreachable: apart also when printed in grey."""
_LONGEST: Final = 26
"""Signs of a label that fit before its bar."""


def coverage_picture(
    texts: Texts,
    words: Words,
    settings: Settings,
    title: str,
    rows: list[tuple[str, Tally]],
    now: datetime,
) -> bytes:
    """The PNG file; `now` is the school's own time. Blocks: run it in a thread."""
    head = 150 + len(COLUMNS[2:]) * 34
    height = head + len(rows) * _ROW + 125
    image = Image.new("RGB", (_WIDTH, height), "white")
    draw = ImageDraw.Draw(image)
    draw.text((_MARGIN, 30), title, "black", _font(28, bold=True))
    draw.text((_MARGIN, 84), words.plain("coverage-picture-how"), "black", _font(20))
    for at, (shade, column) in enumerate(zip(_SHADES, COLUMNS[2:], strict=True)):
        top = 128 + at * 34
        draw.rectangle((_MARGIN, top, _MARGIN + 24, top + 24), shade, "black")
        named = words.plain(f"coverage-column-{column}")
        draw.text((_MARGIN + 38, top), named, "black", _font(20))
    for at, (name, tally) in enumerate(rows):
        _bar(draw, head + at * _ROW, name, tally, last=at == len(rows) - 1)
    labels = "\n".join(_broken(label_line(one, settings, now), _font(15)) for one in texts)
    draw.multiline_text((_MARGIN, height - 105), labels, "#444444", _font(15))
    out = io.BytesIO()
    image.save(out, "PNG", pnginfo=_metadata(settings, title, now), optimize=True)
    return out.getvalue()


def _bar(draw: ImageDraw.ImageDraw, top: int, name: str, tally: Tally, *, last: bool) -> None:
    shown = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
    draw.text((_MARGIN, top + 6), shown, "black", _font(20, bold=last))
    families, *parts = figures(tally)
    left, done = _MARGIN + _NAME, 0
    for shade, count in zip(_SHADES, parts, strict=True):
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
