"""An encrypted file gives nothing away, and no change to it goes unseen."""

from __future__ import annotations

import stat
from datetime import date
from pathlib import Path

import pytest

from storage.sealed_file import CHUNK, DamagedFileError, open_file, seal_file
from storage.vault import MasterKey, WrongMasterKeyError

KEY, OTHER = MasterKey("k1", bytes(range(32))), MasterKey("k1", bytes(32))
DAY = date(2026, 11, 23)
OVERHEAD = 66


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK + 7])
def test_what_goes_in_comes_out(tmp_path: Path, size: int) -> None:
    """Of any size, also empty and exactly a chunk, with its day; for its owner only."""
    plain, sealed, opened = (tmp_path / name for name in ("plain", "sealed", "opened"))
    plain.write_bytes(bytes(i % 251 for i in range(size)))
    seal_file(plain, sealed, KEY, DAY)
    assert open_file(sealed, opened, KEY) == DAY
    assert opened.read_bytes() == plain.read_bytes()
    assert stat.S_IMODE(sealed.stat().st_mode) == stat.S_IMODE(opened.stat().st_mode) == 0o600
    assert sealed.stat().st_size == OVERHEAD + size + 16 * max(1, -(-size // CHUNK))


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    """A file of three chunks."""
    plain = tmp_path / "plain"
    plain.write_bytes(b"a" * CHUNK + b"b" * CHUNK + b"c" * 10)
    seal_file(plain, tmp_path / "sealed", KEY, DAY)
    return tmp_path / "sealed"


def refused(file: Path, content: bytes, key: MasterKey = KEY) -> bool:
    """Whether the changed file is refused as damaged."""
    changed = file.with_name("changed")
    changed.write_bytes(content)
    opened = file.with_name("opened")
    try:
        open_file(changed, opened, key)
    except DamagedFileError:
        return True
    finally:
        opened.unlink(missing_ok=True)
    return False


@pytest.mark.requirement("R-2.5ae", "R-2.5a")
def test_any_change_is_found(sealed: Path) -> None:
    """A flipped bit anywhere, a cut at any chunk, chunks swapped or left out, bytes added."""
    whole = sealed.read_bytes()
    chunk = CHUNK + 16
    head, first, second, last = (
        whole[:OVERHEAD],
        whole[OVERHEAD : OVERHEAD + chunk],
        whole[OVERHEAD + chunk : OVERHEAD + 2 * chunk],
        whole[OVERHEAD + 2 * chunk :],
    )
    assert not refused(sealed, whole)
    for at in (0, 9, OVERHEAD + 1, OVERHEAD + chunk + 5, len(whole) - 1):
        flipped = bytearray(whole)
        flipped[at] ^= 1
        assert refused(sealed, bytes(flipped)), at
    for content in (
        b"",
        head,
        head + first,
        head + first + second,
        head + second + first + last,
        head + first + last,
        head + last,
        whole + b"x",
        whole[:-1],
    ):
        assert refused(sealed, content)


def test_another_key_is_told_from_damage(sealed: Path) -> None:
    with pytest.raises(WrongMasterKeyError):
        open_file(sealed, sealed.with_name("opened"), OTHER)


def test_the_same_file_never_looks_the_same_twice(sealed: Path, tmp_path: Path) -> None:
    seal_file(tmp_path / "plain", tmp_path / "again", KEY, DAY)
    assert (tmp_path / "again").read_bytes()[OVERHEAD:] != sealed.read_bytes()[OVERHEAD:]


def test_an_existing_file_is_never_written_over(sealed: Path, tmp_path: Path) -> None:
    with pytest.raises(FileExistsError):
        seal_file(tmp_path / "plain", sealed, KEY, DAY)
