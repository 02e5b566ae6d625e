"""The form by which a school writes a notice: an XLSX workbook or a TOML file, out and back in."""

from __future__ import annotations

from bot.notice_form.filled import Filled, read_form
from bot.notice_form.plain import toml_form
from bot.notice_form.workbook import xlsx_form

LARGEST = 1_000_000
"""Bytes of a form that is taken; a filled one has some tens of thousands."""

__all__ = ["LARGEST", "Filled", "read_form", "toml_form", "xlsx_form"]
