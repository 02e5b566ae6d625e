"""Consents of parents: agreeing, refusing, putting off and asking are equal buttons in one order.

Nothing is chosen beforehand, a refusal costs nothing and is not asked about again, and taking
back takes as many presses as giving. Source: 002:3.5b, 5.3a, 6.13a, B.1.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery

from bot.consent_words import form_text, stand_text
from bot.domain.consents import Consent, Stand, last_day, may_consent
from bot.domain.editions import NoticeLog
from bot.domain.ledger import Mark
from bot.domain.people import Profile
from bot.notice_words import title
from bot.services import Services
from bot.telegram.reply import Reply
from bot.telegram.screen import Button, Rows, Screen
from bot.texts import Html, Words
from bot.usecases.acknowledge_notice import Shown
from bot.usecases.answer_consent import NotAskedError, answer_consent, consents_of
from bot.wording import contact_args, day_words, full_day
from handlers import commands
from handlers.buttons import ConsentButton, Go, NoticeButton, Receipt, button, menu_row
from storage.people import Visitor
from storage.records import Entry
from storage.store import Repositories

ANSWERS: Final = {"agree": Mark.CONSENTED, "refuse": Mark.REFUSED, "withdraw": Mark.WITHDRAWN}
CHOICES: Final = ("agree", "refuse", "later", "ask")
"""Equal buttons in a fixed order."""


def consent_rows(words: Words, log: NoticeLog, profile: Profile | None) -> Rows:
    """The row that leads from a notice to its consent; none where none is asked."""
    if not may_consent(profile) or not log.newest.content.asks_consent:
        return ()
    return ((button(words, "consent-open-button", _to(log, "show")),),)


def consent_screen(words: Words, services: Services, log: NoticeLog, found: Consent) -> Screen:
    """The form, where the parent stands, and what can be done."""
    part = log.newest.content.consent
    if part is None:
        return Screen(words("consent-none"), (_back(words),))
    parts = [form_text(words, log.newest, part), stand_text(words, found)]
    steps: list[str] = []
    if found.withdrawable:
        steps.append("withdraw")
    if found.stand is Stand.GIVEN:
        steps.append("ask")
    elif not services.settings.records.consents_in_bot:
        parts.append(words("consent-on-paper", **contact_args(words, services.settings)))
        steps.append("ask")
    elif log.newest.content.asks_consent and not log.newest.ended(services.today()):
        steps += CHOICES
    rows: list[tuple[Button, ...]] = [
        (button(words, f"consent-{do}-button", _to(log, do)),) for do in steps
    ]
    return Screen(Html("\n\n").join(parts), (*rows, _back(words)))


def consent_letter(words: Words, log: NoticeLog | None, args: dict[str, Any]) -> Screen | None:
    """A consent has ended by itself; nothing needs to be done."""
    edition = log.find(args["version"]) if log else None
    if log is None or edition is None:
        return None
    text = words("letter-consent-ended", title=title(words, edition.content))
    again = button(words, "consent-open-button", _to(log, "show"))
    return Screen(text, ((again,), menu_row(words)))


def _to(log: NoticeLog, do: str) -> ConsentButton | NoticeButton:
    if do == "ask":
        return NoticeButton(do="ask", notice=log.notice, version=log.newest.version)
    return ConsentButton(do=do, notice=log.notice, version=log.newest.version)


def _back(words: Words) -> tuple[Button, ...]:
    return (button(words, "consent-all-button", Go(to="consents")), *menu_row(words))


def _receipt(
    words: Words, log: NoticeLog, entry: Entry, fresh: bool, until: date | None, today: date
) -> Screen:
    said = entry.statement
    text = words(
        "consent-receipt",
        title=title(words, log.newest.content),
        mark=said.mark.value,
        fresh="yes" if fresh else "no",
        number=said.number,
        day=day_words(words, said.day, today),
        version=said.version,
        until=full_day(words, until) if until else "—",
    )
    file = button(words, "notice-file", Receipt(number=said.number))
    return Screen(text, ((file,), _back(words)))


def list_screen(words: Words, mine: list[tuple[NoticeLog, Consent]]) -> Screen:
    """Every consent with where the parent stands."""
    rows = [
        (
            button(
                words,
                "consent-line",
                _to(log, "show"),
                title=log.newest.content.title[words.language],
                stand=found.stand.value,
            ),
        )
        for log, found in mine
    ]
    return Screen(words("consents" if mine else "consents-none"), (*rows, menu_row(words)))


async def _found(
    work: Repositories, services: Services, visitor: Visitor, code: str
) -> tuple[NoticeLog, Consent] | None:
    """A consent this person has to do with; for all others it does not exist."""
    mine = await consents_of(work, visitor.id, visitor.profile, services.today())
    return next((one for one in mine if one[0].notice == code), None)


def router() -> Router:
    """Consents, for parents."""
    consents = Router(name="consents")

    @consents.message(Command(commands.CONSENTS))
    @consents.callback_query(Go.filter(F.to == "consents"))
    async def show_all(
        _: object, reply: Reply, words: Words, visitor: Visitor, services: Services
    ) -> None:
        async with services.store.reading() as work:
            mine = await consents_of(work, visitor.id, visitor.profile, services.today())
        await reply.show(list_screen(words, mine))

    @consents.callback_query(ConsentButton.filter(F.do == "show"))
    async def show(
        _: CallbackQuery,
        callback_data: ConsentButton,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
    ) -> None:
        async with services.store.reading() as work:
            found = await _found(work, services, visitor, callback_data.notice)
        if found is None:
            reply.popup(words.plain("consent-for-parents"), alert=True)
            return
        await reply.show(consent_screen(words, services, *found))

    @consents.callback_query(ConsentButton.filter(F.do.in_(ANSWERS)))
    async def answer(
        _: CallbackQuery,
        callback_data: ConsentButton,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
    ) -> None:
        mark, now, today = ANSWERS[callback_data.do], services.clock(), services.today()
        async with services.store.writing(update_id=reply.update_id, today=today) as work:
            found = await _found(work, services, visitor, callback_data.notice)
            part = found[0].newest.content.consent if found else None
            if found is None or part is None:
                reply.popup(words.plain("consent-for-parents"), alert=True)
                return
            log, stand = found
            newest, takes_back = log.newest, mark is Mark.WITHDRAWN
            closed = not services.settings.records.consents_in_bot
            if not takes_back and (callback_data.version != newest.version or closed):
                reply.popup(words.plain("notice-changed"), alert=True)
                screen = consent_screen(words, services, log, stand)
                await reply.post_screen(work, screen, now)
                return
            text = form_text(words, newest, part)
            shown = Shown(log.notice, newest.version, words.language, text, log.alike)
            try:
                entry, fresh = await answer_consent(
                    work, visitor.id, visitor.profile, log, shown, mark, today
                )
            except NotAskedError:
                reply.popup(words.plain("consent-moved-on"), alert=True)
                screen = consent_screen(words, services, log, stand)
            else:
                until = last_day(log, entry.statement)
                screen = _receipt(words, log, entry, fresh, until, today)
            await reply.post_screen(work, screen, now)

    @consents.callback_query(ConsentButton.filter(F.do == "later"))
    async def later(_: CallbackQuery, reply: Reply, words: Words) -> None:
        await reply.show(Screen(words("consent-put-off"), (_back(words),)))

    return consents
