"""Filing a case: kind, what it is about, words, a look at exactly what staff will see, and send.

The draft lives in the form's state, sealed, so it survives a restart. Pressing "send" is one
transaction: case, alerts, receipt. Source: 002:6.12a, 5.3ae, 6.13ae.
"""

from __future__ import annotations

from aiogram import Router

from handlers.filing import form, options
from handlers.filing.screens import LONGEST

__all__ = ["LONGEST", "router"]


def router() -> Router:
    """Filing, from /complaint to the receipt."""
    filing = Router(name="filing")
    filing.include_routers(options.router(), form.router())
    return filing
