"""The disclosure gate: nothing a person can read leaves the bot without saying that it is AI.

It is the bot session's request middleware, so there is no way around it. A method that can
carry words is marked here; one that carries none is listed as silent; any other method is
refused, also one that a newer aiogram may bring. Source: 002:6.2a, 6.2ae, 2.3ae, 4.4b.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

from aiogram import Bot, methods
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.methods import Response, TelegramMethod

from bot.domain.people import Language, Role
from bot.telegram.voice import current_voice
from bot.texts import Texts

T = TypeVar("T")
AnyMethod = TelegramMethod[Any]


class UndisclosedError(Exception):
    """A request was refused because it could reach a person without the mark."""


SILENT: Final[frozenset[type[AnyMethod]]] = frozenset(
    {
        methods.GetUpdates,
        methods.GetMe,
        methods.GetFile,
        methods.GetChat,
        methods.GetChatMember,
        methods.GetWebhookInfo,
        methods.GetMyName,
        methods.GetMyDescription,
        methods.GetMyShortDescription,
        methods.GetMyCommands,
        methods.SetWebhook,
        methods.DeleteWebhook,
        methods.DeleteMessage,
        methods.DeleteMessages,
        methods.DeleteMyCommands,
        methods.Close,
        methods.LogOut,
        methods.LeaveChat,
        methods.CloseForumTopic,
        methods.ReopenForumTopic,
        # Buttons alone: the message they hang on carries the mark already.
        methods.EditMessageReplyMarkup,
    }
)
"""Methods the bot uses that put no words before a person."""


class Gate(BaseRequestMiddleware):
    """Marks what leaves, refuses what it does not know."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._marks = {
            (language, role): self._compose(language, role)
            for language in (None, *Language)
            for role in (None, *Role)
        }
        self._marking: Mapping[type[AnyMethod], Callable[[Any], AnyMethod]] = {
            methods.SendMessage: self._text,
            methods.EditMessageText: self._text,
            methods.SendDocument: self._caption,
            methods.SendPhoto: self._caption,
            methods.EditMessageCaption: self._caption,
            methods.AnswerCallbackQuery: self._popup,
            methods.SetMyName: self._profile("name"),
            methods.SetMyDescription: self._profile("description"),
            methods.SetMyShortDescription: self._profile("short_description"),
            methods.SetMyCommands: self._commands,
            methods.CreateForumTopic: self._profile("name"),
            methods.EditForumTopic: self._profile("name"),
        }

    @property
    def marked(self) -> frozenset[type[AnyMethod]]:
        """Methods that may carry words and leave marked."""
        return frozenset(self._marking)

    async def __call__(
        self, make_request: NextRequestMiddlewareType[T], bot: Bot, method: TelegramMethod[T]
    ) -> Response[T]:
        """Let the request through, marked. Raises ``UndisclosedError``."""
        kind = type(method)
        if kind in SILENT:
            return await make_request(bot, method)
        mark = self._marking.get(kind)
        if mark is None:
            raise UndisclosedError(f"{kind.__name__} is not known to the disclosure gate")
        return await make_request(bot, mark(method))

    def mark(self) -> str:
        """The mark for the voice speaking now, in HTML."""
        voice = current_voice()
        return self._marks[voice.language, voice.author]

    def _compose(self, language: Language | None, role: Role | None) -> str:
        languages = [language] if language else list(Language)
        key = "mark-ai" if role is None else f"mark-human-{role.value.replace('_', '-')}"
        return " · ".join(self._texts[one](key) for one in languages)

    def _text(self, method: methods.SendMessage | methods.EditMessageText) -> AnyMethod:
        if not method.text:
            raise UndisclosedError("a message without text")
        if isinstance(method, methods.EditMessageText) and method.rich_message is not None:
            raise UndisclosedError("a rich message would stand where the marked text should")
        _refuse_other_markup(method.parse_mode, method.entities)
        text = f"{self.mark()}\n\n{method.text}"
        return method.model_copy(update={"text": text, "parse_mode": "HTML"})

    def _caption(
        self, method: methods.SendDocument | methods.SendPhoto | methods.EditMessageCaption
    ) -> AnyMethod:
        _refuse_other_markup(method.parse_mode, method.caption_entities)
        caption = f"{self.mark()}\n\n{method.caption}" if method.caption else self.mark()
        return method.model_copy(update={"caption": caption, "parse_mode": "HTML"})

    def _popup(self, method: methods.AnswerCallbackQuery) -> AnyMethod:
        if not method.text:
            return method
        language = current_voice().language
        mark = " · ".join(
            self._texts[one].plain("mark-popup") for one in ([language] if language else Language)
        )
        return method.model_copy(update={"text": f"{mark} {method.text}"})

    def _profile(self, field: str) -> Callable[[AnyMethod], AnyMethod]:
        def check(method: AnyMethod) -> AnyMethod:
            self._says_ai(getattr(method, field) or "")
            return method

        return check

    def _commands(self, method: methods.SetMyCommands) -> AnyMethod:
        self._says_ai("\n".join(command.description for command in method.commands))
        return method

    def _says_ai(self, text: str) -> None:
        """The bot's profile and a topic's name are too short for a mark: they must name AI."""
        if not any(words.plain("mark-word") in text for words in self._texts):
            raise UndisclosedError("the bot's profile does not say that it is AI")


def _refuse_other_markup(parse_mode: object, entities: object) -> None:
    """The mark is HTML; entities or another markup would shift or break it."""
    if entities or parse_mode == "MarkdownV2" or parse_mode == "Markdown":
        raise UndisclosedError("only HTML can be marked")
