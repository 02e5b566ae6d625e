"""Conversations with the school's staff. Each handler names its action (``handlers.permits``)."""

from __future__ import annotations

from aiogram import Router

from handlers.staff import (
    absence,
    calendar,
    cases,
    classes,
    coverage,
    coverage_files,
    decree,
    delivery,
    factor,
    paper,
    publishing,
    reset,
    roles,
    slips,
    undelivered,
    unlock,
)


def staff_router() -> Router:
    """All of them but the binding of newcomers, which anyone may try."""
    staff = Router(name="staff")
    staff.include_routers(
        unlock.router(),
        factor.router(),
        cases.router(),
        classes.router(),
        slips.router(),
        paper.router(),
        coverage.router(),
        coverage_files.router(),
        calendar.router(),
        decree.router(),
        undelivered.router(),
        publishing.router(),
        roles.router(),
        reset.router(),
        absence.router(),
        delivery.router(),
    )
    return staff
