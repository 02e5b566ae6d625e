"""One function per Bot API method, found by name in ``METHODS``."""

from bot.playground.methods import (
    callbacks,
    chats,
    commands,
    deletes,
    edits,
    files,
    media,
    messages,
    profile,
    topics,
)
from bot.playground.methods.params import Params, Upload, readable
from bot.playground.methods.registry import METHODS, NAMES, Call

__all__ = [
    "METHODS",
    "NAMES",
    "Call",
    "Params",
    "Upload",
    "callbacks",
    "chats",
    "commands",
    "deletes",
    "edits",
    "files",
    "media",
    "messages",
    "profile",
    "readable",
    "topics",
]
