"""deleteMessage, deleteMessages."""

from __future__ import annotations

from datetime import timedelta

from bot.playground import limits
from bot.playground.errors import bad_request
from bot.playground.methods.registry import Call, method
from bot.playground.world import Chat, Message


def _check(call: Call, chat: Chat, message: Message) -> None:
    own = message.sender is call.bot.user
    if chat.peer is None:
        member = chat.members[call.bot.user.id]
        if "can_delete_messages" in member.rights:
            return
        if not own:
            raise bad_request("message can't be deleted")
    if call.world.clock() - message.date >= timedelta(seconds=limits.DELETE_WITHIN):
        raise bad_request("message can't be deleted for everyone")


def _delete(call: Call, message: Message) -> None:
    message.deleted = True
    call.world.shown(message)


@method("deleteMessage")
def delete_message(call: Call) -> bool:
    """Takes one message away, for everybody."""
    chat = call.living_chat()
    message_id = call.params.integer("message_id")
    if not message_id:
        raise bad_request("message identifier is not specified")
    message = chat.messages.get(message_id)
    if message is None or message.deleted:
        raise bad_request("message to delete not found")
    _check(call, chat, message)
    _delete(call, message)
    return True


@method("deleteMessages")
def delete_messages(call: Call) -> bool:
    """Takes up to 100 messages away; those that are gone already are skipped."""
    chat = call.living_chat()
    given = call.params.json("message_ids", "can't parse message identifiers JSON object")
    if not isinstance(given, list) or not given:
        raise bad_request("message identifiers are not specified")
    if len(given) > limits.DELETE_AT_ONCE:
        raise bad_request("too many message identifiers specified")
    if not all(isinstance(one, int) for one in given):
        raise bad_request("can't parse message identifiers: Expected an integer")
    found = [m for one in given if (m := chat.messages.get(one)) is not None and not m.deleted]
    for message in found:
        _check(call, chat, message)
    for message in found:
        _delete(call, message)
    return True
