"""The simple form of grades 1-4: "AI helped me with …". It stores nothing at all."""

from __future__ import annotations

from typing import Final

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot import attribution_wording as wording
from bot.domain.attribution import SIMPLE, Purpose, mask_of, purposes_of
from bot.domain.people import Language
from bot.services import Services
from bot.telegram.reply import Reply
from bot.telegram.screen import Screen
from bot.texts import Words
from handlers.attribution.questions import toggles
from handlers.buttons import Attr, Go, button, menu_row

_OFFERED: Final = mask_of(SIMPLE)


def simple_screen(words: Words, mask: int) -> Screen:
    """The one question."""
    rows = toggles(words, SIMPLE, mask, "child", "simple")
    done = button(words, "attr-simple-done", Attr(do="simple-done", value=mask))
    place = f"<i>{words('attr-step', at=1, of=2)}</i>"
    return Screen(f"{place}\n{words('attr-simple-ask')}", (*rows, (done,), menu_row(words)))


def simple_ready_screen(words: Words, services: Services, language: Language, mask: int) -> Screen:
    """The sentence, with a button for the other language."""
    purposes, target = purposes_of(mask), services.texts[language]
    place = f"<i>{words('attr-step', at=2, of=2)}</i>"
    parts = [f"{place}\n{words('attr-simple-ready')}"]
    parts[0] += "\n" + words("attr-copy", text=wording.simple_text(target, purposes))
    beside = {Purpose.LANGUAGE: "corrected", Purpose.PICTURES: "picture"}
    for purpose, name in beside.items():
        if purpose in purposes:
            copy = words("attr-copy", text=target.plain(f"attr-text-simple-{name}"))
            parts.append(f"{words(f'attr-simple-{name}')}\n{copy}")
    other = next(one for one in Language if one is not language)
    turn = button(words, f"attr-in-{other}", Attr(do="simple-text", what=other.value, value=mask))
    back = button(words, "button-back", Attr(do="simple", value=mask))
    return Screen("\n\n".join(parts), ((turn, back),))


def simple_keep_screen(words: Words) -> Screen:
    """What a child keeps."""
    rules = button(words, "button-rules", Go(to="rules"))
    return Screen(words("attr-simple-keep"), ((rules, *menu_row(words)),))


def router() -> Router:
    """Choosing, the sentence, the sentence in the other language."""
    simple = Router(name="attribution-simple")

    @simple.callback_query(Attr.filter(F.do == "simple"))
    async def choose(_: CallbackQuery, callback_data: Attr, reply: Reply, words: Words) -> None:
        await reply.show(simple_screen(words, callback_data.value & _OFFERED))

    @simple.callback_query(Attr.filter(F.do.in_({"simple-done", "simple-text"})))
    async def ready(
        _: CallbackQuery, callback_data: Attr, reply: Reply, words: Words, services: Services
    ) -> None:
        mask = callback_data.value & _OFFERED
        if not mask:
            reply.popup(words.plain("attr-need-purpose", who="student"))
            return
        first = callback_data.do == "simple-done"
        if not first and callback_data.what not in set(Language):
            reply.popup(words.plain("button-unknown"))
            return
        language = words.language if first else Language(callback_data.what)
        await reply.show(simple_ready_screen(words, services, language, mask))
        if first:
            await reply.send(simple_keep_screen(words))

    return simple
