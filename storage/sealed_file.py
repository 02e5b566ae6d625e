"""A file encrypted as a whole, in chunks, so that its size costs no memory.

Layout: magic, day, salt, a fingerprint of the key, then chunks of AES-256-GCM. A nonce is the
chunk's number and whether it is the last one, and every chunk is bound to the head, so that
nothing can be changed, left out, put elsewhere or cut off unseen.
"""

from __future__ import annotations

import hmac
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from storage.vault import MasterKey, WrongMasterKeyError

CHUNK: Final = 1 << 20
"""Bytes of a chunk before it is encrypted."""
_MAGIC: Final = b"ADALBAK1"
_DAY, _SALT, _CHECK, _TAG = 10, 32, 16, 16
_HEAD: Final = len(_MAGIC) + _DAY + _SALT + _CHECK


class DamagedFileError(Exception):
    """No file of ours, or one that was changed or cut off."""


def seal_file(source: Path, target: Path, master: MasterKey, day: date) -> None:
    """Encrypt `source` into the new file `target`, for its owner only. Raises ``OSError``."""
    salt = os.urandom(_SALT)
    head = _MAGIC + day.isoformat().encode() + salt + _check(master, salt)
    cipher = AESGCM(master.derived("adal-backup-1", salt))
    with source.open("rb") as plain, _new(target) as out:
        out.write(head)
        for number, (chunk, last) in enumerate(_chunks(plain, CHUNK)):
            out.write(cipher.encrypt(_nonce(number, last=last), chunk, head))


def open_file(source: Path, target: Path, master: MasterKey) -> date:
    """Decrypt `source` into the new file `target`; the day it was made.

    Raises ``DamagedFileError``, ``OSError``, and ``WrongMasterKeyError`` for another key's file.
    """
    with source.open("rb") as sealed, _new(target) as out:
        head = sealed.read(_HEAD)
        if len(head) < _HEAD or not head.startswith(_MAGIC):
            raise DamagedFileError
        salt = head[len(_MAGIC) + _DAY : -_CHECK]
        if not hmac.compare_digest(head[-_CHECK:], _check(master, salt)):
            raise WrongMasterKeyError(f"master key {master.id!r} does not open this file")
        cipher = AESGCM(master.derived("adal-backup-1", salt))
        try:
            for number, (chunk, last) in enumerate(_chunks(sealed, CHUNK + _TAG)):
                out.write(cipher.decrypt(_nonce(number, last=last), chunk, head))
            return date.fromisoformat(head[len(_MAGIC) : len(_MAGIC) + _DAY].decode())
        except (InvalidTag, ValueError):
            raise DamagedFileError from None


def _check(master: MasterKey, salt: bytes) -> bytes:
    return master.derived("adal-backup-check-1", salt)[:_CHECK]


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


def _chunks(file: BinaryIO, size: int) -> Iterator[tuple[bytes, bool]]:
    """Each chunk and whether it is the last; an empty file has one empty chunk."""
    chunk = file.read(size)
    while True:
        following = file.read(size)
        yield chunk, not following
        if not following:
            return
        chunk = following


@contextmanager
def _new(path: Path) -> Iterator[BinaryIO]:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())
