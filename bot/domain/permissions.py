"""What staff may do: each action, the roles it is granted to, and the one function that decides.

Roles and their duties: 002:8.2; nobody gets more than their work needs: 002:5.3b. Whether
somebody may see one particular case also depends on the case (``usecases.handle_case``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.domain.people import Role


class Action(StrEnum):
    """Something that only staff can do."""

    QUEUE = "queue"
    CASE = "case"
    CLASSES = "classes"
    SLIPS = "slips"
    PAPER = "paper"
    COVERAGE = "coverage"
    PUBLISH = "publish"
    UNDELIVERED = "undelivered"
    CALENDAR = "calendar"
    DECREE = "decree"
    """Changing the school's overlay of the calendar."""
    GROUP = "group"
    """Binding the staff's group."""
    FACTOR = "factor"
    """One's own code: setting it up, giving it, locking the work."""
    DUTY = "duty"
    """One's own roles and when one is away."""
    ROLES = "roles"
    TELL = "tell"


class Reach(StrEnum):
    """How far a grant reaches."""

    SCHOOL = "school"
    IN_CHARGE = "in_charge"
    """Cases in the charge of one's role, none about it, none that one filed."""
    OWN = "own"
    """One's own, whatever the role."""
    OWN_CLASSES = "own_classes"
    """Classes that one keeps as their class teacher."""


@dataclass(frozen=True, slots=True)
class Grant:
    """The role in which somebody acts, and how far it lets them."""

    role: Role
    reach: Reach


class NotAllowedError(Exception):
    """This person may not do this, or not to this; what does not exist gives the same error."""


_CASES: Final = dict.fromkeys(
    (Role.RESPONSIBLE, Role.HEAD, Role.COUNCIL, Role.PSYCHOLOGIST, Role.IT), Reach.IN_CHARGE
)
_CLASSES: Final = {
    Role.RESPONSIBLE: Reach.SCHOOL,
    Role.HEAD: Reach.SCHOOL,
    Role.CLASS_TEACHER: Reach.OWN_CLASSES,
}
_SCHOOL: Final = dict.fromkeys((Role.RESPONSIBLE, Role.HEAD), Reach.SCHOOL)
GRANTS: Final[Mapping[Action, Mapping[Role, Reach]]] = {
    Action.QUEUE: _CASES,
    Action.CASE: _CASES,
    Action.CLASSES: _CLASSES,
    Action.SLIPS: _CLASSES,
    Action.PAPER: _CLASSES,
    Action.COVERAGE: _CLASSES,
    Action.PUBLISH: {Role.RESPONSIBLE: Reach.SCHOOL, Role.HEAD: Reach.SCHOOL},
    Action.UNDELIVERED: {Role.IT: Reach.SCHOOL, Role.HEAD: Reach.SCHOOL},
    Action.CALENDAR: dict.fromkeys(Role, Reach.SCHOOL),
    Action.DECREE: {Role.HEAD: Reach.SCHOOL},
    Action.GROUP: {Role.HEAD: Reach.SCHOOL},
    Action.FACTOR: dict.fromkeys(Role, Reach.OWN),
    Action.DUTY: dict.fromkeys(Role, Reach.OWN),
    Action.ROLES: {Role.HEAD: Reach.SCHOOL},
    Action.TELL: _SCHOOL,
}
"""Who holds several roles acts in the first that is named; wider reaches stand first."""


def granted(roles: Iterable[Role], action: Action) -> Grant | None:
    """What somebody with these roles may do of `action`; None for nothing."""
    held = frozenset(roles)
    return next(
        (Grant(role, reach) for role, reach in GRANTS[action].items() if role in held), None
    )


def permit(roles: Iterable[Role], action: Action) -> Grant:
    """The same, for where nothing is an error. Raises ``NotAllowedError``."""
    found = granted(roles, action)
    if found is None:
        raise NotAllowedError
    return found
