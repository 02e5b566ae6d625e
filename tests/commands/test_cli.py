"""``python -m bot COMMAND``: 0 fine, 1 failed, 2 wrong usage; help on every command."""

from __future__ import annotations

import asyncio
import base64
import os
import signal
import sys
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.domain.people import Role
from bot.playground.demo import SAMPLE
from bot.playground.entities import parse_html
from bot.playground.server import Playground
from tests.school import TOKEN, School

COMMANDS = (
    "demo", "init", "check", "run", "rotate-key", "backup", "restore", "card", "slips",
    "staff-link", "evaluate", "verify",
)  # fmt: skip
KEY = base64.b64encode(bytes(32)).decode()


def settings_env(play: Playground, folder: Path) -> dict[str, str]:
    """The environment that points the commands at the sample school and an emulator."""
    return {
        "ADAL_CONFIG": str(SAMPLE),
        "ADAL_TELEGRAM__TOKEN": TOKEN,
        "ADAL_TELEGRAM__API_BASE": play.api_base,
        "ADAL_STORAGE__DATABASE": str(folder / "adal.db"),
        "ADAL_KEYS__MASTER": KEY,
    }


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_command_has_help_in_both_languages(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """--help prints what the command does, in Kazakh and Russian, and ends with 0."""
    with pytest.raises(SystemExit) as ended:
        main([part for part in (command, "--help") if part])
    assert ended.value.code == 0
    assert " / " in capsys.readouterr().out


@pytest.mark.parametrize("argv", [[], ["fly"], ["verify"], ["evaluate"], ["run", "--fast"]])
def test_wrong_usage_ends_with_two(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """A command that does not exist or lacks its argument is wrong usage."""
    with pytest.raises(SystemExit) as ended:
        main(argv)
    assert ended.value.code == 2
    assert capsys.readouterr().err


def test_run_says_which_settings_are_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a settings file the bot does not start, and names the file it looked for."""
    monkeypatch.setenv("ADAL_CONFIG", str(tmp_path / "school.toml"))
    assert main(["run"]) == 1
    assert "school.toml" in capsys.readouterr().err


@pytest.mark.requirement("R-4.4a")
async def test_check_names_what_is_wrong_and_passes_when_nothing_is(
    school: School, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Unbound staff and a misspelled variable are findings; a complete school is fine."""
    for name, value in settings_env(school.play, Path()).items():
        monkeypatch.setenv(name, value)
    database = school.settings.storage.database
    key = school.settings.keys.master.get_secret_value()
    monkeypatch.setenv("ADAL_STORAGE__DATABASE", str(database))
    monkeypatch.setenv("ADAL_KEYS__MASTER", key)
    monkeypatch.setenv("ADAL_TELEGRAM__TOKKEN", "x")
    assert await asyncio.to_thread(main, ["check"]) == 1
    told = capsys.readouterr().out
    assert "ADAL_TELEGRAM__TOKKEN" in told
    assert "ADAL_TELEGRAM__TOKEN" in told
    assert TOKEN not in told

    monkeypatch.delenv("ADAL_TELEGRAM__TOKKEN")
    for role in (Role.HEAD, Role.RESPONSIBLE, Role.COUNCIL):
        await school.staff(role.value, role)
    assert await asyncio.to_thread(main, ["check"]) == 0
    assert "adal_test_bot" in capsys.readouterr().out


@pytest.mark.requirement("R-5.3b")
async def test_a_lone_head_who_lost_the_phone_gets_a_link_on_the_server(
    school: School, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """``staff-link head`` prints a link; opened by the head it ends the old code and lets a new
    one be set up."""
    head = await school.staff("head", Role.HEAD)
    old = school.secrets.pop(head.id)
    key = school.settings.keys.master.get_secret_value()
    for name, value in settings_env(school.play, Path()).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("ADAL_STORAGE__DATABASE", str(school.settings.storage.database))
    monkeypatch.setenv("ADAL_KEYS__MASTER", key)
    assert await asyncio.to_thread(main, ["staff-link", "head"]) == 0
    link = capsys.readouterr().out.partition("?start=")[2].split()[0]
    await head.start(link)
    await head.settled()
    await head.send("/queue")
    await head.sees(parse_html(school.words()("factor-needed"))[0].splitlines()[0])
    await school.enrol(head)
    assert school.secrets[head.id] != old


@pytest.mark.long
async def test_run_starts_answers_and_stops_on_a_signal(tmp_path: Path) -> None:
    """The real process polls the API it is pointed at and ends with 0 on SIGTERM."""
    async with Playground() as play:
        play.add_bot(TOKEN, "adal_test_bot", "Adal")
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run",
            env={**os.environ, **settings_env(play, tmp_path)},
        )  # fmt: skip
        person = play.person("parent")
        await person.start()
        await person.sees("ЖИ", timeout=60)
        process.send_signal(signal.SIGTERM)
        assert await process.wait() == 0


async def test_a_wrong_master_key_is_told_plainly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A database made under another key is not opened, and the message says what to look at."""
    async with Playground() as play:
        play.add_bot(TOKEN, "adal_test_bot", "Adal")
        for name, value in settings_env(play, tmp_path).items():
            monkeypatch.setenv(name, value)
        await asyncio.to_thread(main, ["check"])
        monkeypatch.setenv("ADAL_KEYS__MASTER", base64.b64encode(bytes([1]) * 32).decode())
        assert await asyncio.to_thread(main, ["run"]) == 1
    assert "ADAL_KEYS__MASTER" in capsys.readouterr().err
