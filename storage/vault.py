"""Keys and ciphers: what makes a stolen database file unreadable.

A master key lives outside the database and wraps one data key for each owner (a person, a
case, the school). Free text is AES-256-GCM under its owner's key, bound to the table, row
and column where it stands; destroying the owner's key destroys the text.
"""

from __future__ import annotations

import hmac
import os
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_NONCE: Final = 12
_FORMAT: Final = b"\x01"


class VaultError(Exception):
    """Base of what can go wrong with keys and ciphers."""


class WrongMasterKeyError(VaultError):
    """The master key does not open this database's keys."""


class SealBrokenError(VaultError):
    """A sealed value was changed, moved to another place, or sealed under another key."""


@dataclass(frozen=True, slots=True, repr=False)
class MasterKey:
    """The key outside the database: a name to know it by and 32 bytes."""

    id: str
    secret: bytes

    def __post_init__(self) -> None:
        if len(self.secret) != 32:
            raise VaultError(f"master key {self.id}: 32 bytes expected")

    def derived(self, purpose: str, salt: bytes) -> bytes:
        """32 bytes for one purpose, from which the master key cannot be found."""
        return HKDF(SHA256(), 32, salt, purpose.encode()).derive(self.secret)


def place(table: str, row: str, column: str) -> str:
    """The associated data that binds a sealed value to where it stands."""
    return f"{table}/{row}/{column}"


class DataKey:
    """An owner's key, ready to seal and open text."""

    __slots__ = ("_cipher",)

    def __init__(self, secret: bytes) -> None:
        self._cipher = AESGCM(secret)

    def seal(self, text: str, where: str) -> bytes:
        """Ciphertext of `text`, bound to `where` (see ``place``)."""
        nonce = os.urandom(_NONCE)
        return _FORMAT + nonce + self._cipher.encrypt(nonce, text.encode(), where.encode())

    def open(self, sealed: bytes, where: str) -> str:
        """The text again. Raises ``SealBrokenError``."""
        if sealed[:1] != _FORMAT:
            raise SealBrokenError(where)
        nonce, body = sealed[1 : 1 + _NONCE], sealed[1 + _NONCE :]
        try:
            return self._cipher.decrypt(nonce, body, where.encode()).decode()
        except InvalidTag:
            raise SealBrokenError(where) from None


class Vault:
    """Wraps and unwraps data keys under the master key."""

    def __init__(self, master: MasterKey) -> None:
        self.master = master
        self._cipher = AESGCM(master.secret)
        self._unwrap = lru_cache(maxsize=4096)(self._unwrap_now)

    def new_key(self, owner: str) -> tuple[DataKey, bytes]:
        """A fresh key for `owner`, and its wrapped form to store."""
        secret = os.urandom(32)
        return DataKey(secret), self._wrap(owner, secret)

    def rewrap(self, owner: str, wrapped: bytes, new: Vault) -> bytes:
        """The same key wrapped by the other vault's master. Raises ``WrongMasterKeyError``."""
        return new._wrap(owner, self._secret(owner, wrapped))

    def _wrap(self, owner: str, secret: bytes) -> bytes:
        nonce = os.urandom(_NONCE)
        return nonce + self._cipher.encrypt(nonce, secret, owner.encode())

    def unwrap(self, owner: str, wrapped: bytes) -> DataKey:
        """The owner's key. Raises ``WrongMasterKeyError``."""
        return self._unwrap(owner, wrapped)

    def _unwrap_now(self, owner: str, wrapped: bytes) -> DataKey:
        return DataKey(self._secret(owner, wrapped))

    def _secret(self, owner: str, wrapped: bytes) -> bytes:
        try:
            return self._cipher.decrypt(wrapped[:_NONCE], wrapped[_NONCE:], owner.encode())
        except InvalidTag:
            raise WrongMasterKeyError(
                f"master key {self.master.id!r} does not open the key of {owner.partition(':')[0]}"
            ) from None

    def pseudonyms(self, wrapped: bytes) -> Pseudonyms:
        """The school's pseudonym key. Raises ``WrongMasterKeyError``."""
        return Pseudonyms(self._secret(PSEUDONYM_OWNER, wrapped))


PSEUDONYM_OWNER: Final = "school:pseudonyms"
NOTICES_OWNER: Final = "school:notices"
CALENDAR_OWNER: Final = "school:calendar"


class Pseudonyms:
    """Turns Telegram ids into keyed hashes; without the key they cannot be turned back."""

    __slots__ = ("_key",)

    def __init__(self, key: bytes) -> None:
        self._key = key

    def person(self, telegram_id: int) -> str:
        """The pseudonym of a person: 128 bits of an HMAC, in hexadecimal."""
        return self._digest(f"person/{telegram_id}")[:32]

    def conversation(self, *parts: object) -> str:
        """The key under which a conversation's state is kept: an HMAC over its parts."""
        return self._digest("conversation/" + "/".join(map(repr, parts)))

    def _digest(self, text: str) -> str:
        return hmac.new(self._key, text.encode(), sha256).hexdigest()


def person_owner(person_id: str) -> str:
    """The data key's owner for a person."""
    return f"person:{person_id}"


def case_owner(case_id: str) -> str:
    """The data key's owner for a case."""
    return f"case:{case_id}"


def token_hash(token: str) -> str:
    """What is stored of a one-time token with at least 128 random bits."""
    return sha256(token.encode()).hexdigest()
