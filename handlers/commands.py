"""The commands, once: filters, the menu Telegram shows, help and tests all read them here."""

from __future__ import annotations

from typing import Final

START: Final = "start"
RULES: Final = "rules"
ATTRIBUTION: Final = "attribution"
NOTICE: Final = "notice"
COMPLAINT: Final = "complaint"
MY_CASES: Final = "mycases"
QUEUE: Final = "queue"
LANGUAGE: Final = "language"
PROFILE: Final = "profile"
MY_DATA: Final = "mydata"
ABOUT: Final = "about"
HIDE: Final = "hide"
HELP: Final = "help"
CANCEL: Final = "cancel"

SHOWN: Final = (
    START, RULES, ATTRIBUTION, NOTICE, COMPLAINT, MY_CASES, LANGUAGE, PROFILE, MY_DATA, ABOUT, HIDE,
    CANCEL, HELP,
)  # fmt: skip
"""In the order of Telegram's command menu. ``/queue`` is for staff and is not listed."""
