"""Every staff action, for every role and for those without one, by buttons made by hand."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final

import pytest
from aiogram import Router
from aiogram.dispatcher.event.handler import HandlerObject
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Chat, Message, TelegramObject, User

from bot.domain.cases import Kind, Routes, Subject
from bot.domain.people import Band, Language, Role
from bot.domain.permissions import GRANTS, Action, Reach
from bot.playground.person import Person
from bot.playground.world import Chat as PlayChat
from bot.usecases.file_case import Filing, file_case
from handlers import build_router
from handlers.permits import STRANGER
from handlers.staff.unlock import CodeAsked
from tests.journeys.database import Rows
from tests.school import School

NOBODYS: Final = "0" * 32
THING: Final = "{thing}"
TABLES: Final = ("case", "case_event", "case_message", "school_class", "slip", "staff")
DROP: Final = "ud:drop:case-alert"
DECREES: Final = ("cd:add:", "cd:back:2026-12-01", "cd:save:")
DOORS: Final[Mapping[Action, tuple[str, ...]]] = {
    Action.QUEUE: ("/queue", "go:queue", "qu:all:0:", "go:kinds", "qu:late:99:"),
    Action.CASE: (
        "/start q_{thing}", "ws:read:{thing}:", "ws:trail:{thing}:", "ws:steps:{thing}:",
        "w:open:{thing}", "w:take:{thing}", "w:answer:{thing}", "ws:note:{thing}:",
        "ws:hand:{thing}:", "ws:ask:{thing}:", "ws:extend:{thing}:", "ws:conflict:{thing}:",
    ),
    Action.CLASSES: (
        "/classes", "go:classes", "kp:classes:0", "kl:show:{thing}:0", "kl:new::0",
        "kl:remove:{thing}:0",
    ),
    Action.SLIPS: (
        "kl:print:{thing}:0", "kl:again:{thing}:6", "kl:lost:{thing}:0", "kl:revoke:{thing}:0",
        "kl:revoked:{thing}:0",
    ),
    Action.PAPER: ("kl:paper::0", "kl:paper-in:ru:0"),
    Action.TELL: ("/delivery", "dl:list::", "dl:show:bot:1.0", "dl:begin:bot:1.0"),
    Action.PUBLISH: (
        "/publish", "go:publish", "pb:menu::0", "pb:new:exam:0", "pb:again:exam:0",
        "pb:overview::0", "pb:as:s14-kk:0", "pb:diff::0", "pb:full::0", "pb:publish::0",
    ),
    Action.COVERAGE: (
        "/coverage", "kp:coverage:0", "cv:read:bot:0", "cv:consents:bot:0", "cf:book:bot",
        "cf:picture:bot",
    ),
    Action.UNDELIVERED: ("/undelivered", "go:undelivered", "ud:show:case-alert", DROP),
    Action.CALENDAR: ("/calendar", "go:calendar", "cd:year:2026"),
    Action.DECREE: DECREES,
    Action.GROUP: ("/group",),
    Action.FACTOR: (
        "go:factor", "go:factor-codes", "go:factor-setup", "go:factor-noted", "/lock", "go:lock",
    ),
    Action.DUTY: (
        "/staff", "go:staff", "st:leave:{thing}:", "st:left:{thing}:", "st:away::", "st:back::",
    ),
    Action.ROLES: (
        "sf:0", "st:one:it:{thing}", "st:take:it:{thing}", "st:taken:it:{thing}", "st:invite::",
        "st:link:it:", "st:unlink::", "st:reset::{thing}", "st:reset-yes::{thing}",
    ),
}  # fmt: skip
"""For each action what can be typed or sent as callback data to begin it."""
IN_GROUP: Final = frozenset(DOORS[Action.GROUP])
"""Typed in the staff's group and nowhere else."""
UNSEEN: Final = frozenset(
    {
        "kl:print:{thing}:0", "kl:again:{thing}:6", "cf:book:bot", "cf:picture:bot",
        "st:left:{thing}:", "st:taken:it:{thing}", "st:reset-yes::{thing}", DROP, *DECREES,
        "pb:publish::0", "dl:begin:bot:1.0", "ws:steps:{thing}:",
    }
)  # fmt: skip
"""Not pressed by those who may: what they lead to has journeys of its own."""
LAST: Final = ("ws:conflict:{thing}:", "kl:remove:{thing}:0", "/lock", "go:lock")
"""These take the thing away or close the work, so whoever may press them does so at the end."""
LATER: Final = (StateFilter, CodeAsked)
"""Filters of handlers that go on with something begun before."""
CASES: Final = (
    (Kind.QUESTION, None, Role.RESPONSIBLE),
    (Kind.COMPLAINT, Subject.RESPONSIBLE_PERSON, Role.HEAD),
    (Kind.APPEAL, None, Role.COUNCIL),
    (Kind.QUESTION, Subject.DISTRESS, Role.PSYCHOLOGIST),
    (Kind.DATA_REQUEST, Subject.LOG, Role.IT),
)
"""A case in the charge of each role that gets any."""


