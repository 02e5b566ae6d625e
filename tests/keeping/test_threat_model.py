"""The threat model names only guards that exist, for every loss that it must speak of."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from bot.domain.people import Role
from bot.usecases.bind_staff import new_staff_link
from tests.keeping.conftest import House
from tests.school import MORNING

ROOT: Final = Path(__file__).resolve().parents[2]
TEXT: Final = (ROOT / "docs" / "threat-model.md").read_text(encoding="utf-8")
HEAD: Final = ("what is tried", "what it surrenders", "guarded by")
NOTHING: Final = "nothing"
LOSSES: Final = (
    "stolen server", "stolen backup", "stolen bot token", "stolen phone of a staff member",
    "Curious staff", "pupil with a client", "Telegram itself", "malicious notice or settings file",
)  # fmt: skip
_GUARD: Final = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


def tables() -> dict[str, list[tuple[str, ...]]]:
    """The rows of the table under each heading, without its head."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for part in TEXT.split("\n## ")[1:]:
        title, _, body = part.partition("\n")
        rows = [
            tuple(cell.strip() for cell in line.strip("|").split("|"))
            for line in body.splitlines()
            if line.startswith("|")
        ]
        if rows:
            assert rows[0] == HEAD, title
            found[title] = rows[2:]
    return found


@cache
def names_in(file: str) -> frozenset[str]:
    """The names of the test functions in a file."""
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return frozenset(
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )


@pytest.mark.requirement("R-2.5ae", "R-2.5b", "R-000A-2.3")
def test_every_line_names_a_test_that_exists_or_says_that_nothing_guards_it() -> None:
    """No line without a guard or the word "nothing"; no guard that nobody wrote."""
    rows = [(title, row) for title, table in tables().items() for row in table]
    assert len(rows) > 40
    for title, row in rows:
        assert len(row) == len(HEAD), f"{title}: {row}"
        assert all(row), f"{title}: {row}"
        guards = _GUARD.findall(row[2])
        rest = _GUARD.sub("", row[2]).strip(" ,")
        assert (rest == NOTHING) if not guards else not rest, f"{title}: {row[0]}"
        for file, name in guards:
            assert name in names_in(file), f"{title}: {file} has no {name}"


@pytest.mark.requirement("R-2.5b")
def test_every_loss_is_spoken_of() -> None:
    """Actors, assets, assumptions, and a table for each thing that can be lost."""
    headings = re.findall(r"^## (.+)$", TEXT, re.MULTILINE)
    assert headings[:3] == ["Actors", "Assets", "Assumptions"]
    titles = list(tables())
    assert headings[3:] == titles
    for loss in LOSSES:
        assert any(loss in title for title in titles), loss


@pytest.mark.requirement("R-5.3b", "R-2.5ae")
async def test_a_staff_link_cannot_be_guessed_nor_read_from_the_file(house: House) -> None:
    """At least 128 random bits, each link another, and none of them in any byte on disk."""
    async with house.open() as store:
        async with store.writing() as work:
            links = {await new_staff_link(work, Role.HEAD, MORNING) for _ in range(50)}
        assert len(links) == 50
        assert all(re.fullmatch(r"[\w-]{22,}", link) for link in links)
        await store.checkpoint()
        everything = house.everything()
    assert not [link for link in links if link.encode() in everything]
