"""`slips`: the same sheet from the command line."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from bot.commands.slips import FAILED, FINE, WRONG, slips
from bot.domain.people import Language
from bot.playground.server import Playground
from bot.texts import Texts
from tests.commands.test_cli import settings_env
from tests.qr_reader import codes_in, read_qr
from tests.school import TOKEN


@pytest.mark.requirement("R-4.4ae", "R-alt")
async def test_a_desk_prints_the_slips_of_a_class(tmp_path: Path, texts: Texts) -> None:
    """Made with --families; a second time only with --replace; wrong words are refused."""
    words, file = texts[Language.RU], tmp_path / "slips.pdf"
    async with Playground() as play:
        play.add_bot(TOKEN, "adal_test_bot", "Adal")
        env = settings_env(play, tmp_path)

        async def run(
            label: str, families: int | None = None, *, replace: bool = False, to: Path = file
        ) -> tuple[int, str]:
            out = io.StringIO()
            code = await slips(
                env, label, to, families=families, replace=replace, words=words, out=out
            )
            return code, out.getvalue().strip()

        assert await run("Айша", 3) == (
            WRONG, words.plain("slips-wrong-class", label="Айша", most=60),
        )  # fmt: skip
        assert await run("3б") == (FAILED, words.plain("slips-no-class", label="3 Б"))
        code, said = await run("3б", 4)
        assert code == FINE, said
        first = [read_qr(one) for one in codes_in(file.read_bytes())]
        assert len(set(first)) == 4
        assert all(link.startswith("https://t.me/adal_test_bot?start=c_") for link in first)
        assert await run("3б") == (FAILED, words.plain("slips-are-out", count=4))
        gone = tmp_path / "nowhere" / "slips.pdf"
        assert await run("3б", replace=True, to=gone) == (
            FAILED, words.plain("slips-no-file", file=str(gone)),
        )  # fmt: skip
        code, said = await run("3б", 5)
        assert code == FINE, said
        assert not set(first) & {read_qr(one) for one in codes_in(file.read_bytes())}
