"""Conversations. Each module has a ``router()``; the order here is the order of asking."""

from __future__ import annotations

from aiogram import Router

from handlers import (
    attribution,
    card,
    check,
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
    onboarding,
    questions,
    rules,
    slip,
    stats,
    topics,
    versions,
)
from handlers.staff import binding, coverage, paper
from handlers.staff import cases as staff_cases
from handlers.staff import classes as staff_classes
from handlers.staff import slips as staff_slips


def build_router() -> Router:
    """All conversations: groups first, strangers next, what nobody took at the very end."""
    root = Router(name="root")
    root.include_routers(
        leftovers.groups(),
        binding.router(),
        slip.router(),
        card.router(),
        onboarding.router(),
        menu.router(),
        rules.router(),
        topics.router(),
        attribution.router(),
        check.router(),
        glossary.router(),
        versions.router(),
        notice.router(),
        filing.router(),
        my_cases.router(),
        formal.router(),
        my_data.router(),
        staff_cases.router(),
        staff_classes.router(),
        staff_slips.router(),
        paper.router(),
        coverage.router(),
        ledger.router(),
        stats.router(),
        hide.router(),
        questions.router(),
        leftovers.router(),
    )
    return root
