"""The playground's state, without any network."""

from bot.playground.world.model import Bot, CallbackQuery, Chat, File, Json, Message, Update, User
from bot.playground.world.world import ADMIN_RIGHTS, World

__all__ = [
    "ADMIN_RIGHTS",
    "Bot",
    "CallbackQuery",
    "Chat",
    "File",
    "Json",
    "Message",
    "Update",
    "User",
    "World",
]