def _event(door: str) -> TelegramObject:
    user = User(id=1, is_bot=False, first_name="A")
    if door.startswith("/"):
        now = datetime(2026, 11, 23, tzinfo=UTC)
        chat = Chat(id=-1, type="supergroup") if door in IN_GROUP else Chat(id=1, type="private")
        return Message(message_id=1, date=now, chat=chat, from_user=user, text=door)
    return CallbackQuery(id="1", from_user=user, chat_instance="1", data=door)


def _openers(router: Router) -> list[tuple[str, HandlerObject]]:
    """Every handler for staff for which no form has to be open and no code asked; its updates'
    kind with it."""
    own = [
        (observer.event_name, handler)
        for observer in (router.message, router.callback_query)
        for handler in observer.handlers
        if "permit" in handler.flags
        and not any(
            isinstance(one.callback, StateFilter | CodeAsked) for one in handler.filters or ()
        )
    ]
    return own + [one for below in router.sub_routers for one in _openers(below)]


@pytest.mark.requirement("R-5.3b")
async def test_no_door_is_forgotten(school: School) -> None:
    """Every conversation with staff that a command or button begins is tried below."""
    forgotten = []
    for kind, handler in _openers(build_router()):
        events = map(_event, DOORS[handler.flags["permit"]])
        tried = [
            (await handler.check(event, bot=school.app.bot))[0]
            for event in events
            if isinstance(event, Message) == (kind == "message")
        ]
        forgotten += [] if any(tried) else [handler.callback]
    assert not forgotten


@dataclass
class Somebody:
    """Who tries doors: the role, the thing that is theirs, and the name in the audit."""

    school: School
    person: Person
    name: str
    role: Role | None = None
    group: PlayChat | None = None
    case: str = NOBODYS
    school_class: str = NOBODYS[:8]
    colleague: str = NOBODYS

    def thing(self, action: Action) -> str:
        """What the action is about, of one's own."""
        match action:
            case Action.CASE:
                return self.case
            case Action.DUTY:
                return self.role.value if self.role else NOBODYS
            case Action.ROLES:
                return self.colleague
            case _:
                return self.school_class

    async def tries(self, door: str, thing: str) -> list[tuple[str, str | None]]:
        """Go through a door; the audit's lines of it, as action and what was refused."""
        rows = Rows(self.school.settings.storage.database)
        ((last,),) = rows.of("SELECT coalesce(max(id), 0) FROM audit")
        person = self.person
        if door in IN_GROUP and self.group:
            person = person.at(self.group)
        if door.startswith("/"):
            await person.send(door.replace(THING, thing))
        else:
            await person.press(data=door.replace(THING, thing))
        await person.settled()
        query = "SELECT action, new FROM audit WHERE id > ? AND person_id = ? ORDER BY id"
        return [(action, new) for action, new in rows.of(query, last, self.name)]


