"""Where the bot runs: Telegram, the database, the master key, how long a code opens the work."""

from __future__ import annotations

from base64 import b64decode
from pathlib import Path
from typing import Annotated, Final, Literal, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from bot.fields import (
    Line,
    MasterKey,
    Port,
    Section,
    Token,
    Url,
    WebhookSecret,
    between,
    filled,
)

TELEGRAM_API: Final = "https://api.telegram.org"


class Webhook(Section):
    """Where Telegram delivers updates, and where the bot listens behind the school's proxy."""

    url: Url
    host: Line
    port: Port


class Telegram(Section):
    """How the bot reaches Telegram. `token` and `webhook_secret` never stand in school.toml."""

    api_base: Url = TELEGRAM_API
    mode: Literal["polling", "webhook"] = "polling"
    webhook: Webhook | None = None
    token: Token
    webhook_secret: WebhookSecret | None = None

    @model_validator(mode="after")
    def _webhook_is_complete(self) -> Self:
        if self.mode == "webhook" and not (self.webhook and self.webhook_secret):
            raise PydanticCustomError(
                "expected-webhook", "mode webhook needs telegram.webhook and its secret"
            )
        return self


class Storage(Section):
    """`database` is a file; a relative path starts in the folder of school.toml."""

    database: Path


class Keys(Section):
    """`master` wraps every data key; `id` is kept with what it wrapped. Secret, never in TOML."""

    id: Annotated[str, filled(32)]
    master: MasterKey

    def master_bytes(self) -> bytes:
        """The 32 bytes of the master key."""
        return b64decode(self.master.get_secret_value(), validate=True)


class Security(Section):
    """For how many hours a code opens the staff's work, though never past the school's day."""

    unlock_hours: Annotated[int, between(1, 12)] = 12
