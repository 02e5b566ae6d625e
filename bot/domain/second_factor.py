"""The staff's second factor (002:5.3b): codes of an authenticator, recovery codes, and pauses.

Codes are those of RFC 6238: six digits that change every half minute. A code counts once.
"""

from __future__ import annotations

import hmac
import secrets
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

import pyotp

from bot.domain.promises import Promises

STEP_SECONDS: Final = 30
SKEW: Final = 1
"""Steps by which the phone's clock may be early or late."""
RECOVERY_CODES: Final = 10
FREE_TRIES: Final = 5
"""Wrong codes in a row before one must wait."""
FIRST_PAUSE: Final = timedelta(minutes=1)
LONGEST_PAUSE: Final = timedelta(hours=12)
OUT_OF_HOURS: Final = timedelta(hours=1)
"""For so long the work is open when the school's day is not."""
FRESH: Final = timedelta(minutes=10)
"""So new a code must be to change the factor itself."""
_LETTERS: Final = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_GROUP: Final = 4
_SIGNS: Final = 12
_DIGITS: Final = 6


def new_secret() -> str:
    """A fresh shared secret, 160 random bits in base32."""
    return pyotp.random_base32()


def in_groups(signs: str) -> str:
    """A secret or a code as it is read aloud and typed: four signs and a blank."""
    return " ".join(signs[at : at + _GROUP] for at in range(0, len(signs), _GROUP))


def setup_uri(secret: str, account: str, issuer: str) -> str:
    """What the QR holds for an authenticator app; `account` names the bot, never a person."""
    return pyotp.TOTP(secret).provisioning_uri(name=account, issuer_name=issuer)


def new_recovery_codes() -> tuple[str, ...]:
    """Codes for a lost phone, each of 59 random bits."""
    return tuple(
        "".join(secrets.choice(_LETTERS) for _ in range(_SIGNS)) for _ in range(RECOVERY_CODES)
    )


def recovery_hash(code: str) -> str:
    """What is stored of a recovery code, and sealed at that."""
    return sha256(f"adal-recovery-1\n{code}".encode()).hexdigest()


def read_code(text: str) -> str | None:
    """The code somebody typed, without blanks and hyphens; None if it cannot be one."""
    if not text.isascii():
        return None
    signs = "".join(text.upper().replace("-", "").split())
    if len(signs) == _DIGITS and signs.isdecimal():
        return signs
    return signs if len(signs) == _SIGNS and set(signs) <= set(_LETTERS) else None


def could_be_code(text: str) -> bool:
    """Whether a text may be meant as a code, also one with a sign too many or too few.

    Every code is, though one recovery code in forty has letters only; longer or shorter than a
    code, letters alone are words.
    """
    signs = "".join(text.replace("-", "").split())
    return read_code(text) is not None or (
        signs.isascii()
        and signs.isalnum()
        and any(sign.isdigit() for sign in signs)
        and len(signs) in range(_DIGITS - 2, _SIGNS + 5)
    )


def is_recovery(code: str) -> bool:
    """Whether a code that was read is a recovery code."""
    return len(code) == _SIGNS


def matching_step(secret: str, code: str, at: datetime, last: int | None) -> int | None:
    """The step whose code this is, None for a wrong code or one of `last` and before.

    Every step is compared, in the same time whatever was typed.
    """
    totp, here = pyotp.TOTP(secret), int(at.timestamp()) // STEP_SECONDS
    found = None
    for step in range(here - SKEW, here + SKEW + 1):
        right = hmac.compare_digest(totp.generate_otp(step), code)
        if right and (last is None or step > last):
            found = step
    return found


def without(hashes: tuple[str, ...], code: str) -> tuple[str, ...] | None:
    """The hashes that stay when this recovery code is used; None if it is not among them."""
    wanted = recovery_hash(code)
    left = tuple(one for one in hashes if not hmac.compare_digest(one, wanted))
    return left if len(left) < len(hashes) else None


def pause_after(failures: int) -> timedelta | None:
    """How long to wait after so many wrong codes in a row; twice as long each time."""
    if failures < FREE_TRIES:
        return None
    doublings = min(failures - FREE_TRIES, 16)
    return min(FIRST_PAUSE * (1 << doublings), LONGEST_PAUSE)


def open_until(promises: Promises, hours: int, now: datetime) -> datetime:
    """Until when a code given at `now` opens the work: at most `hours`, and to the day's end.

    Outside working hours it is an hour.
    """
    if not promises.is_working_time(now):
        return now + OUT_OF_HOURS
    local = now.astimezone(promises.zone)
    end = datetime.combine(local.date(), promises.hours.end, tzinfo=promises.zone)
    return min(end, now + timedelta(hours=hours))
