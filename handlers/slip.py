"""A family that comes with a paper slip, as ``t.me/<bot>?start=c_<token>``.

Language, then whether it is the parent who holds the slip; the band is the class's. The slip is
used up by the last press, in the transaction that stores the person and serves the notice.
"""

from __future__ import annotations

from aiogram import F, Router
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import CallbackQuery, Message

from bot.domain.classes import SchoolClass
from bot.domain.people import Audience, Language, Profile
from bot.services import Services
from bot.slip_sheet import PAYLOAD
from bot.telegram.draft import Draft
from bot.telegram.reply import Reply
from bot.telegram.screen import Button, Screen
from bot.telegram.voice import speaking
from bot.texts import Words
from bot.usecases.register_person import register_person
from bot.usecases.use_slip import SlipRefusedError, look_at_slip, use_slip
from handlers.buttons import Setup, SlipStep, button, menu_row
from handlers.menu import introduction, leave_form
from handlers.notice import post_notice
from storage.people import Visitor


def language_screen(services: Services, token: str) -> Screen:
    """The first words, in both languages, for a stranger with a slip."""
    text = "\n\n".join(words("hello") for words in services.texts)
    rows = tuple(
        (button(words, "language-name", SlipStep(do="ask", lang=words.language, token=token)),)
        for words in services.texts
    )
    return Screen(text, rows)


def invitation_screen(
    words: Words, services: Services, one: SchoolClass, token: str, *, stranger: bool
) -> Screen:
    """What the slip is for, and the question whether a parent holds it; strangers also learn
    who is talking, before anything about them is stored.
    """
    text: str = words("slip-invitation", label=one.label)
    if stranger:
        text = f"{introduction(words, services)}\n\n{text}"
    lang = words.language.value
    rows: list[tuple[Button, ...]] = [
        (button(words, "slip-yes", SlipStep(do="yes", lang=lang, token=token)),),
        (button(words, "slip-other", SlipStep(do="other", lang=lang, token=token)),),
    ]
    if not stranger:
        rows.append(menu_row(words))
    return Screen(text, tuple(rows))


def refusal_screen(words: Words, why: str, *, stranger: bool) -> Screen:
    """Why the slip is not taken, and the way on without it."""
    text = f"{words(f'slip-{why}')}\n\n{words('slip-otherwise')}"
    if not stranger:
        return Screen(text, (menu_row(words),))
    start = button(words, "slip-start", Setup(lang=words.language.value))
    return Screen(text, ((start,),))


def router() -> Router:
    """From the QR to the notice."""
    slip = Router(name="slip")

    @slip.message(CommandStart(deep_link=True, magic=F.args.startswith(PAYLOAD)))
    async def open_slip(
        _: Message,
        command: CommandObject,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        services: Services,
        draft: Draft,
    ) -> None:
        await leave_form(services, draft)
        token = (command.args or "").removeprefix(PAYLOAD)
        stranger = visitor.profile is None
        if not stranger:
            await reply.send(Screen(introduction(words, services)))
        if services.tries.over(visitor.id, services.clock()):
            await reply.send(Screen(words("tries-over"), (menu_row(words),)))
            return
        try:
            async with services.store.reading() as work:
                one = await look_at_slip(work, visitor, token, services.today())
        except SlipRefusedError as refused:
            services.tries.wrong(visitor.id, services.clock())
            await reply.send(refusal_screen(words, refused.why, stranger=stranger))
            return
        if stranger:
            with speaking(None):
                await reply.send(language_screen(services, token))
            return
        await reply.send(invitation_screen(words, services, one, token, stranger=False))

    @slip.callback_query(SlipStep.filter(F.lang.in_({one.value for one in Language})))
    async def step(
        _: CallbackQuery,
        callback_data: SlipStep,
        reply: Reply,
        visitor: Visitor,
        services: Services,
    ) -> None:
        language = visitor.language or Language(callback_data.lang)
        words, token = services.texts[language], callback_data.token
        stranger = visitor.profile is None
        with speaking(language):
            try:
                if callback_data.do == "yes":
                    await _use(services, reply, words, visitor, token)
                    return
                async with services.store.reading() as work:
                    one = await look_at_slip(work, visitor, token, services.today())
            except SlipRefusedError as refused:
                await reply.show(refusal_screen(words, refused.why, stranger=stranger))
                return
            if callback_data.do == "other":
                await reply.show(refusal_screen(words, "for-parents", stranger=stranger))
                return
            screen = invitation_screen(words, services, one, token, stranger=stranger)
            await reply.show(screen)

    return slip


async def _use(
    services: Services, reply: Reply, words: Words, visitor: Visitor, token: str
) -> None:
    """Use the slip up, store the person, serve the notice. Raises ``SlipRefusedError``."""
    now, today = services.clock(), services.today()
    async with services.store.writing(update_id=reply.update_id, today=today) as work:
        one = await use_slip(work, visitor, token, today)
        profile = visitor.profile
        if profile is None or profile.audience is not Audience.PARENT:
            profile = Profile(words.language, Audience.PARENT, one.band)
            await register_person(work, visitor.id, reply.chat, profile, today)
        await post_notice(work, reply, services, words, profile, now, one.id)
