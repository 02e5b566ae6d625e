"""The menu, /help, /about and the introduction: who is talking, and where one can go."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.filters import Command

from bot.domain.permissions import Action, granted
from bot.services import Services
from bot.telegram.draft import ASIDE, Draft
from bot.telegram.reply import Reply
from bot.telegram.screen import Button, Screen
from bot.texts import Words
from bot.wording import contact_args
from handlers import commands
from handlers.buttons import Go, button, menu_row
from storage.people import Visitor

_PLACES = (
    ("rules", "attribution"), ("check", "glossary"), ("notice", "complaint"),
    ("mycases", "about"), ("profile", "help"), ("hide",),
)  # fmt: skip


def introduction(words: Words, services: Services) -> str:
    """Who is talking, what for, its limits, what is stored, who is responsible, the other way."""
    settings = services.settings
    return words(
        "intro",
        **contact_args(words, settings),
        days=settings.retention.profiles,
        casedays=settings.retention.cases,
    )


def apology_screen(words: Words, services: Services, incident: str) -> Screen:
    """Something failed: the number to quote, and the way that works without the bot.

    Source: 000B:VI.6 (a reserve plan without AI when a system fails).
    """
    text = words("sorry", incident=incident, **contact_args(words, services.settings))
    return Screen(text, (menu_row(words),))


def menu_screen(words: Words, visitor: Visitor) -> Screen:
    """Where one can go; staff have their queue on top."""
    rows: list[tuple[Button, ...]] = []
    if granted(visitor.roles, Action.QUEUE):
        rows.append((button(words, "button-queue", Go(to="queue")),))
    if granted(visitor.roles, Action.CLASSES):
        rows.append((button(words, "button-classes", Go(to="classes")),))
    if granted(visitor.roles, Action.PUBLISH):
        rows.append((button(words, "button-publish", Go(to="publish")),))
    if granted(visitor.roles, Action.CALENDAR):
        rows.append((button(words, "button-calendar", Go(to="calendar")),))
    if visitor.roles:
        rows.append((button(words, "button-factor", Go(to="factor")),))
    if granted(visitor.roles, Action.DUTY):
        rows.append((button(words, "button-staff", Go(to="staff")),))
    rows += [
        tuple(button(words, f"button-{place}", Go(to=place)) for place in row) for row in _PLACES
    ]
    return Screen(words("menu"), tuple(rows))


def about_screen(words: Words, services: Services) -> Screen:
    """The introduction with the helplines and what the bot is not (002:2.12ae, 6.5ae)."""
    contacts, roles = services.settings.contacts, services.settings.roles
    more = words(
        "about-more",
        psychologist=roles.psychologist.title[words.language],
        psychologistphone=contacts.psychologist_phone,
        helpline=contacts.helpline.name[words.language],
        helplinenumber=contacts.helpline.number,
        emergency=contacts.emergency,
        decision=services.settings.pilot.decision_number,
        version=services.catalogue.version,
    )
    versions = button(words, "button-versions", Go(to="versions"))
    card = button(words, "button-system-card", Go(to="card"))
    stats = button(words, "button-stats", Go(to="stats"))
    text = f"{introduction(words, services)}\n\n{more}"
    return Screen(text, ((card, versions), (stats,), menu_row(words)))


def help_screen(words: Words, services: Services) -> Screen:
    """Every command in a line, and the way without Telegram."""
    lines = [f"/{name} — {words(f'command-{name}')}" for name in commands.SHOWN]
    text = words("help", list="\n".join(lines), **contact_args(words, services.settings))
    return Screen(text, (menu_row(words),))


def router() -> Router:
    """The places that only show something."""
    menu = Router(name="menu")

    @menu.callback_query(Go.filter(F.to == "menu"))
    async def show_menu(
        _: object, reply: Reply, words: Words, visitor: Visitor, draft: Draft, services: Services
    ) -> None:
        await leave_form(services, draft)
        await reply.show(menu_screen(words, visitor))

    @menu.message(Command(commands.ABOUT))
    @menu.callback_query(Go.filter(F.to == "about"))
    async def show_about(_: object, reply: Reply, words: Words, services: Services) -> None:
        await reply.show(about_screen(words, services))

    @menu.message(Command(commands.HELP))
    @menu.callback_query(Go.filter(F.to == "help"))
    async def show_help(_: object, reply: Reply, words: Words, services: Services) -> None:
        await reply.show(help_screen(words, services))

    @menu.message(Command(commands.CANCEL))
    async def cancel(
        _: object, reply: Reply, words: Words, visitor: Visitor, draft: Draft, services: Services
    ) -> None:
        await leave_form(services, draft)
        screen = menu_screen(words, visitor)
        await reply.send(Screen(words("cancelled"), screen.rows))

    return menu


async def leave_form(services: Services, draft: Draft) -> None:
    """Forget a form that is being filled in, and that a code was asked for, if there is one."""
    forms = (draft, draft.aside(ASIDE))
    async with services.store.reading() as work:
        if not any([await form.is_open(work) for form in forms]):
            return
    async with services.store.writing() as work:
        for form in forms:
            await form.clear(work)
