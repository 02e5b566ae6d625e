"""The commands, once: filters, the menu Telegram shows, help and tests all read them here."""

from __future__ import annotations

from typing import Final

START: Final = "start"
RULES: Final = "rules"
ATTRIBUTION: Final = "attribution"
CHECK: Final = "check"
GLOSSARY: Final = "glossary"
NOTICE: Final = "notice"
CONSENTS: Final = "consents"
COMPLAINT: Final = "complaint"
MY_CASES: Final = "mycases"
QUEUE: Final = "queue"
LANGUAGE: Final = "language"
PROFILE: Final = "profile"
MY_DATA: Final = "mydata"
ABOUT: Final = "about"
PRIVACY: Final = "privacy"
VERSIONS: Final = "versions"
LEDGER: Final = "ledger"
STATS: Final = "stats"
CLASSES: Final = "classes"
COVERAGE: Final = "coverage"
GROUP: Final = "group"
UNDELIVERED: Final = "undelivered"
CALENDAR: Final = "calendar"
LOCK: Final = "lock"
PUBLISH: Final = "publish"
STAFF: Final = "staff"
DELIVERY: Final = "delivery"
HIDE: Final = "hide"
HELP: Final = "help"
CANCEL: Final = "cancel"

SHOWN: Final = (
    START, RULES, ATTRIBUTION, CHECK, GLOSSARY, NOTICE, CONSENTS, COMPLAINT, MY_CASES, LANGUAGE,
    PROFILE, MY_DATA, PRIVACY, ABOUT, VERSIONS, STATS, LEDGER, HIDE, CANCEL, HELP,
)  # fmt: skip
"""In the order of Telegram's command menu. The commands for staff alone, ``/queue``,
``/classes``, ``/coverage``, ``/undelivered``, ``/calendar``, ``/lock``,
``/publish``, ``/delivery`` and ``/staff``, are not listed."""
