"""The command ``evaluate``: its file, its keys, its exit codes."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from bot.answers.evaluate import main

GOOD = {
    "id": "1", "lang": "ru", "text": "можно ли дипфейк учителя", "asker": "student",
    "band": "5-9", "accept": ["deepfakes"], "kind": "in", "style": "plain",
}  # fmt: skip
CRISIS = {**GOOD, "id": "2", "text": "хочу умереть", "accept": [], "kind": "oos", "style": "crisis"}


def run(*argv: str) -> tuple[int, str]:
    """Exit code and output of the command."""
    out = io.StringIO()
    return main(argv, out), out.getvalue()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Two good lines and an empty one."""
    path = tmp_path / "questions.jsonl"
    path.write_text("\n".join(map(json.dumps, (GOOD, CRISIS))) + "\n\n", encoding="utf-8")
    return path


def test_json_has_the_agreed_keys(file: Path) -> None:
    """The keys other programs rely on."""
    code, output = run(str(file), "--json")
    report = json.loads(output)
    assert code == 0
    assert set(report) == {
        "kk", "ru", "parity_top1_pp", "p50_ms", "p95_ms", "engine_version", "content_version",
    }  # fmt: skip
    assert set(report["ru"]) == {
        "n_in", "top1", "top3", "direct", "direct_precision", "flips", "one_tap", "refused_in",
        "oos", "crisis",
    }  # fmt: skip
    assert report["ru"]["n_in"] == 1
    assert report["ru"]["oos"] == {"n": 1, "verdict_shown": 0.0, "buttons_shown": 0.0}
    assert report["ru"]["crisis"] == {"n": 1, "routed": 1.0, "false_alarms": 0.0}
    assert report["kk"]["n_in"] == 0


def test_a_table_is_printed_without_json(file: Path) -> None:
    """For people: a row a figure, a column a language."""
    code, output = run(str(file))
    assert code == 0
    assert "direct_precision" in output
    assert "parity_top1_pp" in output


@pytest.mark.parametrize(
    ("second", "wrong"),
    [("{", "line 2"), (json.dumps({**GOOD, "lang": "en"}), "lang"), ('{"id": "3"}', "line 2")],
)
def test_a_bad_line_is_named(file: Path, second: str, wrong: str) -> None:
    """A file that cannot be read is a wrong call; the message says where, without the text."""
    file.write_text(f"{json.dumps(GOOD)}\n{second}\n", encoding="utf-8")
    code, output = run(str(file))
    assert code == 2
    assert wrong in output
    assert str(GOOD["text"]) not in output


@pytest.mark.parametrize("argv", [(), ("--json",), ("a", "b"), ("a", "--xml"), ("no-such-file",)])
def test_a_wrong_call_is_refused(argv: tuple[str, ...]) -> None:
    """No file, two files, an unknown option, a file that is not there."""
    assert run(*argv)[0] == 2


def test_without_an_index_it_fails(file: Path, tmp_path: Path) -> None:
    """A missing index is a failure, not a wrong call."""
    out = io.StringIO()
    assert main([str(file)], out, tmp_path / "none.bin") == 1
