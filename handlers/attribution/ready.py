"""The texts ready to copy, a message for each kind; and the table as a file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from aiogram import Bot, F, Router
from aiogram.types import CallbackQuery

from bot import attribution_wording as wording
from bot.domain.attribution import Influence, Purpose, Use, languages_of, mask_of, purposes_of
from bot.domain.people import Audience, Language, Profile
from bot.services import Services
from bot.telegram.documents import send_file
from bot.telegram.reply import Reply
from bot.telegram.screen import Rows, Screen
from bot.texts import Words
from bot.wording import clause_words, full_day
from handlers.buttons import Attr, button, menu_row

Compose = Callable[[Words, Use], str]
_STAFF: Final = (Audience.TEACHER, Audience.ADMIN)


def ready_screens(
    words: Words, services: Services, profile: Profile, use: Use, language: str
) -> list[Screen]:
    """The texts in the language asked for, framed in the reader's own. Raises ``ValueError``.

    Each text is a block of its own, so that one tap copies it without the bot's mark.
    """
    wanted = [services.texts[one] for one in languages_of(language)]
    staff = profile.audience in _STAFF

    def blocks(title: str, compose: Compose) -> str:
        copies = "\n".join(words("attr-copy", text=compose(one, use)) for one in wanted)
        return f"{words(title, who=profile.audience.value)}\n{copies}"

    def message(clause: str, *parts: str, rows: Rows = ()) -> Screen:
        return Screen("\n\n".join((*parts, f"<i>{_source(words, services, clause)}</i>")), rows)

    main = [
        words("attr-ready", who=profile.audience.value),
        blocks("attr-for-end", wording.short_text),
        blocks(*_mark(services, "corrected")),
    ]
    if Purpose.PICTURES in use.purposes and not staff:
        main.append(blocks("attr-for-image", _media("image")))
    if not staff:
        main += _cautions(words, profile, use)
    screens = [message("002:C.1", *main)]
    if use.extended:
        rows = tuple(
            (button(words, f"attr-csv-{one.language}", _csv(one.language, use)),) for one in wanted
        )
        screens.append(message("002:C.2", blocks("attr-for-table", wording.table_text), rows=rows))
    slide = blocks("attr-for-slide", wording.slide_text)
    screens.append(message("002:C.4", slide, blocks("attr-for-form", wording.form_text)))
    if staff:
        title = blocks("attr-for-title", wording.label_text)
        adapted = blocks(*_mark(services, "adapted"))
        media = [blocks(f"attr-for-{kind}", _media(kind)) for kind in wording.MEDIA]
        fields = blocks("attr-for-metadata", wording.metadata_text)
        screens.append(message("002:C.3", title, adapted, *media, fields))
    again = button(words, "attr-again", Attr(do="start"))
    keep = words("attr-keep", who=profile.audience.value)
    screens.append(message("002:7.5a", keep, rows=((again,), menu_row(words))))
    return screens


def _mark(services: Services, what: str) -> tuple[str, Compose]:
    """The heading and the words of the mark on what was corrected or adapted: the school's own
    words if it has set them (000B:IVq.1-2), else a sample.
    """
    own = services.settings.documents.label_text
    if own is None:
        return f"attr-for-{what}", lambda words, _: words.plain(f"attr-text-{what}")
    return f"attr-for-{what}-own", lambda words, _: own[words.language]


def _media(kind: str) -> Compose:
    return lambda words, use: wording.media_text(words, use, kind)


def _csv(language: Language, use: Use) -> Attr:
    return Attr(do="csv", what=language.value, value=mask_of(use.purposes))


def _cautions(words: Words, profile: Profile, use: Use) -> list[str]:
    """What disclosure does not make right (002:7.1b, 7.3a, 7.3ae)."""
    keys = []
    if use.influence is Influence.LARGE:
        keys.append("attr-caution-large")
    if Purpose.TRANSLATION in use.purposes:
        keys.append("attr-caution-translation")
    return [words(key, who=profile.audience.value) for key in keys]


def _source(words: Words, services: Services, clause: str) -> str:
    day = full_day(words, services.settings.documents.as_of)
    return words("card-source", clause=clause_words(words, clause), day=day)


def _made_by(words: Words, services: Services) -> tuple[str, ...]:
    """The first row of the table file: who made it, and the six fields of 002:C.3."""
    responsible = services.settings.roles.responsible
    contact = f"{responsible.title[words.language]}, {responsible.contact[words.language]}"
    return (
        words.plain("attr-csv-label"),
        f"CreatorTool/Software: {words.plain('bot-name')}",
        "AI-Generated: Yes",
        f"Model: {words.plain('attr-csv-model')}",
        f"ModelVersion: {services.catalogue.version} / {services.content_version}",
        f"GenerationDate: {services.today().isoformat()}",
        f"ResponsibleContact: {contact}",
    )


def router() -> Router:
    """The table as a file, for as long as its button hangs there; and what came too late."""
    ready = Router(name="attribution-ready")

    @ready.callback_query(Attr.filter(F.do == "csv"))
    async def table(
        _: CallbackQuery,
        callback_data: Attr,
        reply: Reply,
        words: Words,
        services: Services,
        bot: Bot,
    ) -> None:
        purposes = purposes_of(callback_data.value)
        if callback_data.what not in set(Language) or not purposes:
            reply.popup(words.plain("button-unknown"))
            return
        target = services.texts[Language(callback_data.what)]
        source = _source(target, services, "002:C.2")
        content = wording.table_file(target, purposes, _made_by(target, services), source)
        name = f"ai-table-{target.language}.csv"
        sent = await send_file(bot, reply.chat, name, content, words("attr-csv-caption"))
        reply.popup(words.plain("attr-csv-sent" if sent else "attr-csv-failed"), alert=not sent)

    @ready.callback_query(Attr.filter())
    async def too_late(_: CallbackQuery, reply: Reply, words: Words) -> None:
        reply.popup(words.plain("attr-over"), alert=True)

    return ready
