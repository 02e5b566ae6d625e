"""What the program never does, and how much it takes in."""

from __future__ import annotations

import ast
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from bot.commands.verify import LARGEST as LARGEST_RECEIPT
from bot.commands.verify import verify
from bot.domain.people import Language
from bot.settings import SettingsError, load_settings
from bot.settings_files import LARGEST
from bot.texts import Texts

ROOT: Final = Path(__file__).resolve().parents[2]
CODE: Final = sorted(
    file for room in ("bot", "handlers", "storage") for file in (ROOT / room).rglob("*.py")
)
CALLS: Final = frozenset({"eval", "exec", "compile", "__import__"})
MODULES: Final = frozenset(
    {"pickle", "cPickle", "marshal", "shelve", "dill", "yaml", "subprocess", "pty", "ctypes"}
)
OF_OS: Final = frozenset({"system", "popen", "execv", "execve", "spawnv", "spawnl", "fork"})


def dangers(source: str) -> Iterator[str]:
    """Everything in a module's source that runs or unpacks what somebody else wrote."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            function = node.func
            if isinstance(function, ast.Name) and function.id in CALLS:
                yield function.id
            if isinstance(function, ast.Attribute):
                owner = function.value.id if isinstance(function.value, ast.Name) else ""
                if owner == "os" and function.attr in OF_OS:
                    yield f"os.{function.attr}"
                if function.attr in {"create_subprocess_exec", "create_subprocess_shell"}:
                    yield function.attr
        if isinstance(node, ast.Import):
            yield from (a.name for a in node.names if a.name.split(".")[0] in MODULES)
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in MODULES:
            yield str(node.module)


@pytest.mark.requirement("R-2.5ae")
def test_no_module_runs_or_unpacks_what_others_wrote() -> None:
    """No eval, exec, pickle, yaml, shell or child process anywhere outside the tests."""
    assert len(CODE) > 100
    found = {
        f"{file.relative_to(ROOT)}: {danger}"
        for file in CODE
        for danger in dangers(file.read_text(encoding="utf-8"))
    }
    assert not found


@pytest.mark.parametrize(
    "source",
    [
        "eval('1')", "exec(x)", "import pickle", "from yaml import load", "import os\nos.system(x)",
        "import subprocess as s", "asyncio.create_subprocess_shell(x)", "__import__('os')",
    ],
)  # fmt: skip
def test_the_search_finds_what_it_looks_for(source: str) -> None:
    """A search that finds nothing proves something only if it can find."""
    assert list(dangers(source))


@pytest.mark.requirement("R-2.5ae", "R-2.5a")
def test_a_settings_file_without_end_is_refused(tmp_path: Path) -> None:
    """A huge file, and a device that never ends, are read no further than the limit."""
    huge = tmp_path / "school.toml"
    huge.write_bytes(b"#" * (LARGEST + 1))
    for file in (huge, Path("/dev/zero")):
        with pytest.raises(SettingsError) as told:
            load_settings({"ADAL_CONFIG": str(file)})
        assert [problem.expected for problem in told.value.problems] == ["expected-small"]
    huge.write_text("a = " + "[" * 100_000, encoding="utf-8")
    with pytest.raises(SettingsError) as told:
        load_settings({"ADAL_CONFIG": str(huge)})
    assert [problem.expected for problem in told.value.problems] == ["expected-toml"]


@pytest.mark.requirement("R-2.5a")
def test_a_receipt_without_end_is_no_receipt(tmp_path: Path, texts: Texts) -> None:
    """`verify` reads no more than a receipt may have."""
    huge = tmp_path / "receipt.json"
    huge.write_bytes(b"[" * (LARGEST_RECEIPT * 2))
    for file in (huge, Path("/dev/zero")):
        assert verify(file, words=texts[Language.KK], out=io.StringIO()) == 2
