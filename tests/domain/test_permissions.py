"""The table of who may do what: least privilege, one decision, and the page that shows it."""

from __future__ import annotations

from typing import get_args

import pytest
from aiogram import Router
from aiogram.dispatcher.event.handler import HandlerObject
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.cases import HANDED_TO, Subject, barred
from bot.domain.people import Role
from bot.domain.permissions import GRANTS, Action, NotAllowedError, Reach, granted, permit
from bot.fields import Body
from bot.roles_page import PAGE, roles_page
from handlers import build_router


def staff_handlers(router: Router) -> list[HandlerObject]:
    """Every handler that is written in a module for staff, but the binding of newcomers."""
    found = [
        handler
        for observer in (router.message, router.callback_query)
        for handler in observer.handlers
        if handler.callback.__module__.startswith("handlers.staff.")
        and handler.callback.__module__ != "handlers.staff.binding"
    ]
    return found + [one for below in router.sub_routers for one in staff_handlers(below)]


@pytest.mark.requirement("R-5.3b", "R-8.2")
def test_every_conversation_with_staff_names_its_action() -> None:
    """No handler of ``handlers.staff`` is reached past the door, and no action is idle."""
    handlers = staff_handlers(build_router())
    assert len(handlers) > 20
    nameless = [str(one.callback) for one in handlers if "permit" not in one.flags]
    assert not nameless
    assert {one.flags["permit"] for one in handlers} == set(Action)


@pytest.mark.requirement("R-8.2", "R-5.3b", "R-2.11a")
def test_the_page_of_roles_is_the_table() -> None:
    """``python -m bot.roles_page`` was run after the last change of the table."""
    assert PAGE.read_text(encoding="utf-8") == roles_page()


@pytest.mark.requirement("R-5.3b", "R-2.1v")
def test_what_is_not_granted_is_refused() -> None:
    """Nobody without a role may do anything; each grant is of the table and of nothing else."""
    for action in Action:
        assert granted((), action) is None
        for role in Role:
            found = granted({role}, action)
            assert (found.reach if found else None) == GRANTS[action].get(role)
            if found is None:
                with pytest.raises(NotAllowedError):
                    permit({role}, action)


@pytest.mark.requirement("R-5.3b")
@given(st.frozensets(st.sampled_from(Role)), st.sampled_from(Action))
def test_more_roles_never_let_somebody_do_less(roles: frozenset[Role], action: Action) -> None:
    """With several roles one acts in a role one holds, and as widely as any of them lets one."""
    found = granted(roles, action)
    reaches = {GRANTS[action][role] for role in roles & GRANTS[action].keys()}
    assert (found is None) == (not reaches)
    if found is not None:
        assert found.role in roles
        assert found.reach is Reach.SCHOOL or Reach.SCHOOL not in reaches


@pytest.mark.requirement("R-8.2", "R-003-5.1-1")
def test_every_role_that_gets_cases_may_work_on_them() -> None:
    """Also the roles around the subject of a complaint: no case waits where nobody may open it."""
    getting = {Role(body) for body in get_args(Body)} | set(HANDED_TO) | {Role.PSYCHOLOGIST}
    assert getting <= GRANTS[Action.CASE].keys()
    assert all(getting - barred(subject) for subject in Subject)
    assert GRANTS[Action.QUEUE] == GRANTS[Action.CASE]
