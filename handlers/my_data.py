"""/mydata: everything held about the person, in plain words; as a file; and its deletion.

Source: 002:5.3g (access, correction, deletion), 6.1a (purpose, basis, term, who sees it).
"""

from __future__ import annotations

import json
from typing import Any, Final

from aiogram import Bot, F, Router
from aiogram.filters import Command
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery

from bot.services import Services
from bot.telegram.documents import send_file
from bot.telegram.reply import Reply
from bot.telegram.screen import Screen
from bot.texts import Html, Words
from bot.usecases.my_data import (
    FiledCase,
    HoldsRoleError,
    MyData,
    OpenCasesError,
    collect_my_data,
    erase_me,
)
from bot.wording import day_words
from handlers import commands
from handlers.buttons import FileButton, Go, button, menu_row
from storage.people import Visitor

SHOWN: Final = 10
"""How many records and cases are named on the screen; the file has them all."""


class Mine(CallbackData, prefix="md"):
    """A step with one's data: ``file``, ``delete``, ``yes``, ``withdraw``."""

    do: str


def data_screen(words: Words, services: Services, data: MyData) -> Screen:
    """What is held, what for, on what basis, where, how long and who can see it."""
    settings, today = services.settings, services.today()
    visitor = data.visitor
    profile = (
        words(
            "profile-line",
            who=words(f"who-{visitor.profile.audience}"),
            band=words(f"band-{visitor.profile.band}"),
        )
        if visitor.profile
        else "—"
    )
    records = Html("\n").join(
        words(
            "mydata-record",
            mark=words(f"mark-{entry.statement.mark}"),
            number=entry.statement.number,
            day=day_words(words, entry.statement.day, today),
        )
        for entry in data.records[-SHOWN:]
    )
    cases = Html("\n").join(
        words(
            "mydata-case",
            number=filed.case.number,
            kind=words(f"kind-{filed.case.kind}"),
            state=words(f"state-{filed.case.state}"),
        )
        for filed in data.cases[:SHOWN]
    )
    text = words(
        "mydata",
        profile=profile,
        language=words("language-name"),
        day=day_words(words, visitor.last_day, today) if visitor.last_day else "—",
        records=records or words("mydata-nothing"),
        cases=cases or words("mydata-nothing"),
        forms=data.forms,
        messages=data.messages,
        order=settings.order.number,
        profiledays=settings.retention.profiles,
        recorddays=settings.retention.acknowledgements,
        casedays=settings.retention.cases,
    )
    rows = (
        (button(words, "mydata-file", Mine(do="file")),),
        (button(words, "mydata-correct", Go(to="profile")),),
        (button(words, "mydata-consents", Go(to="consents")),),
        (button(words, "mydata-delete", Mine(do="delete")),),
        (button(words, "mydata-ask", FileButton(do="kind", what="data_request")),),
        menu_row(words),
    )
    return Screen(text, rows)


def data_file(words: Words, data: MyData) -> bytes:
    """Everything as JSON that a person and a program can read, with the label."""
    visitor = data.visitor
    fields: dict[str, Any] = {
        "AI-Generated": "Yes",
        "CreatorTool": "Adal",
        "label": words.plain("file-label"),
        "person": visitor.id,
        "language": visitor.language,
        "audience": visitor.profile.audience if visitor.profile else None,
        "band": visitor.profile.band if visitor.profile else None,
        "roles": sorted(visitor.roles),
        "code_since": data.code_since.isoformat() if data.code_since else None,
        "last_day": visitor.last_day.isoformat() if visitor.last_day else None,
        "away": (
            {"since": data.away.since.isoformat(), "until": data.away.until.isoformat()}
            if data.away
            else None
        ),
        "open_forms": data.forms,
        "remembered_messages": data.messages,
        "records": [
            {
                "number": entry.statement.number,
                "mark": entry.statement.mark,
                "notice": entry.statement.notice,
                "version": entry.statement.version,
                "language": entry.statement.language,
                "day": entry.statement.day.isoformat(),
                "class": entry.statement.class_id,
            }
            for entry in data.records
        ],
        "cases": [_case_fields(filed) for filed in data.cases],
    }
    return json.dumps(fields, ensure_ascii=False, indent=2).encode()


def _case_fields(filed: FiledCase) -> dict[str, Any]:
    case = filed.case
    return {
        "number": case.number,
        "kind": case.kind,
        "about": case.subject,
        "state": case.state,
        "registered_on": case.registered_on.isoformat(),
        "due_on": case.due_on.isoformat(),
        "first_due_on": case.first_due_on.isoformat(),
        "rating": case.rating,
        "for_child": case.for_child,
        "contact": filed.contact,
        "messages": [
            {"day": m.day.isoformat(), "from": m.role or "you", "text": m.text}
            for m in filed.messages
        ],
        "events": [
            {"day": e.day.isoformat(), "what": e.kind, "by": e.role, "old": e.old, "new": e.new}
            for e in filed.events
        ],
    }


def router() -> Router:
    """One's own data."""
    mine = Router(name="my_data")

    @mine.message(Command(commands.MY_DATA))
    @mine.callback_query(Go.filter(F.to == "mydata"))
    async def show(
        _: object, reply: Reply, words: Words, visitor: Visitor, services: Services
    ) -> None:
        async with services.store.reading() as work:
            data = await collect_my_data(work, visitor.id, services.clock())
        await reply.show(data_screen(words, services, data))

    @mine.callback_query(Mine.filter(F.do == "file"))
    async def send(
        _: CallbackQuery,
        bot: Bot,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
    ) -> None:
        async with services.store.reading() as work:
            data = await collect_my_data(work, visitor.id, services.clock())
        content = data_file(words, data)
        caption = words("mydata-caption")
        if not await send_file(bot, reply.chat, "adal-my-data.json", content, caption):
            reply.popup(words.plain("file-not-sent"), alert=True)

    @mine.callback_query(Mine.filter(F.do == "delete"))
    async def ask(
        _: CallbackQuery, reply: Reply, words: Words, visitor: Visitor, services: Services
    ) -> None:
        async with services.store.reading() as work:
            data = await collect_my_data(work, visitor.id, services.clock())
        back = button(words, "button-back", Go(to="mydata"))
        if visitor.roles:
            await reply.show(Screen(words("mydata-holds-role"), ((back,), menu_row(words))))
            return
        yes = button(words, "mydata-yes", Mine(do="yes"))
        text = words("mydata-sure")
        if data.open_cases:
            yes = button(words, "mydata-withdraw", Mine(do="withdraw"))
            text = words("mydata-open-cases", count=data.open_cases)
        await reply.show(Screen(text, ((yes,), (back,), menu_row(words))))

    @mine.callback_query(Mine.filter(F.do.in_({"yes", "withdraw"})))
    async def erase(
        _: CallbackQuery,
        callback_data: Mine,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
    ) -> None:
        now, today = services.clock(), services.today()
        try:
            async with services.store.writing(update_id=reply.update_id, today=today) as work:
                withdraw = callback_data.do == "withdraw"
                await erase_me(work, services.promises, visitor.id, now, withdraw=withdraw)
        except (HoldsRoleError, OpenCasesError):
            reply.popup(words.plain("case-moved-on"), alert=True)
            return
        await services.store.checkpoint()
        # Sent directly and never stored: there is no address to write to any more.
        reply.known = False
        await reply.show(Screen(words("mydata-erased")))

    return mine
