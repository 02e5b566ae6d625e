"""The sections of school.toml: what a school must say before the bot may run.

Nothing that the documents leave to the school has a default here: terms, retention periods, the
age of answering alone, the notice. `init` proposes values and a person confirms them.
"""

from bot.sections.machine import Keys, Security, Storage, Telegram, Webhook
from bot.sections.notices import Documents, Notice, Pilot, Records
from bot.sections.people import Contacts, Helpline, Pupils, RoleCard, RoleCards, RouteTable, School
from bot.sections.promises import CalendarDay, Hours, Order, Retention, Terms

__all__ = [
    "CalendarDay",
    "Contacts",
    "Documents",
    "Helpline",
    "Hours",
    "Keys",
    "Notice",
    "Order",
    "Pilot",
    "Pupils",
    "Records",
    "Retention",
    "RoleCard",
    "RoleCards",
    "RouteTable",
    "School",
    "Security",
    "Storage",
    "Telegram",
    "Terms",
    "Webhook",
]
