"""Tables as CSV files that a spreadsheet opens and cannot be tricked by."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Final

_FORMULA: Final = frozenset("=+-@＝＋－＠|%")
"""A cell that begins so may be run by a spreadsheet; the wide ones count in some of them."""


def safe_cell(text: str) -> str:
    """`text`, with an apostrophe before it if a spreadsheet could take it for a formula."""
    shown = text.lstrip()
    if shown[:1] in _FORMULA or text[:1] in ("\t", "\r", "\n"):
        return f"'{text}"
    return text


def sheet(rows: Iterable[Iterable[str]]) -> bytes:
    """The rows as a CSV file in UTF-8.

    The byte order mark and the semicolon let a spreadsheet set to Kazakh or Russian open it
    in columns by a double click.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL)
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")
