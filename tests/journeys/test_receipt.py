"""The receipt of an acknowledgement proves itself, offline."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from bot.commands.verify import verify
from bot.playground.demo import judge
from tests.conftest import School


@pytest.mark.requirement("R-B.1-a", "R-6.13a", "R-6.3a", "R-C.3m")
async def test_a_receipt_file_verifies_and_any_change_is_found(
    school: School, tmp_path: Path
) -> None:
    """The file from the chat passes ``verify``; with one field changed it does not."""
    words = school.words()
    parent = await school.person("parent")
    await parent.press(words.plain("notice-ack"))
    await parent.sees("R-")
    await parent.press(words.plain("notice-file"))
    message = await parent.sees(words.plain("notice-file-caption"))
    assert message.document is not None
    content = school.play.world.files[message.document.file_id].content

    file, out = tmp_path / "receipt.json", io.StringIO()
    file.write_bytes(content)
    assert verify(file, words=words, out=out) == 0
    assert judge(content)["verdict"] == "holds"
    fields = json.loads(content)
    assert fields["AI-Generated"] == "Yes"
    for key in ("day", "version", "mark", "person", "salt", "before", "link", "text"):
        other = {"mark": "served", "day": "2026-11-24"}.get(key, "0" + fields[key][1:] + "1")
        file.write_text(json.dumps({**fields, key: other}), encoding="utf-8")
        assert verify(file, words=words, out=out) == 1, key
        assert judge(file.read_bytes())["verdict"] == "changed"
    file.write_text("{}", encoding="utf-8")
    assert verify(file, words=words, out=out) == 2
    assert judge(b"{}") == {"verdict": "no"}
