"""The first meeting: language, who one is, the grade band. Nothing is stored before its end.

Each step travels in the buttons, so a stranger who goes away leaves nothing behind. The last
step stores the choice and shows the bot's own notice (002:6.1a, 6.2a).
"""

from __future__ import annotations

from aiogram import F, Router
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.types import CallbackQuery, Message

from bot.domain.catalogue import Rule
from bot.domain.people import Audience, Band, Language, Profile
from bot.services import Services
from bot.telegram.draft import Draft
from bot.telegram.reply import Reply
from bot.telegram.screen import Screen
from bot.telegram.voice import speaking
from bot.texts import Words
from bot.usecases.register_person import register_person
from handlers import commands
from handlers.buttons import Go, Setup, SetupFor, button, menu_row
from handlers.filters import Stranger
from handlers.menu import introduction, leave_form, menu_screen
from handlers.notice import post_notice
from handlers.questions import question_of, screen_for
from handlers.staff.binding import PAYLOAD as STAFF_PAYLOAD
from handlers.topics import one_screen, shared_rule
from storage.people import Visitor


def _step(rule: str, **chosen: str) -> Setup:
    """The button data of a step; with a shared rule it says which card follows."""
    return SetupFor(rule=rule, **chosen) if rule else Setup(**chosen)


def language_screen(services: Services, rule: str = "") -> Screen:
    """The first words, in both languages, Kazakh first."""
    text = "\n\n".join(words("hello") for words in services.texts)
    rows = tuple(
        (button(words, "language-name", _step(rule, lang=words.language.value)),)
        for words in services.texts
    )
    return Screen(text, rows)


def who_screen(words: Words, services: Services, rule: str = "") -> Screen:
    """The introduction, and the question who one is."""
    rows = tuple(
        (button(words, f"who-{who}", _step(rule, lang=words.language.value, who=who.value)),)
        for who in Audience
    )
    text = f"{introduction(words, services)}\n\n{words('who-ask')}"
    last = [button(words, "button-back", _step(rule))]
    if not rule:
        last.append(button(words, "button-system-card", Go(to=f"card-{words.language}")))
    return Screen(text, (*rows, tuple(last)))


def band_screen(words: Words, who: Audience, rule: str = "") -> Screen:
    """The question for the grade band."""
    lang = words.language.value
    rows = tuple(
        (button(words, f"band-{b}", _step(rule, lang=lang, who=who.value, band=b.value)),)
        for b in Band
    )
    back = (button(words, "button-back", _step(rule, lang=lang)),)
    return Screen(words("band-ask", who=who.value), (*rows, back))


