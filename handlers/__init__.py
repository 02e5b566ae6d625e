"""Conversations. Each module has a ``router()``; the order here is the order of asking."""

from __future__ import annotations

from aiogram import Router

from handlers import (
    attribution,
    card,
    check,
    consents,
    filing,
    formal,
    glossary,
    hide,
    ledger,
    leftovers,
    menu,
    my_cases,
    my_data,
    notice,
    notices,
    onboarding,
    questions,
    reading,
    rules,
    slip,
    stats,
    topics,
    versions,
)
from handlers.pass_by import pass_by
from handlers.permits import Door
from handlers.staff import binding, group, staff_router


def build_router() -> Router:
    """All conversations: groups first, what nobody took at the very end.

    Staff stand before the first meeting, so that the door sees what strangers try.
    """
    root = Router(name="root")
    door = Door()
    root.message.middleware(door)
    root.callback_query.middleware(door)
    root.include_routers(
        group.router(),
        leftovers.groups(),
        binding.router(),
        slip.router(),
        card.router(),
        staff_router(),
        onboarding.router(),
        menu.router(),
        rules.router(),
        topics.router(),
        attribution.router(),
        check.router(),
        glossary.router(),
        versions.router(),
        notices.router(),
        consents.router(),
        notice.router(),
        filing.router(),
        my_cases.router(),
        reading.router(),
        formal.router(),
        my_data.router(),
        ledger.router(),
        stats.router(),
        hide.router(),
        questions.router(),
        leftovers.router(),
    )
    pass_by(root)
    return root
