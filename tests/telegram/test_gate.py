"""Nothing a person can read leaves the bot without saying that it is AI (002:6.2a)."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from aiogram import Bot, methods
from aiogram.exceptions import TelegramAPIError
from aiogram.methods import TelegramMethod
from aiogram.types import (
    BotCommand,
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputRichMessage,
    MessageEntity,
)

from bot.domain.people import Language, Role
from bot.playground.person import Person
from bot.playground.server import Playground
from bot.services import Services
from bot.telegram.gate import SILENT, Gate, UndisclosedError
from bot.telegram.pauses import Pauses
from bot.telegram.reply import Reply
from bot.telegram.voice import speaking
from bot.texts import Texts

ROOT = Path(__file__).resolve().parents[2]
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000010000000100802000000909168"
    "360000000e49444154789c6360180583130000000310000101cf0a4b0000000049454e44ae426082"
)
LANGUAGES = (None, *Language)
ROLES = (None, *Role)

AnyMethod = TelegramMethod[Any]


def every_method() -> list[type[AnyMethod]]:
    """Each method class that the installed aiogram knows."""
    found = [getattr(methods, name) for name in methods.__all__]
    return [
        one
        for one in found
        if isinstance(one, type) and issubclass(one, TelegramMethod) and one is not TelegramMethod
    ]


def expected_mark(texts: Texts, language: Language | None, role: Role | None) -> str:
    """The mark as a person reads it."""
    key = "mark-ai" if role is None else f"mark-human-{role.value.replace('_', '-')}"
    marks = [texts[one](key) for one in ([language] if language else Language)]
    return re.sub(r"</?b>", "", " · ".join(marks))


@pytest.mark.requirement("R-6.2a", "R-2.3ae")
async def test_each_method_of_aiogram_is_marked_silent_or_refused(
    bot: Bot, play: Playground, texts: Texts
) -> None:
    """A method in neither list, also one of a newer aiogram, raises and never leaves."""
    marked = Gate(texts).marked
    assert len(every_method()) > 150
    assert not marked & SILENT
    assert marked | SILENT <= set(every_method())
    for kind in every_method():
        if kind in marked or kind in SILENT:
            continue
        with pytest.raises(UndisclosedError):
            await bot(kind.model_construct())
    assert play.calls == []


@pytest.mark.requirement("R-6.2a")
async def test_a_method_nobody_has_heard_of_is_refused(bot: Bot, play: Playground) -> None:
    """A new method is refused, and so is a known one in disguise."""

    class SendHologram(TelegramMethod[bool]):
        __returning__ = bool
        __api_method__ = "sendMessage"
        chat_id: int
        text: str

    class Disguised(methods.SendMessage):
        pass

    unknown: list[AnyMethod] = [
        SendHologram(chat_id=1, text="hi"),
        Disguised.model_construct(chat_id=1, text="hi"),
    ]
    for method in unknown:
        with pytest.raises(UndisclosedError):
            await bot(method)
    assert play.calls == []


@pytest.mark.requirement("R-6.2a")
def test_a_silent_method_has_no_place_for_words() -> None:
    """Whoever calls a method silent must have one whose fields carry no words."""
    wordless = {
        "chat_id", "user_id", "message_id", "message_ids", "file_id", "offset", "limit",
        "timeout", "allowed_updates", "url", "certificate", "ip_address", "max_connections",
        "drop_pending_updates", "secret_token", "language_code", "scope", "reply_markup",
        "inline_message_id", "business_connection_id", "message_thread_id",
    }  # fmt: skip
    for kind in SILENT:
        assert set(kind.model_fields) <= wordless, kind.__name__
    with_buttons = [kind for kind in SILENT if "reply_markup" in kind.model_fields]
    assert with_buttons == [methods.EditMessageReplyMarkup]


async def test_silent_methods_leave_as_they_are(bot: Bot, play: Playground) -> None:
    """The gate stops none of them; what the server says to it is another matter."""
    for kind in sorted(SILENT, key=lambda one: (one is methods.LogOut, one.__name__)):
        required: dict[str, Any] = {
            name: 1 for name, f in kind.model_fields.items() if f.is_required()
        }
        try:
            await bot(kind.model_construct(None, **required))
        except TelegramAPIError:
            continue
    called = {call.method for call in play.calls}
    assert called == {kind.__api_method__ for kind in SILENT}


@pytest.mark.requirement("R-6.2a", "R-6.2ae", "R-2.3ae", "R-4.4b", "R-6.1b")
@pytest.mark.parametrize("role", ROLES)
async def test_what_a_person_reads_begins_with_the_mark(
    bot: Bot,
    play: Playground,
    parent: Person,
    texts: Texts,
    role: Role | None,
) -> None:
    """New, edited, captioned or bare: the mark of the voice comes first, in its language."""
    for language in LANGUAGES:
        before = len(parent.messages)
        at_first = await _say_everything(bot, parent.id, language, role, parent)
        mark = expected_mark(texts, language, role)
        now = [message.text for message in parent.messages[before:]]
        words = ("first words", "", "below", "shown")
        assert at_first == [f"{mark}\n\n{word}".strip() for word in words]
        words = ("second words", "new caption", "below", "shown")
        assert now == [f"{mark}\n\n{word}" for word in words]


async def _say_everything(
    bot: Bot, chat: int, language: Language | None, role: Role | None, person: Person
) -> list[str]:
    """Sends four messages and then edits the first two; how the four looked at first."""
    file = BufferedInputFile(b"%PDF", "a.pdf")
    with speaking(language, role):
        sent = await bot(methods.SendMessage(chat_id=chat, text="first <i>words</i>"))
        document = await bot(methods.SendDocument(chat_id=chat, document=file))
        await bot(methods.SendDocument(chat_id=chat, document=file, caption="below"))
        picture = BufferedInputFile(PICTURE, "a.png")
        await bot(methods.SendPhoto(chat_id=chat, photo=picture, caption="shown"))
        at_first = [message.text for message in person.messages[-4:]]
        await bot(
            methods.EditMessageText(chat_id=chat, message_id=sent.message_id, text="second words")
        )
        await bot(
            methods.EditMessageCaption(
                chat_id=chat, message_id=document.message_id, caption="new caption"
            )
        )
    return at_first


@pytest.mark.requirement("R-6.2ae")
def test_no_two_voices_share_a_mark(texts: Texts) -> None:
    """The bot and each role of the school can be told apart, in every language."""
    marks = {expected_mark(texts, one, role) for one in LANGUAGES for role in ROLES}
    assert len(marks) == len(LANGUAGES) * len(ROLES)
    for language in Language:
        assert expected_mark(texts, language, None) in expected_mark(texts, None, None)


@pytest.mark.requirement("R-6.2a")
@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_pop_up_names_ai_and_fits(
    bot: Bot, play: Playground, parent: Person, texts: Texts, language: Language | None
) -> None:
    """However long the words, the pop-up that arrives is marked and within 200 characters."""
    await _with_button(bot, parent)
    for text in ("short", "ұ" * 500):
        await parent.press(data="x", wait=False)
        reply = Reply(
            bot,
            services=_none(),
            update_id=1,
            person="",
            chat=parent.id,
            known=False,
            pauses=Pauses(),
            callback=parent.queries[-1].id,
        )
        reply.popup(text)
        with speaking(language):
            await reply.close()
        assert parent.queries[-1].answered
        shown = parent.callback_answers[-1].text
        for one in [language] if language else Language:
            assert texts[one].plain("mark-popup") in shown
        assert shown.partition(": ")[2]
        assert len(shown) <= 200
    await parent.press(data="x", wait=False)
    await bot(methods.AnswerCallbackQuery(callback_query_id=parent.queries[-1].id))
    assert parent.callback_answers[-1].text == ""


@pytest.mark.requirement("R-6.2a", "R-2.12ae")
@pytest.mark.parametrize(
    "method",
    [
        methods.SetMyName(name="School helper"),
        methods.SetMyName(name=None),
        methods.SetMyDescription(description="I help pupils"),
        methods.SetMyShortDescription(short_description="Айнұр апай"),
        methods.SetMyCommands(commands=[BotCommand(command="start", description="Go")]),
        methods.SetMyCommands(commands=[]),
    ],
    ids=lambda one: type(one).__name__,
)
async def test_a_profile_that_does_not_say_ai_is_refused(
    bot: Bot, play: Playground, method: AnyMethod
) -> None:
    """Name, descriptions and commands must hold the AI word, or the request never leaves."""
    with pytest.raises(UndisclosedError):
        await bot(method)
    assert play.calls == []


@pytest.mark.requirement("R-6.2a")
@pytest.mark.parametrize("word", ["ЖИ", "ИИ"])
async def test_a_profile_that_says_ai_is_set_as_it_is(
    bot: Bot, play: Playground, word: str
) -> None:
    """The AI word in either language is enough, and nothing is added."""
    await bot(methods.SetMyName(name=f"Адал {word}"))
    await bot(methods.SetMyCommands(commands=[BotCommand(command="start", description=word)]))
    assert play.first_bot().names[""] == f"Адал {word}"


@pytest.mark.requirement("R-6.2a", "R-4.4b")
async def test_markup_in_which_the_mark_could_be_lost_is_refused(
    bot: Bot, play: Playground, parent: Person
) -> None:
    """Entities, Markdown, rich messages and empty texts never leave: they have no safe mark."""
    bold = [MessageEntity(type="bold", offset=0, length=2)]
    chat, file = parent.id, BufferedInputFile(b"%PDF", "a.pdf")
    rich = InputRichMessage(html="<p>unmarked</p>")
    refused: list[AnyMethod] = [
        methods.SendMessage(chat_id=chat, text=""),
        methods.SendMessage(chat_id=chat, text="hi", entities=bold),
        methods.SendMessage(chat_id=chat, text="hi", parse_mode="Markdown"),
        methods.SendMessage(chat_id=chat, text="hi", parse_mode="MarkdownV2"),
        methods.EditMessageText(chat_id=chat, message_id=1, text="hi", entities=bold),
        methods.EditMessageText(chat_id=chat, message_id=1, text="hi", parse_mode="MarkdownV2"),
        methods.EditMessageText(chat_id=chat, message_id=1, text="hi", rich_message=rich),
        methods.EditMessageText(chat_id=chat, message_id=1, rich_message=rich),
        methods.SendDocument(chat_id=chat, document=file, caption="hi", caption_entities=bold),
        methods.SendDocument(chat_id=chat, document=file, caption="hi", parse_mode="Markdown"),
        methods.SendPhoto(chat_id=chat, photo=file, caption="hi", parse_mode="MarkdownV2"),
        methods.EditMessageCaption(chat_id=chat, message_id=1, caption_entities=bold),
    ]
    for method in refused:
        with pytest.raises(UndisclosedError):
            await bot(method)
    assert play.calls == []


@pytest.mark.requirement("R-6.2a")
def test_the_mark_of_each_methods_words_is_known(texts: Texts) -> None:
    """A marked method with a field for words that the gate does not look at is found here."""
    looked_at = {
        "text", "entities", "caption", "caption_entities", "parse_mode", "rich_message",
        "name", "description", "short_description", "commands", "show_caption_above_media",
    }  # fmt: skip
    speaks = re.compile("text|caption|entit|name|descri|rich|title|poll|quote|message$|comment")
    for kind in Gate(texts).marked:
        assert {f for f in kind.model_fields if speaks.search(f)} <= looked_at, kind.__name__


@pytest.mark.requirement("R-6.2ae", "R-6.3ae")
def test_the_bot_uses_nothing_that_poses_as_a_person() -> None:
    """No forwarding, typing indicator, voice, video note or poll anywhere in the bot's code."""
    posing = re.compile(
        r"forward|chat_?action|sendvoice|send_voice|answer_voice|reply_voice|video_?note"
        r"|(send|answer|reply|stop)_?poll",
        re.IGNORECASE,
    )
    found = []
    for folder in ("bot", "handlers", "storage"):
        for file in sorted((ROOT / folder).rglob("*.py")):
            if ROOT / "bot" / "playground" in file.parents:
                continue
            names = _names(ast.parse(file.read_text(encoding="utf-8")))
            found += [f"{file.relative_to(ROOT)}: {name}" for name in names if posing.search(name)]
    assert found == []


def _names(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.alias):
            yield node.name


async def _with_button(bot: Bot, person: Person) -> None:
    rows = [[InlineKeyboardButton(text="press", callback_data="x")]]
    markup = InlineKeyboardMarkup(inline_keyboard=rows)
    await bot(methods.SendMessage(chat_id=person.id, text="press it", reply_markup=markup))


def _none() -> Services:
    """A pop-up needs no services."""
    return Services.__new__(Services)


@pytest.mark.requirement("R-6.2a")
async def test_the_name_of_a_topic_says_that_it_is_ai(bot: Bot, play: Playground) -> None:
    """A topic's name has no room for the mark, so a name without the word AI never leaves."""
    nameless: list[AnyMethod] = [
        methods.CreateForumTopic(chat_id=-1, name="№ 1"),
        methods.EditForumTopic(chat_id=-1, message_thread_id=1, name="№ 1"),
    ]
    for method in nameless:
        with pytest.raises(UndisclosedError):
            await bot(method)
    assert play.calls == []
