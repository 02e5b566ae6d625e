"""The receipt of an acknowledgement proves itself, offline."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest

from bot.commands.verify import verify
from bot.playground.demo import judge
from bot.playground.person import Person
from tests.school import School


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


@pytest.mark.requirement("R-6.13a")
async def test_a_link_told_later_shows_that_the_chain_still_holds_the_record(
    school: School, tmp_path: Path
) -> None:
    """A receipt taken again leads to every link since, but to none before it or of elsewhere."""
    words, file = school.words(), tmp_path / "receipt.json"

    async def last_link(person: Person) -> str:
        await person.send("/ledger")
        shown = await person.sees("python -m bot verify")
        return str(re.findall("[0-9a-f]{64}", shown.text)[-1])

    async def taken(person: Person) -> bytes:
        await person.press(words.plain("notice-file"))
        message = await person.sees(words.plain("notice-file-caption"))
        assert message.document is not None
        return school.play.world.files[message.document.file_id].content

    def judged(head: str) -> int:
        return verify(file, head, words=words, out=io.StringIO())

    parent, other = await school.person("parent"), await school.person("other")
    before = await last_link(other)
    await parent.press(words.plain("notice-ack"))
    await parent.sees("R-")
    first = await taken(parent)
    own = await last_link(other)
    await other.send("/notice")
    await other.press(words.plain("notice-ack"))
    await other.sees("R-")
    after = await last_link(other)
    file.write_bytes(first)
    assert [judged(link) for link in (before, own, after)] == [1, 0, 1]
    await parent.send("/notice")
    again = await taken(parent)
    file.write_bytes(again)
    assert [judged(link) for link in (before, own, after, "0" * 64)] == [1, 0, 0, 1]
    assert judge(again, f" {after.upper()} ")["verdict"] == "in-chain"
    assert judge(again, before)["verdict"] == "not-in-chain"
    behind = json.loads(again)["behind"]
    file.write_text(json.dumps({**json.loads(again), "behind": [*behind[::-1], "0" * 64]}))
    assert judged(own) == 0
    file.write_text(json.dumps({**json.loads(again), "behind": ["0" * 64, *behind]}))
    assert judged(after) == 1
