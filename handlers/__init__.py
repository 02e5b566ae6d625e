"""Conversations. Each module has a ``router()``; the order here is the order of asking."""

from __future__ import annotations

from aiogram import Router

from handlers import (
    attribution,
    filing,
    hide,
    leftovers,
    menu,
    my_cases,
    my_data,
    notice,
    onboarding,
    questions,
    rules,
)
from handlers.staff import binding
from handlers.staff import cases as staff_cases


def build_router() -> Router:
    """All conversations: groups first, strangers next, what nobody took at the very end."""
    root = Router(name="root")
    root.include_routers(
        leftovers.groups(),
        binding.router(),
        onboarding.router(),
        menu.router(),
        rules.router(),
        attribution.router(),
        notice.router(),
        filing.router(),
        my_cases.router(),
        my_data.router(),
        staff_cases.router(),
        hide.router(),
        questions.router(),
        leftovers.router(),
    )
    return root
