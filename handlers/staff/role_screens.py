"""The screens on roles: one's own, the list, one colleague, the last question."""

from __future__ import annotations

from bot.domain.duty import Absence, Holder, label
from bot.domain.permissions import Action, granted, permit
from bot.services import Services
from bot.telegram.screen import Button, Screen
from bot.texts import Html, Words
from bot.usecases.handle_case import Member
from bot.wording import full_day
from handlers.buttons import Go, StaffButton, StaffPage, button, menu_row
from handlers.pages import page
from handlers.staff.desk import role_name
from storage.store import Repositories

ON_A_PAGE = 10


async def own_screen(
    work: Repositories, words: Words, services: Services, member: Member
) -> Screen:
    """One's own roles and label, and what can be done with them."""
    mine = [one for one in await work.staff.holders() if one.person == member.person]
    lines = Html("\n").join(
        words("staff-own-line", role=role_name(words, one.role), day=full_day(words, one.since))
        for one in mine
    )
    rows = [
        (
            button(
                words,
                "staff-leave",
                StaffButton(do="leave", role=one.role),
                role=role_name(words, one.role),
            ),
        )
        for one in mine
    ]
    away = await work.staff.absences(services.clock())
    turn = "back" if member.person in away else "away"
    rows.insert(0, (button(words, f"staff-{turn}", StaffButton(do=turn)),))
    if granted(member.roles, Action.ROLES):
        rows.insert(0, (button(words, "staff-all", StaffPage(page=0)),))
    text: str = words("staff-own", roles=lines, label=label(member.person))
    if mine and turn == "back":
        text = f"{text}\n\n{away_text(words, services, away[member.person])}"
    return Screen(text, (*rows, menu_row(words)))


def away_text(words: Words, services: Services, away: Absence) -> str:
    """From when to when somebody is away, and who is told instead."""
    first, last = away.days(services.promises.zone)
    return words(
        "staff-away-days",
        first=full_day(words, first),
        last=full_day(words, last),
        deputy=label(away.deputy) if away.deputy else "none",
    )


async def list_screen(
    work: Repositories, words: Words, services: Services, member: Member, at: int
) -> Screen:
    """A page of who holds which role. Raises ``NotAllowedError``."""
    permit(member.roles, Action.ROLES)
    holders = await work.staff.holders()
    links = await work.staff.open_links(services.today())
    shown = page(holders, at, ON_A_PAGE)
    rows: list[tuple[Button, ...]] = [
        (
            button(
                words,
                "staff-line",
                StaffButton(do="one", role=one.role, who=one.person),
                role=role_name(words, one.role),
                label=label(one.person),
            ),
        )
        for one in shown.items
    ]
    rows += shown.row(words, lambda to: StaffPage(page=to))
    rows.append((button(words, "staff-invite", StaffButton(do="invite")),))
    if links:
        rows.append((button(words, "staff-unlink", StaffButton(do="unlink")),))
    text = words("staff-list", count=len(holders), links=links)
    return Screen(text, (*rows, (button(words, "button-back", Go(to="staff")), *menu_row(words))))


async def one_screen(work: Repositories, words: Words, services: Services, one: Holder) -> Screen:
    """One colleague in one role, and whether they are away."""
    text: str = words(
        "staff-one",
        role=role_name(words, one.role),
        label=label(one.person),
        day=full_day(words, one.since),
    )
    if away := (await work.staff.absences(services.clock())).get(one.person):
        text = f"{text}\n\n{away_text(words, services, away)}"
    take = button(words, "staff-take", StaffButton(do="take", role=one.role, who=one.person))
    reset = button(words, "factor-reset", StaffButton(do="reset", who=one.person))
    back = button(words, "button-back", StaffPage(page=0))
    return Screen(text, ((reset,), (take,), (back, *menu_row(words))))


def sure_screen(words: Words, one: Holder, do: str) -> Screen:
    """The last question before a role ends; `do` is ``take`` or ``leave``."""
    role = role_name(words, one.role)
    if do == "leave":
        sure = button(words, "staff-leave-yes", StaffButton(do="left", role=one.role))
        text, to = words("staff-leave-sure", role=role), Go(to="staff").pack()
    else:
        done = StaffButton(do="taken", role=one.role, who=one.person)
        sure = button(words, "staff-take-yes", done)
        text, to = words("staff-take-sure", role=role, label=label(one.person)), ""
    back = Button(words.plain("button-back"), to or StaffPage(page=0).pack())
    return Screen(text, ((sure,), (back, *menu_row(words))))
