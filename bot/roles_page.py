"""``docs/roles.md``, from the table that decides. ``python -m bot.roles_page`` writes it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from bot.domain.people import Role
from bot.domain.permissions import GRANTS, Action, Reach

PAGE: Final = Path(__file__).resolve().parents[1] / "docs" / "roles.md"

_ROLES: Final[Mapping[Role, str]] = {
    Role.HEAD: "head",
    Role.RESPONSIBLE: "responsible person",
    Role.COUNCIL: "ethics council",
    Role.PSYCHOLOGIST: "psychologist",
    Role.CLASS_TEACHER: "class teacher",
    Role.IT: "IT specialist",
}
_ACTIONS: Final[Mapping[Action, str]] = {
    Action.QUEUE: "see the queue of open cases",
    Action.CASE: "open a case, take it, ask, answer, extend, note, pass it on",
    Action.CLASSES: "see, make, change and remove classes",
    Action.SLIPS: "print, replace and revoke the slips of a class",
    Action.PAPER: "enter slips that came back on paper",
    Action.UNDELIVERED: "see how many letters Telegram refused, send them again or drop them",
    Action.CALENDAR: "see the year's working days and the days decreed for the school",
    Action.GROUP: "let a group show the cases' numbers and states, a topic each, or end that",
    Action.DECREE: "add or take back a decreed day",
    Action.COVERAGE: "see how many families a notice has reached and how many consented",
    Action.FACTOR: "set up and renew one's own code, lock the work",
    Action.PUBLISH: "publish notices and new versions of them",
    Action.DUTY: "see and lay down one's own roles, say when one is away",
    Action.ROLES: "see who holds which role, invite to a role, take a role away",
    Action.TELL: "tell people of a notice and see how many letters went",
}
_REACHES: Final[Mapping[Reach, str]] = {
    Reach.SCHOOL: "whole school",
    Reach.IN_CHARGE: "cases in the role's charge",
    Reach.OWN: "own",
    Reach.OWN_CLASSES: "own classes",
}
_HEAD: Final = """# Roles: who may do what
This page is written from `bot/domain/permissions.py`, the table that decides, by `python -m
bot.roles_page`; a test holds the two equal.

Staff get a role by a one-time link (002:8.2, 5.3b). Every conversation with staff passes one
door, `handlers/permits.py`, before anything happens, also with buttons made by hand or kept from
before; use cases ask the same table again. Who is refused gets the same answer as for something
that does not exist. Behind the door everything but one's own code is open only to those who have
given that code and not been locked since. What staff do, and what was refused, stands in the
audit log without content.

"""
_FOOT: Final = """
"Cases in the role's charge" leaves out cases about that role and cases the person filed;
`open_case` in `bot/usecases/handle_case.py` decides that for each case. An incident of level 3
is open to the head and the responsible person too, whoever is in charge. Nobody is told who filed
a case unless that person said so. Who holds several roles may do what any of them may, and acts
in the one with the widest reach. Families, pupils and strangers may do none of this.
"""


def roles_page() -> str:
    """The page as Markdown."""
    lines = [
        "| action | " + " | ".join(_ROLES.values()) + " |",
        "| --- |" + " --- |" * len(_ROLES),
    ]
    for action, grants in GRANTS.items():
        cells = (_REACHES[grants[role]] if role in grants else "no" for role in _ROLES)
        lines.append(f"| {_ACTIONS[action]} | " + " | ".join(cells) + " |")
    return _HEAD + "\n".join(lines) + "\n" + _FOOT


if __name__ == "__main__":
    PAGE.write_text(roles_page(), encoding="utf-8")
