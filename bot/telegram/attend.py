"""The middleware every update passes: who is it, in which language, how do we answer.

It also is the last line when a handler fails: the person gets a kind word and a number to
quote, and the log gets that number and the error's class, never what was written.
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from typing import Any

import structlog
from aiogram import BaseMiddleware, Bot
from aiogram.fsm.middleware import FSMContextMiddleware
from aiogram.types import Chat, Message, TelegramObject, Update, User

from bot.domain.people import Language
from bot.services import Services
from bot.telegram.draft import Draft
from bot.telegram.pauses import Pauses
from bot.telegram.polling import TryAgainError
from bot.telegram.reply import Reply
from bot.telegram.screen import Screen
from bot.telegram.voice import speaking
from bot.texts import Words
from storage.people import Visitor
from storage.store import AlreadyDoneError, StoreFailedError

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]

log = structlog.get_logger()


class Attend(BaseMiddleware):
    """Gives handlers ``visitor``, ``reply``, ``draft`` and ``words``.

    It stands in for aiogram's own middleware of `forms`, which would read each state by itself.
    """

    def __init__(
        self,
        services: Services,
        introduce: Callable[[Words], Screen],
        apology: Callable[[Words, str], Screen],
        forms: FSMContextMiddleware,
    ) -> None:
        self._services = services
        self._introduce = introduce
        self._apology = apology
        self._forms = forms
        self._pauses = Pauses()

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Attend to one update."""
        user: User | None = data.get("event_from_user")
        chat: Chat | None = data.get("event_chat")
        if not isinstance(event, Update) or user is None or user.is_bot:
            return None
        services = self._services
        person = services.store.pseudonyms.person(user.id)
        context = self._forms.resolve_event_context(data["bot"], data)
        if context is None:
            return None
        draft = Draft(context, person)
        try:
            async with services.store.reading() as work:
                arrival = await work.people.arrival(
                    person, draft.key, event.update_id, services.clock()
                )
        except StoreFailedError:
            raise TryAgainError from None
        visitor = arrival.visitor
        language = visitor.language or client_language(user)
        reply = self._reply(data["bot"], event, visitor, chat, user)
        data |= {
            "visitor": visitor,
            "reply": reply,
            "words": services.texts[language],
            "draft": draft,
            "state": context,
            "raw_state": arrival.state,
        }
        with speaking(language):
            try:
                # A screen that fitted then may not fit now, as "send" to a form that is sent.
                if visitor.known and arrival.done:
                    raise AlreadyDoneError(event.update_id)
                if chat is None or chat.type == "private":
                    await self._contact(event, visitor, reply, language)
                return await handler(event, data)
            except AlreadyDoneError:
                log.info("update_delivered_again")
            except (StoreFailedError, TryAgainError):
                raise TryAgainError from None
            except Exception as error:  # noqa: BLE001  # the last line: the person gets an answer
                await self._apologise(reply, language, error)
            finally:
                await reply.close()
        return None

    async def _contact(
        self, update: Update, visitor: Visitor, reply: Reply, language: Language
    ) -> None:
        """Say again who is talking on the first contact of each day (002:6.2a)."""
        if update.my_chat_member:
            return
        store = self._services.store
        if visitor.known and not visitor.reachable:
            # Telegram forgets after a day that somebody unblocked the bot; who writes, has.
            async with store.writing() as work:
                await work.people.set_reachable(visitor.id, reachable=True)
            store.mail.set()
        today = self._services.today()
        if visitor.profile is None or visitor.last_day == today:
            return
        message = update.message
        if message is None or not (message.text or "").startswith("/start"):
            await reply.send(self._introduce(self._services.texts[language]))
        async with store.writing() as work:
            await work.people.set_last_day(visitor.id, today)

    def _reply(
        self, bot: Bot, update: Update, visitor: Visitor, chat: Chat | None, user: User
    ) -> Reply:
        query = update.callback_query
        pressed = query.message if query else None
        return Reply(
            bot,
            self._services,
            update_id=update.update_id,
            person=visitor.id,
            chat=chat.id if chat else user.id,
            # A letter goes to the person's own chat, so what was meant for a group gets none.
            known=visitor.known and (chat is None or chat.type == "private"),
            pressed=pressed.message_id if isinstance(pressed, Message) else None,
            # A press that goes on after the unlock was answered before, and has no id.
            callback=(query.id or None) if query else None,
            pauses=self._pauses,
        )

    async def _apologise(self, reply: Reply, language: Language, error: Exception) -> None:
        incident = secrets.token_hex(3).upper()
        log.error("handler_failed", incident=incident, error=type(error).__name__)
        try:
            await reply.send(self._apology(self._services.texts[language], incident))
        except Exception as again:  # noqa: BLE001  # nothing more can be done for this update
            log.error("apology_failed", incident=incident, error=type(again).__name__)


def client_language(user: User) -> Language:
    """The language a stranger is met in: Russian if their Telegram is Russian, else Kazakh."""
    return Language.RU if (user.language_code or "").startswith("ru") else Language.KK
