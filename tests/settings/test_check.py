"""`check`: one line for each finding, and an exit code a script can trust."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from bot.commands.check import ProbeError, ProbeFailure, check
from bot.domain.people import Language, Role
from bot.settings import Settings
from bot.texts import Texts
from tests.settings.conftest import TOKEN, Files
from tests.settings.test_init import CommandTexts

ALL_BOUND = [(Role.HEAD, True), (Role.RESPONSIBLE, True), (Role.COUNCIL, True)]


@pytest.fixture(scope="session")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Texts:
    return CommandTexts(tmp_path_factory.mktemp("locales"))


@dataclass
class FakeProbe:
    """Telegram as the test wants it."""

    staff: list[tuple[Role, bool]]
    failure: ProbeFailure | None = None
    shut_out: tuple[Role, ...] = ()

    async def token_works(self) -> str:
        if self.failure:
            raise ProbeError(self.failure)
        return "adal_bot"

    async def reachable_staff(self) -> list[tuple[Role, bool]]:
        return self.staff

    async def unheard(self) -> tuple[Role, ...]:
        return self.shut_out


async def checked(
    env: Mapping[str, str], texts: Texts, probe: FakeProbe, language: Language = Language.RU
) -> tuple[int, list[str]]:
    out = io.StringIO()

    def make(_settings: Settings) -> FakeProbe:
        return probe

    code = await check(env, words=texts[language], out=out, probe=make)
    return code, out.getvalue().splitlines()


@pytest.mark.parametrize("language", list(Language))
async def test_a_complete_school_is_fine(files: Files, texts: Texts, language: Language) -> None:
    code, lines = await checked(files.write(), texts, FakeProbe(ALL_BOUND), language)
    assert code == 0
    assert texts[language].plain("check-token-works", name="adal_bot") in lines
    assert not any(line.startswith("!") for line in lines)


async def test_each_finding_is_a_line_with_file_and_key(files: Files, texts: Texts) -> None:
    files.school["terms"]["appeal"] = 16
    del files.school["notice"]["risks"]
    code, lines = await checked(files.write(), texts, FakeProbe(ALL_BOUND))
    assert code == 1
    found = [line for line in lines if line.startswith("!")]
    expected = texts[Language.RU].plain("expected-range", low=1, high=15)
    assert found[0] == f"! {files.config}: terms.appeal: {expected}"
    assert len(found) == 2


async def test_a_misspelled_variable_is_a_finding(files: Files, texts: Texts) -> None:
    env = files.write(ADAL_TELEGRM__TOKEN=TOKEN, ADAL_ZZ="1")
    code, lines = await checked(env, texts, FakeProbe(ALL_BOUND))
    assert code == 1
    text = "\n".join(lines)
    assert "ADAL_TELEGRAM__TOKEN" in text
    assert "ADAL_ZZ" in text
    assert TOKEN not in text


@pytest.mark.parametrize(
    ("failure", "key"),
    [(ProbeFailure.TOKEN, "check-token-refused"), (ProbeFailure.NETWORK, "check-no-network")],
)
async def test_a_silent_telegram_is_a_finding(
    files: Files, texts: Texts, failure: ProbeFailure, key: str
) -> None:
    code, lines = await checked(files.write(), texts, FakeProbe([], failure))
    assert code == 1
    assert f"! {texts[Language.RU].plain(key)}" in lines


async def test_staff_that_cannot_be_reached_or_are_missing_are_named_by_role(
    files: Files, texts: Texts
) -> None:
    """By the school's own title of the role, never by a name."""
    probe = FakeProbe([(Role.HEAD, True), (Role.RESPONSIBLE, False), (Role.IT, False)])
    code, lines = await checked(files.write(), texts, probe)
    assert code == 1
    titles = files.school["roles"]
    words = texts[Language.RU]
    assert [line for line in lines if line.startswith("!")] == [
        "! " + words.plain("check-staff-unreachable", role=titles["responsible"]["title"]["ru"]),
        "! " + words.plain("check-staff-unreachable", role="it"),
        "! " + words.plain("check-staff-missing", role=titles["council"]["title"]["ru"]),
    ]


@pytest.mark.requirement("R-003-5.1-1")
async def test_a_complaint_that_only_its_subject_could_receive_is_a_finding(
    files: Files, texts: Texts
) -> None:
    """The school learns it before somebody has to complain about its only head."""
    probe = FakeProbe(ALL_BOUND, shut_out=(Role.RESPONSIBLE,))
    code, lines = await checked(files.write(), texts, probe)
    assert code == 1
    title = files.school["roles"]["responsible"]["title"]["ru"]
    assert "! " + texts[Language.RU].plain("check-unheard", role=title) in lines
