"""What staff write in a case: an answer, a correction, a question, a note, reasons.

All of it goes the same way: what the answer needs besides, the words, a look at what will be
seen and by whom, and send. A form is kept sealed and survives a restart.
"""

from __future__ import annotations

from aiogram import Router

from handlers.staff.writing import form, templates


def router() -> Router:
    """Everything that staff write."""
    writing = Router(name="staff_writing")
    writing.include_routers(templates.router(), form.router())
    return writing