def router() -> Router:
    """Start, strangers, and changing one's choice later."""
    onboarding = Router(name="onboarding")

    @onboarding.message(CommandStart())
    async def start(
        _: Message,
        command: CommandObject,
        reply: Reply,
        words: Words,
        visitor: Visitor,
        draft: Draft,
        services: Services,
    ) -> None:
        await leave_form(services, draft)
        shared = shared_rule(services, command.args)
        if command.args and shared is None and not command.args.startswith(STAFF_PAYLOAD):
            await reply.send(Screen(words("start-link-unknown")))
        if visitor.profile is None:
            with speaking(None):
                await reply.send(language_screen(services, shared.id if shared else ""))
            return
        if shared is not None:
            await reply.send(Screen(introduction(words, services)))
            await reply.send(one_screen(words, services, shared, visitor.profile))
            return
        menu = menu_screen(words, visitor)
        await reply.send(Screen(f"{introduction(words, services)}\n\n{menu.text}", menu.rows))

    @onboarding.callback_query(Setup.filter())
    @onboarding.callback_query(SetupFor.filter())
    async def step(
        query: CallbackQuery,
        callback_data: Setup,
        reply: Reply,
        services: Services,
        visitor: Visitor,
    ) -> None:
        chosen = _parse(callback_data)
        named = callback_data.rule if isinstance(callback_data, SetupFor) else ""
        shared = services.catalogue.by_id.get(named)
        rule = shared.id if shared else ""
        if chosen is None:
            with speaking(None):
                await reply.show(language_screen(services, rule))
            return
        language, who, band = chosen
        words = services.texts[language]
        with speaking(language):
            if who is None:
                await reply.show(who_screen(words, services, rule))
            elif band is None:
                await reply.show(band_screen(words, who, rule))
            else:
                profile = Profile(language, who, band)
                first = question_of(query)
                await _finish(reply, services, visitor, profile, shared, first)

    @onboarding.message(Command(commands.LANGUAGE), ~Stranger())
    @onboarding.callback_query(Go.filter(F.to == "language"), ~Stranger())
    async def ask_language(_: object, reply: Reply, words: Words, services: Services) -> None:
        rows = tuple(
            (button(w, "language-name", Go(to=f"language-{w.language.value}")),)
            for w in services.texts
        )
        await reply.show(Screen(words("language-ask"), (*rows, menu_row(words))))

    @onboarding.callback_query(
        Go.filter(F.to.in_({f"language-{one}" for one in Language})), ~Stranger()
    )
    async def set_language(
        _: CallbackQuery, callback_data: Go, reply: Reply, visitor: Visitor, services: Services
    ) -> None:
        language = Language(callback_data.to.removeprefix("language-"))
        words = services.texts[language]
        now, today = services.clock(), services.today()
        menu = menu_screen(words, visitor)
        async with services.store.writing(update_id=reply.update_id, today=today) as work:
            await work.people.set_language(visitor.id, language)
            screen = Screen(f"{words('language-changed')}\n\n{menu.text}", menu.rows)
            await reply.post_screen(work, screen, now)

    @onboarding.message(Command(commands.PROFILE), ~Stranger())
    @onboarding.callback_query(Go.filter(F.to == "profile"), ~Stranger())
    async def profile(_: object, reply: Reply, words: Words, visitor: Visitor) -> None:
        if visitor.profile is None:
            return
        text = words(
            "profile",
            who=words(f"who-{visitor.profile.audience}"),
            band=words(f"band-{visitor.profile.band}"),
            language=words("language-name"),
        )
        change = button(words, "button-change", Setup(lang=words.language.value))
        language = button(words, "button-language", Go(to="language"))
        await reply.show(Screen(text, ((change, language), menu_row(words))))

    @onboarding.message(Stranger())
    @onboarding.callback_query(Stranger())
    async def greet(event: Message | CallbackQuery, reply: Reply, services: Services) -> None:
        # Nothing is stored yet, so the first words wait in the chat itself: the steps hang on them.
        written = event.message_id if isinstance(event, Message) and event.text else None
        with speaking(None):
            await reply.send(language_screen(services), to=written)

    return onboarding


def _parse(step: Setup) -> tuple[Language, Audience | None, Band | None] | None:
    """What was chosen so far; None for nothing, or for something made by hand."""
    try:
        return (
            Language(step.lang),
            Audience(step.who) if step.who else None,
            Band(step.band) if step.band else None,
        )
    except ValueError:
        return None


async def _finish(
    reply: Reply,
    services: Services,
    visitor: Visitor,
    profile: Profile,
    shared: Rule | None,
    first: str | None,
) -> None:
    """Store the choice; `first` are the words with which a stranger came, answered now."""
    words = services.texts[profile.language]
    now, today = services.clock(), services.today()
    async with services.store.writing(update_id=reply.update_id, today=today) as work:
        await register_person(work, visitor.id, reply.chat, profile, today)
        if visitor.profile is None:
            await post_notice(work, reply, services, words, profile, now)
        else:
            menu = menu_screen(words, visitor)
            screen = Screen(f"{words('profile-changed')}\n\n{menu.text}", menu.rows)
            await reply.post_screen(work, screen, now)
        if shared is not None:
            card = one_screen(words, services, shared, profile)
            await reply.post_screen(work, card, now, edit=False)
        if visitor.profile is None and first and not first.startswith("/"):
            answer = screen_for(words, services, profile, first)
            await reply.post_screen(work, answer, now, edit=False)
