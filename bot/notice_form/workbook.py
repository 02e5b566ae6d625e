"""The form as a workbook: one row a field, Kazakh and Russian beside each other, help at the end.

What comes back is a stranger's file: its size is known before it is unpacked, XML is read by
defusedxml, and a formula is never a value.
"""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from typing import Final

from openpyxl import load_workbook
from xlsxwriter import Workbook

from bot.domain.notices import GeneralNotice, NoticeType
from bot.file_label import label_fields
from bot.notice_form.rows import Shape, help_of, label, rows_of, shape_of, shown
from bot.settings import Settings
from bot.texts import Texts

MOST_UNPACKED: Final = 5_000_000
"""Bytes that a workbook may have when unpacked; more is a bomb and no form."""
MARK: Final = "adal-notice"
_MARK_CELL: Final = "E1"
_FIRST: Final = 4
"""The row, from 1, in which the first field stands."""
_LAST: Final = 100
_WIDTHS: Final = (32, 52, 52, 46, 16)


class NoFormError(ValueError):
    """The file is no form of a notice that this bot made."""


def xlsx_form(
    texts: Texts,
    settings: Settings,
    kind: NoticeType,
    content: GeneralNotice | None,
    now: datetime,
) -> bytes:
    """A form to fill in, with the words of `content` when there is an edition already.

    Blocks: run it in a thread.
    """
    out = io.BytesIO()
    book = Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    title = " / ".join(words.plain(f"form-type-{kind}") for words in texts)
    fields = label_fields(settings, now)
    book.set_properties(
        {
            "title": title,
            "author": fields["CreatorTool"],
            "keywords": "; ".join(f"{key}: {value}" for key, value in fields.items()),
            "created": now.replace(tzinfo=None),
        }
    )
    page = book.add_worksheet("Adal")
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    # As text, so that a spreadsheet does not make a date of "5-9".
    cell = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@", "border": 1})
    help_ = book.add_format({"text_wrap": True, "valign": "top", "italic": True})
    grey = book.add_format({"font_color": "#8a8f98", "valign": "top"})
    closed = book.add_format({"bg_color": "#d9d9d9", "border": 1})
    for column, width in enumerate(_WIDTHS):
        page.set_column(column, column, width)
    page.set_row(1, 62)
    page.write_string(0, 0, title, bold)
    page.write_string(_MARK_CELL, f"{MARK}:{kind}", grey)
    page.merge_range(1, 0, 1, 3, "\n".join(w.plain("form-how") for w in texts), help_)
    heads = ("form-column-field", "form-column-kk", "form-column-ru", "form-column-help")
    for column, key in enumerate(heads):
        page.write_string(2, column, " / ".join(words.plain(key) for words in texts), bold)
    for at, name in enumerate(rows_of(kind), start=_FIRST - 1):
        kk, ru = shown(texts, content, name)
        page.write_string(at, 0, "\n".join(label(words, name) for words in texts), bold)
        page.write_string(at, 1, _text(kk), cell)
        if shape_of(name) is Shape.BOTH:
            page.write_string(at, 2, _text(ru), cell)
        else:
            page.write_blank(at, 2, None, closed)
        page.write_string(at, 3, "\n".join(help_of(words, name) for words in texts), help_)
        page.write_string(at, 4, name, grey)
    page.freeze_panes(_FIRST - 1, 1)
    book.close()
    return out.getvalue()


def _text(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def read_xlsx(
    content: bytes,
) -> tuple[NoticeType, dict[str, tuple[object, object]], dict[str, int], list[str]]:
    """Kind, cells by field, the row of each field, and the cells that hold formulas.

    Raises ``NoFormError``. Blocks: run it in a thread.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(one.file_size for one in packed.infolist()) > MOST_UNPACKED:
                raise NoFormError
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        page = book.worksheets[0]
        rows = list(page.iter_rows(min_row=1, max_row=_LAST, max_col=5))
    except NoFormError:
        raise
    # A file of a stranger may break the reader in more ways than it names.
    except Exception as error:
        raise NoFormError from error
    mark, _, kind = str(rows[0][4].value if rows and len(rows[0]) > 4 else "").partition(":")
    if mark != MARK or kind not in {one.value for one in NoticeType}:
        raise NoFormError
    known = set(rows_of(NoticeType(kind)))
    cells: dict[str, tuple[object, object]] = {}
    places: dict[str, int] = {}
    formulas: list[str] = []
    for at, row in enumerate(rows, start=1):
        name = str(row[4].value) if len(row) > 4 else ""
        if name not in known:
            continue
        formulas += [
            f"{'ABC'[column]}{at}"
            for column in (1, 2)
            if row[column].data_type == "f" or str(row[column].value or "").startswith("=")
        ]
        cells[name] = (row[1].value, row[2].value)
        places[name] = at
    return NoticeType(kind), cells, places, formulas
