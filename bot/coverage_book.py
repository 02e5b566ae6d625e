"""Coverage as a workbook: a sheet a table, one row a class, the sum below.

Nothing in it can be run: every cell is text or a number, and text that looks like a formula
gets an apostrophe.
"""

from __future__ import annotations

import io
from datetime import datetime
from typing import Final

from xlsxwriter import Workbook

from bot.coverage_tables import Table
from bot.domain.sheets import safe_cell
from bot.file_label import label_fields, label_line
from bot.settings import Settings
from bot.texts import Words

_WIDE: Final = 22
_HEAD: Final = 2
"""The row, from 0, in which the columns are named."""


def coverage_book(
    words: Words, settings: Settings, title: str, tables: tuple[Table, ...], now: datetime
) -> bytes:
    """The XLSX file; `now` is the school's own time. Blocks: run it in a thread."""
    out = io.BytesIO()
    book = Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    label = label_fields(settings, now)
    book.set_properties(
        {
            "title": title,
            "author": label["CreatorTool"],
            "keywords": "; ".join(f"{key}: {value}" for key, value in label.items()),
            "created": now.replace(tzinfo=None),
        }
    )
    for key, value in label.items():
        book.set_custom_property(key, value, "text")
    for table in tables:
        _sheet(book, title, label_line(words, settings, now), table)
    book.close()
    return out.getvalue()


def _sheet(book: Workbook, title: str, label: str, table: Table) -> None:
    page = book.add_worksheet(table.name)
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    last = len(table.columns) - 1
    page.set_column(0, last, _WIDE)
    page.merge_range(0, 0, 0, last, safe_cell(title), bold)
    page.set_row(1, 32)
    page.merge_range(1, 0, 1, last, label, wrapped)
    for at, column in enumerate(table.columns):
        page.write_string(_HEAD, at, column, bold)
    for at, (name, figures) in enumerate(table.rows, start=_HEAD + 1):
        style = bold if at == _HEAD + len(table.rows) else None
        page.write_string(at, 0, safe_cell(name), style)
        for across, number in enumerate(figures, start=1):
            page.write_number(at, across, number, style)
    page.freeze_panes(_HEAD + 1, 1)
