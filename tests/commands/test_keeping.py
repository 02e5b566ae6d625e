"""`rotate-key`, `backup` and `restore` as an operator types them; files that are open to others."""

from __future__ import annotations

import asyncio
import stat
import tomllib
from base64 import b64encode
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.commands.opening import key_in
from bot.playground.demo import SAMPLE
from bot.texts import Texts
from storage.store import Store
from storage.vault import MasterKey
from tests.school import TOKEN

KEY = bytes(range(32))


def in_base64(key: bytes) -> str:
    """A key as the settings hold it."""
    return b64encode(key).decode()


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new database, the settings that lead to it, and no other settings."""
    secrets = tmp_path / "secrets.toml"
    secrets.write_text(
        f'[telegram]\ntoken = "{TOKEN}"\n[keys]\nmaster = "{in_base64(KEY)}"\n', encoding="utf-8"
    )
    secrets.chmod(0o600)
    database = tmp_path / "adal.sqlite3"
    monkeypatch.setenv("ADAL_CONFIG", str(SAMPLE))
    monkeypatch.setenv("ADAL_SECRETS", str(secrets))
    monkeypatch.setenv("ADAL_STORAGE__DATABASE", str(database))
    asyncio.run(opened(database, KEY))
    return database


async def opened(database: Path, key: bytes) -> None:
    """Open and close the database. Raises ``WrongMasterKeyError``."""
    async with Store.open(database, MasterKey("k1", key)):
        pass


@pytest.mark.requirement("R-2.5ae", "R-000A-2.3")
def test_what_the_bot_makes_is_for_its_owner_only(database: Path) -> None:
    """The database and all that SQLite and the bot keep beside it have mode 0600."""

    async def modes() -> set[int]:
        async with Store.open(database, MasterKey("k1", KEY)):
            beside = database.parent.glob(f"{database.name}*")
            return {stat.S_IMODE(file.stat().st_mode) for file in beside}

    assert asyncio.run(modes()) == {0o600}


@pytest.mark.requirement("R-2.5ae")
@pytest.mark.parametrize("mode", [0o644, 0o640, 0o606])
@pytest.mark.parametrize("command", ["run", "check"])
def test_a_database_that_others_can_read_is_refused(
    database: Path, command: str, mode: int, texts: Texts,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """`run` does not start and `check` finds it; both name the file and what to type."""
    monkeypatch.setenv("ADAL_TELEGRAM__API_BASE", "http://127.0.0.1:9")
    database.chmod(mode)
    assert main(["--language", "ru", command]) == 1
    told = "".join(capsys.readouterr())
    assert f"! {database}: -: " in told
    assert "chmod 600" in told


@pytest.mark.requirement("R-2.5ae")
def test_a_new_key_is_made_in_a_closed_file_and_told_once(
    database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The key stands in the file only, never on the screen; the file's key opens the database."""
    assert main(["--language", "ru", "rotate-key"]) == 0
    file = database.with_name("secrets.new.toml")
    told = capsys.readouterr().out
    assert str(file) in told
    assert tomllib.loads(file.read_text(encoding="utf-8"))["keys"]["master"] not in told
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    asyncio.run(opened(database, key_in(file)))
    assert main(["--language", "ru", "rotate-key"]) == 1, "the old key fits no more"
    assert "ADAL_KEYS__MASTER" in capsys.readouterr().out
    assert file.exists(), "a key that was not made by this run stays"


@pytest.mark.parametrize("way", ["file", "variable"])
def test_a_given_key_is_taken(
    database: Path, way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From a secrets file or from the variable; nothing is made then."""
    new = bytes(range(32, 64))
    file = tmp_path / "given.toml"
    if way == "file":
        file.write_text(f'[keys]\nmaster = "{in_base64(new)}"\n', encoding="utf-8")
        file.chmod(0o600)
        assert main(["rotate-key", "--new", str(file)]) == 0
    else:
        monkeypatch.setenv("ADAL_NEW_MASTER", in_base64(new))
        assert main(["rotate-key"]) == 0
    assert not (tmp_path / "secrets.new.toml").exists()
    asyncio.run(opened(database, new))


def test_a_key_that_is_none_or_open_to_others_is_refused(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """And so is the present key; the database stays under the old one, no file is left."""
    file = tmp_path / "given.toml"
    for content, mode in (("[keys]\nmaster = 'c2hvcnQ='\n", 0o600), ("", 0o600), ("[keys]", 0o644)):
        file.write_text(content, encoding="utf-8")
        file.chmod(mode)
        assert main(["rotate-key", "--new", str(file)]) == 1
        assert str(file) in capsys.readouterr().out
    monkeypatch.setenv("ADAL_NEW_MASTER", in_base64(KEY))
    assert main(["rotate-key"]) == 1
    monkeypatch.setenv("ADAL_NEW_MASTER", "?")
    assert main(["rotate-key"]) == 1
    assert "ADAL_NEW_MASTER" in capsys.readouterr().out
    asyncio.run(opened(database, KEY))
    assert not (tmp_path / "secrets.new.toml").exists()


@pytest.mark.requirement("R-2.5a", "R-2.5ae")
def test_backup_and_restore_say_what_they_did(
    database: Path, tmp_path: Path, texts: Texts, capsys: pytest.CaptureFixture[str]
) -> None:
    """There and back; an existing file, a foreign file and a missing database are explained."""
    file = tmp_path / "night.adal"
    assert main(["--language", "ru", "backup", str(file)]) == 0
    assert str(file) in capsys.readouterr().out
    assert main(["--language", "kk", "backup", str(file)]) == 1
    assert "мұндай файл бар" in capsys.readouterr().out
    assert main(["--language", "ru", "restore", str(file)]) == 0
    assert "adal.sqlite3.replaced" in capsys.readouterr().out
    asyncio.run(opened(database, KEY))
    assert main(["restore", str(SAMPLE)]) == 1
    assert main(["restore", str(tmp_path / "nowhere")]) == 1
    database.unlink()
    assert main(["backup", str(tmp_path / "other.adal")]) == 1
    assert main(["rotate-key"]) == 1
    assert main(["--language", "ru", "restore", str(file)]) == 0
    asyncio.run(opened(database, KEY))


def test_a_backup_of_the_old_key_is_restored_with_that_key_named(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a rotation `--key` names the secrets file kept for the old backups."""
    file, old = tmp_path / "night.adal", tmp_path / "old.toml"
    assert main(["backup", str(file)]) == 0
    old.write_text(f'[keys]\nmaster = "{in_base64(KEY)}"\n', encoding="utf-8")
    old.chmod(0o600)
    new = bytes(range(32, 64))
    monkeypatch.setenv("ADAL_NEW_MASTER", in_base64(new))
    assert main(["rotate-key"]) == 0
    monkeypatch.setenv("ADAL_KEYS__MASTER", in_base64(new))
    assert main(["restore", str(file)]) == 1
    assert main(["restore", str(file), "--key", str(old)]) == 0
    asyncio.run(opened(database, new))


@pytest.mark.requirement("R-2.5ae")
@pytest.mark.parametrize("command", [["run"], ["rotate-key"], ["backup", "x"], ["restore", "x"]])
def test_settings_that_are_wrong_are_told_by_each_command(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """With the file's name, and nothing is made."""
    monkeypatch.setenv("ADAL_CONFIG", str(tmp_path / "school.toml"))
    assert main(command) == 1
    assert "school.toml" in "".join(capsys.readouterr())
    assert not list(tmp_path.iterdir())