async def _everybody(school: School) -> list[Somebody]:
    """A stranger, a parent and a holder of each role, with a case and a class of their own."""
    services = school.app.services
    parent, stranger = await school.person("parent"), await school.stranger("stranger")
    await stranger.start()
    writer = services.store.pseudonyms.person(parent.id)
    found = [
        Somebody(school, stranger, STRANGER),
        Somebody(school, parent, writer),
    ]
    for role in Role:
        person = await school.staff(role.value, role)
        found.append(Somebody(school, person, services.store.pseudonyms.person(person.id), role))
    group = school.play.group("G", members=tuple(one.person for one in found))
    for one in found:
        one.group = group
    mine = {one.role: one for one in found if one.role}
    mine[Role.HEAD].colleague = mine[Role.IT].name
    routes = {**services.promises.routes.by_kind, Kind.DATA_REQUEST: Role.IT}
    promises = replace(services.promises, routes=Routes(routes))
    async with services.store.writing() as work:
        for kind, subject, role in CASES:
            filing = Filing(writer, Language.KK, kind, subject, "QWERTY")
            case = await file_case(work, promises, filing, school.clock())
            assert case.role is role
            mine[role].case = case.id
        for number, role in enumerate(GRANTS[Action.CLASSES], start=1):
            keeper = mine[role].name if role is Role.CLASS_TEACHER else None
            made = await work.classes.add(f"{number} C", Band.PRIMARY, 6, keeper, services.today())
            mine[role].school_class = made.id
    services.store.mail.set()
    return found


def _theirs(one: Somebody, action: Action, door: str) -> bool:
    """Whether the person may go through a door to a thing that is somebody else's."""
    reach = GRANTS[action].get(one.role) if one.role else None
    return reach is Reach.SCHOOL or (reach is not None and THING not in door)


@pytest.mark.long
@pytest.mark.requirement("R-5.3b", "R-8.2", "R-2.5ae", "R-4.4v")
async def test_every_action_is_denied_unless_granted_and_written_down(school: School) -> None:
    """Who may not: one line that says what was refused, nothing shown, nothing changed. Who may:
    at least one line, none of them a refusal."""
    everybody = await _everybody(school)
    rows = Rows(school.settings.storage.database)
    things = [rows.of(f'SELECT * FROM "{table}"') for table in TABLES]  # noqa: S608  # own names
    foreign: dict[Action, list[str]] = {
        Action.CASE: [one.case for one in everybody if one.case != NOBODYS],
        Action.DUTY: [role.value for role in Role],
        Action.ROLES: [one.name for one in everybody if one.role],
    }
    classes = [one.school_class for one in everybody if one.role in GRANTS[Action.CLASSES]]

    async def is_denied(one: Somebody) -> int:
        tried = 0
        for action, doors in DOORS.items():
            others = [thing for thing in foreign.get(action, classes) if thing != one.thing(action)]
            for door in doors:
                if _theirs(one, action, door):
                    continue
                lines = await one.tries(door, others[tried % len(others)])
                assert lines[-1:] == [("refused", action.value)], f"{one.role}: {door}"
                tried += 1
        told = [message.text for message in one.person.messages if message.from_bot]
        assert not any("QWERTY" in text for text in told)
        return tried

    tried = await asyncio.gather(*map(is_denied, everybody))
    assert sum(tried) > 100
    assert things == [rows.of(f'SELECT * FROM "{table}"') for table in TABLES]  # noqa: S608  # own names

    async def is_granted(one: Somebody) -> int:
        doors = [
            (action, door)
            for action, tries in DOORS.items()
            if one.role in GRANTS[action]
            for door in tries
            if door not in UNSEEN
        ]
        for action, door in sorted(doors, key=lambda way: way[1] in LAST):
            lines = await one.tries(door, one.thing(action))
            assert lines, f"{one.role}: {door} left no line"
            assert not [line for line in lines if line[0] == "refused"], f"{one.role}: {door}"
        return len(doors)

    granted = await asyncio.gather(*map(is_granted, everybody))
    assert sum(granted) > 40
    assert rows.count("school_class") == 0
