"""The kinds of values in school.toml, and the words a person gets when one does not fit.

Each error type raised is the id of a text in ``locales/*/commands.ftl``. No error holds the value.
"""

from __future__ import annotations

import re
from base64 import b64decode
from datetime import time
from typing import Annotated, Final, Literal
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, SecretStr
from pydantic_core import PydanticCustomError

from bot.domain.people import Language

_TOKEN: Final = re.compile(r"\d{1,20}:[A-Za-z0-9_-]{1,80}")
_WEBHOOK_SECRET: Final = re.compile(r"[A-Za-z0-9_-]{16,256}")
_CLOCK: Final = re.compile(r"([01]\d|2[0-3]):[0-5]\d(:00)?")


def filled(longest: int) -> AfterValidator:
    def check(value: str) -> str:
        text = value.strip()
        if not text:
            raise PydanticCustomError("expected-filled", "must not be blank")
        if len(text) > longest:
            raise PydanticCustomError(
                "expected-short", "at most {most} characters", {"most": longest}
            )
        return text

    return AfterValidator(check)


def between(low: int, high: int) -> AfterValidator:
    def check(value: int) -> int:
        if not low <= value <= high:
            raise PydanticCustomError(
                "expected-range",
                "a whole number from {low} to {high}",
                {"low": low, "high": high},
            )
        return value

    return AfterValidator(check)


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (OSError, ValueError, KeyError):  # an odd path, an odd name, an unknown zone
        known = False
    else:
        known = bool(name)
    if not known:
        raise PydanticCustomError("expected-timezone", "a time zone such as Asia/Almaty")
    return name


def _clock(value: object) -> object:
    if isinstance(value, str) and not _CLOCK.fullmatch(value):
        raise PydanticCustomError("expected-clock", "a time such as 09:00")
    return value


def _url(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s/]+(/\S*)?", value):
        raise PydanticCustomError("expected-url", "an address beginning with http:// or https://")
    return value.rstrip("/")


def _secret(kind: Literal["expected-token", "expected-webhook-secret"]) -> AfterValidator:
    shape = _TOKEN if kind == "expected-token" else _WEBHOOK_SECRET

    def check(value: SecretStr) -> SecretStr:
        if not shape.fullmatch(value.get_secret_value()):
            raise PydanticCustomError(kind, "not of the expected shape")
        return value

    return AfterValidator(check)


def _master_key(value: SecretStr) -> SecretStr:
    try:
        length = len(b64decode(value.get_secret_value(), validate=True))
    except ValueError:
        length = 0
    if length != 32:
        raise PydanticCustomError("expected-master-key", "32 random bytes in base64")
    return value


Token = Annotated[SecretStr, _secret("expected-token")]
WebhookSecret = Annotated[SecretStr, _secret("expected-webhook-secret")]
MasterKey = Annotated[SecretStr, AfterValidator(_master_key)]
TimeZone = Annotated[str, AfterValidator(_zone)]
Line = Annotated[str, filled(200)]
Paragraph = Annotated[str, filled(600)]
Term = Annotated[int, between(1, 15)]
Days = Annotated[int, between(1, 3650)]
Clock = Annotated[time, BeforeValidator(_clock)]
Url = Annotated[str, AfterValidator(_url)]
Port = Annotated[int, between(1, 65535)]
Body = Literal["responsible", "council", "head"]
DataBody = Literal["responsible", "council", "head", "it"]


class Section(BaseModel):
    """A table of school.toml: frozen, and a key it does not know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Bilingual(Section):
    """A short text the school wrote in both languages; neither may be blank."""

    kk: Line
    ru: Line

    def __getitem__(self, language: Language) -> str:
        return self.kk if language is Language.KK else self.ru


class BilingualParagraph(Section):
    """The same, up to 600 characters, for the fields of a notice."""

    kk: Paragraph
    ru: Paragraph

    def __getitem__(self, language: Language) -> str:
        return self.kk if language is Language.KK else self.ru
