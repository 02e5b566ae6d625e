"""Filling in a notice's form as a person at a spreadsheet would."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any, Final

from openpyxl import load_workbook

from bot.domain.notices import NoticeType
from bot.notice_form.rows import rows_of
from tests.domain.notices import notice_fields

_KEYS: Final = 5


def filled_in(form: bytes, values: Mapping[str, Any]) -> bytes:
    """The workbook with these values by field: a text in each language, or one value."""
    book = load_workbook(io.BytesIO(form))
    page = book.worksheets[0]
    for row in page.iter_rows():
        name = str(row[_KEYS - 1].value)
        if name not in values:
            continue
        value = values[name]
        if isinstance(value, dict):
            row[1].value, row[2].value = value["kk"], value["ru"]
        else:
            row[1].value = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def answers(kind: NoticeType = NoticeType.ANALYTICS, **changes: Any) -> dict[str, Any]:
    """What somebody writes into every row that must be filled in, lists as people write them."""
    fields = notice_fields(kind)
    if kind is not NoticeType.STAFF:
        fields["audiences"] = "оқушылар, Родители; мұғалімдер, администрация"
        fields["bands"] = "1-4, 5–9, 10-11"
    fields["material"] = "Иә"
    wanted = {name: value for name, value in fields.items() if name in rows_of(kind)}
    return wanted | changes


def row_of(form: bytes, name: str) -> int:
    """The row, from 1, of a field."""
    page = load_workbook(io.BytesIO(form)).worksheets[0]
    names = [row[_KEYS - 1].value for row in page.iter_rows()]
    return names.index(name) + 1
