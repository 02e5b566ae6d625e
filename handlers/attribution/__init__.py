"""How to tell that AI helped: a few questions, and texts ready to copy (002:7.4, 7.5, annex C)."""

from __future__ import annotations

from aiogram import Router

from handlers.attribution import form, ready, simple


def router() -> Router:
    """The form, the simple form of grades 1-4, the table as a file, and buttons come too late."""
    attribution = Router(name="attribution")
    attribution.include_routers(form.router(), simple.router(), ready.router())
    return attribution
