"""Filing a case: kind, subject, words, a look at exactly what staff will see, and send.

The draft lives in the form's state, sealed, so it survives a restart. Pressing "send" is one
transaction: case, alerts, receipt. Source: 002:6.12a, 5.3ae, 6.13ae.
"""

from __future__ import annotations

from typing import Any, Final

from aiogram import F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.domain.cases import Case, Kind, Subject
from bot.domain.personal_data import traces
from bot.services import Services
from bot.telegram.draft import Draft
from bot.telegram.reply import Reply
from bot.telegram.screen import Button, Screen
from bot.texts import Html, Words
from bot.usecases.file_case import Filing, file_case
from bot.usecases.follow_case import NotYoursError, own_case
from bot.wording import contact_args
from handlers import commands
from handlers.buttons import FileButton, Go, button, menu_row
from handlers.typed import typed
from storage.outbox import Letter
from storage.people import Visitor
from storage.store import Repositories

LONGEST: Final = 3000
"""Characters of one message in a case; with its frame it must fit Telegram's 4096."""


class Form(StatesGroup):
    """Where a person stands while filing."""

    text = State()
    preview = State()


def kinds_screen(words: Words, services: Services) -> Screen:
    """What one may send, each with its term, and the other ways (paper, the formal appeal)."""
    rows = [(button(words, f"kind-{kind}", FileButton(do="kind", what=kind)),) for kind in Kind]
    terms = services.settings.terms
    lines = Html("\n").join(
        words(
            "kind-line",
            kind=words(f"kind-{kind}"),
            days=terms.for_kind(kind),
            what=words(f"kind-{kind}.what"),
        )
        for kind in Kind
    )
    text = words("file-kinds", list=lines, **contact_args(words, services.settings))
    return Screen(text, (*rows, menu_row(words)))


def subjects_screen(words: Words) -> Screen:
    """What or whom a complaint is about."""
    rows = [
        (button(words, f"subject-{subject}", FileButton(do="subject", what=subject)),)
        for subject in Subject
        if subject is not Subject.DISTRESS
    ]
    back = button(words, "button-back", Go(to="complaint"))
    return Screen(words("file-subjects"), (*rows, (back,)))


def text_screen(
    words: Words,
    services: Services,
    kind: Kind,
    subject: Subject | None,
    appealed: Case | None = None,
) -> Screen:
    """The request for words, and what happens with them; an appeal names what it must say."""
    role = services.promises.routes.role_for(kind, subject)
    text: str = words(
        "file-text",
        kind=words(f"kind-{kind}"),
        role=words(f"role-{role.value.replace('_', '-')}"),
        days=services.settings.terms.for_kind(kind),
        longest=LONGEST,
    )
    if kind is Kind.APPEAL:
        text = f"{text}\n\n{words('file-appeal')}"
    if appealed is not None:
        text = f"{_appealed(words, services, appealed)}\n\n{text}"
    return Screen(text, ((button(words, "button-cancel", FileButton(do="cancel")),),))


def _appealed(words: Words, services: Services, appealed: Case) -> str:
    text: str = words("case-appeals", number=appealed.number)
    promises = services.promises
    if appealed.answered_on and promises.is_late_appeal(appealed.answered_on, services.today()):
        text = f"{text}\n{words('file-late', days=promises.appeal_filing_days)}"
    return text


def preview_screen(
    words: Words, services: Services, data: dict[str, Any], appealed: Case | None = None
) -> Screen:
    """Exactly what staff will see, and that they will not see who wrote it."""
    kind = Kind(data["kind"])
    subject = Subject(data["subject"]) if data.get("subject") else None
    role = services.promises.routes.role_for(kind, subject)
    text: str = words(
        "file-preview",
        kind=words(f"kind-{kind}"),
        subject=words(f"subject-{subject}") if subject else words("subject-none"),
        role=words(f"role-{role.value.replace('_', '-')}"),
        text=data["text"],
    )
    if appealed is not None:
        text = f"{text}\n\n{_appealed(words, services, appealed)}"
    text = f"{text}\n\n{words('file-more')}"
    found = traces(data["text"])
    if found:
        names = ", ".join(words(f"trace-{trace}") for trace in sorted(found))
        text = f"{text}\n\n{words('file-traces', list=names)}"
    rows: tuple[tuple[Button, ...], ...] = (
        (button(words, "button-send", FileButton(do="send")),),
        (button(words, "button-rewrite", FileButton(do="rewrite")),),
        (button(words, "button-cancel", FileButton(do="cancel")),),
    )
    return Screen(text, rows)


