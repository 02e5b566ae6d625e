"""The state of the playground: pure, synchronous, with a clock and a random source given in."""

from __future__ import annotations

from collections.abc import Iterable

from bot.playground.entities import merged
from bot.playground.world import views
from bot.playground.world.model import Bot, Chat, Json, Member, Message, Status, Topic, User
from bot.playground.world.queues import Queues

ADMIN_RIGHTS = frozenset(
    {
        "can_manage_chat",
        "can_delete_messages",
        "can_pin_messages",
        "can_manage_topics",
        "can_invite_users",
    }
)


class World(Queues):
    """Everything that happens; nothing in here waits or sends."""

    def set_member(
        self, chat: Chat, user: User, status: Status, by: User, rights: Iterable[str] = ()
    ) -> None:
        """Changes what `user` is in a group; a bot learns it by ``my_chat_member``."""
        old = chat.members.get(user.id, Member(user, "left"))
        new = Member(user, status, frozenset(rights))
        chat.members[user.id] = new
        bot = self._bot_of(user)
        if bot is not None:
            self._membership(bot, chat, by, views.member_json(old), views.member_json(new))
        self.notify("group", chat.id)

    def set_blocked(self, bot: Bot, user: User, blocked: bool) -> None:
        """The person stops or restarts the bot."""
        chat = self.private_chat(bot, user)
        if chat.blocked == blocked:
            return
        chat.blocked = blocked
        states: list[Json] = [
            {"user": views.user_json(bot.user), "status": "member"},
            {"user": views.user_json(bot.user), "status": "kicked", "until_date": 0},
        ]
        self._membership(bot, chat, user, states[not blocked], states[blocked])
        self.notify("chat", user.id)

    def _membership(self, bot: Bot, chat: Chat, by: User, old: Json, new: Json) -> None:
        payload = {
            "chat": views.chat_json(chat),
            "from": views.user_json(by),
            "date": views.stamp(self.clock()),
            "old_chat_member": old,
            "new_chat_member": new,
        }
        self.enqueue(bot, "my_chat_member", payload, by.id, chat.id)

    def next_message_id(self, chat: Chat, bots: list[Bot]) -> int:
        """Supergroups count for themselves; a bot counts all its other chats together."""
        if chat.type == "supergroup" or not bots:
            chat.last_message_id += 1
            return chat.last_message_id
        number = max(bot.last_message_id for bot in bots) + 1
        for bot in bots:
            bot.last_message_id = number
        return number

    def post(self, message: Message) -> Message:
        """Puts a finished message into its chat and shows it to everybody there."""
        self.tick += 1
        message.changed = self.tick
        message.chat.messages[message.id] = message
        self.shown(message)
        return message

    def compose(self, chat: Chat, sender: User) -> Message:
        """An empty message with its number and date, not posted yet."""
        return Message(
            id=self.next_message_id(chat, self.bots_in(chat)),
            chat=chat,
            sender=sender,
            date=self.clock(),
        )

    def touched(self, message: Message) -> None:
        """Marks a message as edited just now."""
        self.tick += 1
        message.changed = self.tick
        self.shown(message)

    def shown(self, message: Message) -> None:
        """Tells the listeners that a message came, changed or went."""
        if message.chat.peer is not None:
            self.notify("chat", message.chat.peer.id)
        else:
            self.notify("group", message.chat.id)

    def service(
        self, chat: Chat, sender: User, content: Json, thread: int | None = None
    ) -> Message:
        """A line such as "topic created", seen by all."""
        message = self.compose(chat, sender)
        message.kind = "service"
        message.content = content
        message.thread_id = thread
        return self.post(message)

    def add_topic(self, chat: Chat, by: User, name: str, icon_color: int) -> Topic:
        """Opens a topic in a forum."""
        topic = Topic(id=0, name=name, icon_color=icon_color)
        content = {"forum_topic_created": {"name": name, "icon_color": icon_color}}
        message = self.service(chat, by, content)
        topic.id = message.id
        message.thread_id = topic.id
        chat.topics[topic.id] = topic
        return topic

    def remove_topic(self, chat: Chat, topic: Topic) -> None:
        """Takes a topic away with all its messages."""
        del chat.topics[topic.id]
        for message in chat.messages.values():
            if message.thread_id == topic.id:
                message.deleted = True
        self.notify("group", chat.id)

    def migrate(self, chat: Chat, by: User) -> Chat:
        """Upgrades a basic group; the old id answers with the new one from now on."""
        new = self.add_group(chat.title, forum=False)
        new.members = dict(chat.members)
        chat.migrated_to = new.id
        self.deliver(self.service(chat, by, {"migrate_to_chat_id": new.id}))
        self.deliver(self.service(new, by, {"migrate_from_chat_id": chat.id}))
        return new

    def say(self, message: Message, text: str) -> None:
        """Gives a person's message its words, with what Telegram finds in them."""
        message.text = text.strip()
        message.entities = merged([], message.text)
