"""What reaches which bot: the queues of updates, and privacy mode in groups."""

from __future__ import annotations

from datetime import timedelta

from bot.playground import limits
from bot.playground.world import views
from bot.playground.world.accounts import Accounts
from bot.playground.world.model import Bot, CallbackQuery, Chat, Json, Message, Update, User

_NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


class Queues(Accounts):
    """The way from people to bots."""

    def bots_in(self, chat: Chat) -> list[Bot]:
        """The bots that take part in a chat."""
        if chat.peer is not None:
            peer = chat.peer
            return [
                bot
                for bot in self.bots.values()
                if self.private.get((bot.user.id, peer.id)) is chat
            ]
        inside = {"creator", "administrator", "member"}
        return [
            bot
            for bot in self.bots.values()
            if (member := chat.members.get(bot.user.id)) is not None and member.status in inside
        ]

    def deliver(self, message: Message, kind: str = "message") -> None:
        """Queues a person's message for every bot that may read it."""
        for bot in self.bots_in(message.chat):
            if self._may_read(bot, message):
                self.enqueue(
                    bot, kind, views.message_json(message), message.sender.id, message.chat.id
                )

    def _may_read(self, bot: Bot, message: Message) -> bool:
        """Privacy mode: in a group a plain member sees only what is meant for it."""
        chat = message.chat
        if chat.peer is not None or bot.reads_all_group_messages:
            return True
        if chat.members[bot.user.id].status in ("administrator", "creator"):
            return True
        if message.kind == "service":
            return True
        if message.reply_to is not None and message.reply_to.sender is bot.user:
            return True
        handle = f"@{bot.user.username}".lower()
        for entity in message.entities:
            words = message.text.encode("utf-16-le")[2 * entity.offset : 2 * entity.end]
            word = words.decode("utf-16-le").lower()
            if entity.type == "bot_command" and ("@" not in word or word.endswith(handle)):
                return True
            if entity.type == "mention" and word == handle:
                return True
        return False

    def enqueue(self, bot: Bot, kind: str, payload: Json, cause: int, chat_id: int) -> int:
        """Adds an update unless the bot did not ask for its kind; 0 then."""
        allowed = bot.allowed_updates
        if kind not in allowed if allowed else kind in _NOT_BY_DEFAULT:
            return 0
        update = Update(
            id=bot.next_update_id,
            type=kind,
            payload=payload,
            cause=cause,
            chat_id=chat_id,
            at=self.clock(),
            deliveries=self.deliveries(kind, chat_id),
        )
        bot.next_update_id += 1
        bot.updates[update.id] = update
        self.notify("queue", bot.user.id)
        return update.id

    def expire(self, bot: Bot) -> None:
        """Forgets updates nobody fetched for a day."""
        oldest = self.clock() - timedelta(seconds=limits.UPDATE_LIFETIME)
        for number in [n for n, update in bot.updates.items() if update.at < oldest]:
            del bot.updates[number]

    def confirm(self, bot: Bot, update_id: int) -> None:
        """One update has arrived at the bot; it goes unless it is to come twice."""
        update = bot.updates.get(update_id)
        if update is None:
            return
        update.deliveries -= 1
        if update.deliveries <= 0:
            del bot.updates[update_id]
        self.notify("queue", bot.user.id)

    def press(self, bot: Bot, user: User, message: Message, data: str) -> CallbackQuery:
        """A button of `message` is pressed."""
        query = CallbackQuery(
            id=str(self.rng.randrange(10**17, 10**18)),
            bot=bot,
            user=user,
            message=message,
            data=data,
            at=self.clock(),
        )
        self.queries[query.id] = query
        query.update_id = self.enqueue(
            bot, "callback_query", views.query_json(query), user.id, message.chat.id
        )
        return query
