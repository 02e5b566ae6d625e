"""The bot's own notice: a plain version for the reader, the full thirteen fields on a button.

Acknowledging, putting off and asking are equal buttons in a fixed order; nothing is chosen
beforehand. Source: 002:6.1a, 6.9ae, 6.13a, B.1.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Final

from aiogram import Bot, F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery

from bot.domain.notices import OWN
from bot.domain.people import Audience, Band, Profile
from bot.domain.receipts import receipt
from bot.services import Services
from bot.telegram.documents import send_file
from bot.telegram.reply import Reply
from bot.telegram.screen import Button, Screen
from bot.texts import Words
from bot.usecases.acknowledge_notice import (
    Shown,
    acknowledge_notice,
    acknowledged,
    serve_notice,
)
from bot.wording import contact_args, day_words, full_day
from handlers import commands
from handlers.buttons import FileButton, Go, NoticeButton, Receipt, button, menu_row
from storage.people import Visitor
from storage.records import Entry
from storage.store import UnitOfWork

NOTICE: Final = OWN

FIELDS: Final = (
    "subject", "purpose", "legal_basis", "system", "data", "storage", "recipients", "transfer",
    "people", "risks", "rights", "contact", "record",
)  # fmt: skip
"""The thirteen fields of 002:B.1 in their order; ``people`` is fixed by the standard."""


def variant(profile: Profile) -> str:
    """Which plain version a person reads (002:6.9ae)."""
    match profile.audience:
        case Audience.PARENT:
            return "parent"
        case Audience.STUDENT:
            return {Band.PRIMARY: "s14", Band.MIDDLE: "s59", Band.SENIOR: "s1011"}[profile.band]
        case _:
            return "staff"


def short_text(words: Words, services: Services, profile: Profile) -> str:
    """The plain version, with number and date."""
    settings = services.settings
    body = words(
        f"notice-short-{variant(profile)}",
        **contact_args(words, settings),
        days=settings.retention.profiles,
        casedays=settings.retention.cases,
        complaintdays=settings.terms.complaint,
    )
    dated = words(
        "notice-version",
        version=settings.notice.version,
        day=full_day(words, settings.notice.effective),
    )
    return f"<b>{words('notice-title')}</b>\n\n{body}\n\n<i>{dated}</i>"


def full_text(words: Words, services: Services) -> str:
    """All thirteen fields."""
    notice = services.settings.notice
    parts = [f"<b>{words('notice-title-full')}</b>"]
    for field in FIELDS:
        name = words(f"notice-field-{field.replace('_', '-')}")
        if field == "people":
            value = words("notice-people")
        else:
            value = words("as-is", text=getattr(notice, field)[words.language])
        parts.append(f"<b>{name}</b>\n{value}")
    return "\n\n".join(parts)


def _choices(words: Words, services: Services, here: str) -> tuple[tuple[Button, ...], ...]:
    version = services.settings.notice.version
    other = "full" if here == "short" else "short"

    def to(do: str) -> Button:
        return button(words, f"notice-{do}", NoticeButton(do=do, version=version))

    return ((to("ack"),), (to("later"),), (to("ask"),), (to(other),))


def _shown(words: Words, services: Services, profile: Profile) -> Shown:
    return Shown(
        NOTICE,
        services.settings.notice.version,
        words.language,
        short_text(words, services, profile),
    )


async def post_notice(
    work: UnitOfWork,
    reply: Reply,
    services: Services,
    words: Words,
    profile: Profile,
    now: datetime,
    class_id: str | None = None,
) -> None:
    """Show the notice and record that it was served, in the same transaction.

    `class_id` is the class whose slip brought the person just now.
    """
    shown = _shown(words, services, profile)
    await serve_notice(work, reply.person, shown, services.today(), class_id)
    screen = Screen(shown.text, _choices(words, services, "short"))
    await reply.post_screen(work, screen, now)


def _receipt(words: Words, services: Services, entry: Entry, fresh: bool) -> Screen:
    text = words(
        "notice-receipt" if fresh else "notice-again",
        number=entry.statement.number,
        day=day_words(words, entry.statement.day, services.today()),
        version=entry.statement.version,
    )
    rules = button(words, "button-rules", Go(to="rules"))
    file = button(words, "notice-file", Receipt(number=entry.statement.number))
    return Screen(text, ((rules,), (file,), menu_row(words)))


def receipt_file(words: Words, entry: Entry, before: str) -> bytes:
    """The receipt as JSON with its label, for ``python -m bot verify``."""
    fields = receipt(entry.statement, entry.salt, before)
    label = {"AI-Generated": "Yes", "CreatorTool": "Adal", "label": words.plain("file-label")}
    return json.dumps({**label, **fields}, ensure_ascii=False, indent=2).encode()


def router() -> Router:
    """Reading and acknowledging the notice."""
    notice = Router(name="notice")

    @notice.message(Command(commands.NOTICE))
    @notice.callback_query(Go.filter(F.to == "notice"))
    @notice.callback_query(NoticeButton.filter(F.do == "short"))
    async def show_short(
        _: object, reply: Reply, words: Words, visitor: Visitor, services: Services
    ) -> None:
        if visitor.profile is None:
            return
        version = services.settings.notice.version
        async with services.store.reading() as work:
            entry = await acknowledged(work, visitor.id, NOTICE, (version,))
        text = short_text(words, services, visitor.profile)
        if entry is not None:
            done = entry.statement
            said = words(
                "notice-already",
                number=done.number,
                day=day_words(words, done.day, services.today()),
            )
            full = button(words, "notice-full", NoticeButton(do="full", version=version))
            await reply.show(Screen(f"{text}\n\n{said}", ((full,), menu_row(words))))
            return
        await reply.show(Screen(text, _choices(words, services, "short")))

    @notice.callback_query(NoticeButton.filter(F.do == "full"))
    async def show_full(_: CallbackQuery, reply: Reply, words: Words, services: Services) -> None:
        await reply.show(Screen(full_text(words, services), _choices(words, services, "full")))

    @notice.callback_query(NoticeButton.filter(F.do == "ack"))
    async def acknowledge(
        _: CallbackQuery,
        callback_data: NoticeButton,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
    ) -> None:
        if visitor.profile is None:
            return
        now, today = services.clock(), services.today()
        async with services.store.writing(update_id=reply.update_id, today=today) as work:
            if callback_data.version != services.settings.notice.version:
                reply.popup(words.plain("notice-changed"), alert=True)
                await post_notice(work, reply, services, words, visitor.profile, now)
                return
            shown = _shown(words, services, visitor.profile)
            entry, fresh = await acknowledge_notice(work, visitor.id, shown, today)
            await reply.post_screen(work, _receipt(words, services, entry, fresh), now)

    @notice.callback_query(Receipt.filter())
    async def send_receipt(
        _: CallbackQuery,
        callback_data: Receipt,
        bot: Bot,
        reply: Reply,
        words: Words,
        services: Services,
    ) -> None:
        async with services.store.reading() as work:
            found = await work.records.place_of(reply.person, callback_data.number)
        if found is None:
            reply.popup(words.plain("button-unknown"))
            return
        name = f"adal-{callback_data.number}.json"
        content = receipt_file(words, *found)
        if not await send_file(bot, reply.chat, name, content, words("notice-file-caption")):
            reply.popup(words.plain("file-not-sent"), alert=True)

    @notice.callback_query(NoticeButton.filter(F.do == "later"))
    async def later(_: CallbackQuery, reply: Reply, words: Words) -> None:
        rules = button(words, "button-rules", Go(to="rules"))
        await reply.show(Screen(words("notice-put-off"), ((rules,), menu_row(words))))

    @notice.callback_query(NoticeButton.filter(F.do == "ask"))
    async def ask(_: CallbackQuery, reply: Reply, words: Words, services: Services) -> None:
        text = words("notice-question", **contact_args(words, services.settings))
        write = button(words, "button-question", FileButton(do="kind", what="question"))
        back = button(words, "button-notice", Go(to="notice"))
        await reply.show(Screen(text, ((write,), (back,), menu_row(words))))

    return notice