def router() -> Router:
    """Filing, from /complaint to the receipt."""
    filing = Router(name="filing")

    @filing.message(Command(commands.COMPLAINT))
    @filing.callback_query(Go.filter(F.to == "complaint"))
    async def kinds(_: object, reply: Reply, words: Words, services: Services) -> None:
        await reply.show(kinds_screen(words, services))

    @filing.callback_query(FileButton.filter(F.do == "kind"))
    async def choose_kind(
        _: CallbackQuery,
        callback_data: FileButton,
        reply: Reply,
        words: Words,
        services: Services,
        draft: Draft,
    ) -> None:
        if callback_data.what not in set(Kind):
            reply.popup(words.plain("button-unknown"))
            return
        kind = Kind(callback_data.what)
        if kind is Kind.COMPLAINT:
            await reply.show(subjects_screen(words))
            return
        await _ask_text(services, reply, words, draft, kind, None)

    @filing.callback_query(FileButton.filter(F.do == "subject"))
    async def choose_subject(
        _: CallbackQuery,
        callback_data: FileButton,
        reply: Reply,
        words: Words,
        services: Services,
        draft: Draft,
    ) -> None:
        if callback_data.what not in set(Subject):
            reply.popup(words.plain("button-unknown"))
            return
        subject = Subject(callback_data.what)
        kind = Kind.INCIDENT if subject is Subject.DISTRESS else Kind.COMPLAINT
        await _ask_text(services, reply, words, draft, kind, subject)

    @filing.callback_query(FileButton.filter(F.do == "appeal"))
    async def appeal(
        _: CallbackQuery,
        callback_data: FileButton,
        reply: Reply,
        words: Words,
        services: Services,
        draft: Draft,
        visitor: Visitor,
    ) -> None:
        try:
            async with services.store.reading() as work:
                appealed = await own_case(work, visitor.id, callback_data.what)
        except NotYoursError:
            reply.popup(words.plain("button-unknown"))
            return
        if appealed.answered_on is None or appealed.kind is Kind.APPEAL:
            reply.popup(words.plain("case-moved-on"), alert=True)
            return
        # Whom the case was about stays shut out; where it came from does not decide the route.
        subject = None if appealed.subject is Subject.DISTRESS else appealed.subject
        await _ask_text(services, reply, words, draft, Kind.APPEAL, subject, appealed)

    @filing.message(StateFilter(Form.text, Form.preview), F.text, ~F.text.startswith("/"))
    async def take_text(
        message: Message, reply: Reply, words: Words, services: Services, draft: Draft
    ) -> None:
        text = await typed(message, reply, words, LONGEST)
        if text is None:
            return
        now, today = services.clock(), services.today()
        async with services.store.writing(update_id=reply.update_id, today=today) as work:
            data = await draft.read(work)
            # People write as in a chat, one thought a message: nothing of it may be lost.
            text = "\n\n".join(part for part in (data.get("text"), text) if part)
            if len(text) > LONGEST:
                too_long = words("text-too-long", length=len(text), longest=LONGEST)
                screen = Screen(too_long, preview_screen(words, services, data).rows)
            else:
                data["text"] = text
                await draft.save(work, Form.preview, data, today)
                appealed = await _of(work, data)
                screen = preview_screen(words, services, data, appealed)
            await reply.post_screen(work, screen, now)

    @filing.callback_query(FileButton.filter(F.do == "rewrite"), StateFilter(Form.preview))
    async def rewrite(
        _: CallbackQuery, reply: Reply, words: Words, services: Services, draft: Draft
    ) -> None:
        async with services.store.reading() as work:
            data = await draft.read(work)
            appealed = await _of(work, data)
        subject = Subject(data["subject"]) if data.get("subject") else None
        await _ask_text(services, reply, words, draft, Kind(data["kind"]), subject, appealed)

    @filing.callback_query(FileButton.filter(F.do == "send"), StateFilter(Form.preview))
    async def send(
        _: CallbackQuery,
        reply: Reply,
        services: Services,
        draft: Draft,
        visitor: Visitor,
    ) -> None:
        if visitor.language is None:
            return
        now, today = services.clock(), services.today()
        async with services.store.writing(update_id=reply.update_id, today=today) as work:
            data = await draft.read(work)
            filing_ = Filing(
                person=visitor.id,
                language=visitor.language,
                kind=Kind(data["kind"]),
                subject=Subject(data["subject"]) if data.get("subject") else None,
                text=data["text"],
                appeals=await _of(work, data),
            )
            case = await file_case(work, services.promises, filing_, now)
            await draft.clear(work)
            await reply.post(work, Letter("case-receipt", {"case": case.id}), now)

    @filing.callback_query(FileButton.filter(F.do == "cancel"))
    async def cancel(
        _: CallbackQuery, reply: Reply, words: Words, services: Services, draft: Draft
    ) -> None:
        now, today = services.clock(), services.today()
        async with services.store.writing(update_id=reply.update_id, today=today) as work:
            await draft.clear(work)
            await reply.post_screen(work, Screen(words("cancelled"), (menu_row(words),)), now)

    @filing.callback_query(FileButton.filter(F.do.in_({"send", "rewrite"})))
    async def too_late(_: CallbackQuery, reply: Reply, words: Words) -> None:
        reply.popup(words.plain("form-over"), alert=True)

    return filing


async def _of(work: Repositories, data: dict[str, Any]) -> Case | None:
    """The case that an appeal is about, if it is about one."""
    return await work.cases.find(data["of"]) if data.get("of") else None


async def _ask_text(
    services: Services,
    reply: Reply,
    words: Words,
    draft: Draft,
    kind: Kind,
    subject: Subject | None,
    appealed: Case | None = None,
) -> None:
    now, today = services.clock(), services.today()
    async with services.store.writing(update_id=reply.update_id, today=today) as work:
        data = {
            "kind": kind.value,
            "subject": subject.value if subject else None,
            "of": appealed.id if appealed else None,
        }
        await draft.save(work, Form.text, data, today)
        screen = text_screen(words, services, kind, subject, appealed)
        await reply.post_screen(work, screen, now)
