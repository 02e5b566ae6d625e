"""Files up and down."""

from __future__ import annotations

import struct
import zlib

import pytest

from bot.playground import limits
from bot.playground.person import Person
from bot.playground.server import Playground
from tests.playground.conftest import Client


def png(width: int, height: int) -> bytes:
    """A picture, as far as its head goes."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))


async def test_a_document_keeps_its_name_and_its_bytes(
    play: Playground, api: Client, parent: Person
) -> None:
    sent = await api.ok(
        "sendDocument", chat_id=parent.id, document=("хабарлама.pdf", b"%PDF-1"), caption="a"
    )
    document = sent["document"]
    assert document["file_name"] == "хабарлама.pdf"
    assert document["mime_type"] == "application/pdf"
    assert parent.last.document is not None
    assert parent.last.document.content == b"%PDF-1"
    path = (await api.ok("getFile", file_id=document["file_id"]))["file_path"]
    async with api.session.get(f"{play.api_base}/file/bot{api.token}/{path}") as answer:
        assert await answer.read() == b"%PDF-1"
    again = await api.ok("sendDocument", chat_id=parent.id, document=document["file_id"])
    assert again["document"]["file_name"] == "хабарлама.pdf"


async def test_files_are_for_their_bots_token_only(
    play: Playground, api: Client, parent: Person
) -> None:
    sent = await api.ok("sendDocument", chat_id=parent.id, document=("a.txt", b"x"))
    path = (await api.ok("getFile", file_id=sent["document"]["file_id"]))["file_path"]
    async with api.session.get(f"{play.api_base}/file/bot1:wrong/{path}") as answer:
        assert answer.status == 401
    async with api.session.get(f"{play.api_base}/file/bot{api.token}/documents/none") as answer:
        assert answer.status == 404


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ("", "there is no document in the request"),
        ("nonsense", "wrong file identifier/HTTP URL specified"),
        ("https://example.kz/a.pdf", "failed to get HTTP URL content"),
        (("a.txt", b""), "file must be non-empty"),
    ],
)
async def test_what_is_no_file_is_refused(
    api: Client, parent: Person, document: object, words: str
) -> None:
    answer = await api.refused("sendDocument", chat_id=parent.id, document=document)
    assert answer == (400, f"Bad Request: {words}")


async def test_a_caption_may_have_1024_characters(api: Client, parent: Person) -> None:
    file = ("a.txt", b"x")
    await api.ok("sendDocument", chat_id=parent.id, document=file, caption="қ" * 1024)
    assert await api.refused(
        "sendDocument", chat_id=parent.id, document=file, caption="қ" * 1025
    ) == (400, "Bad Request: message caption is too long")


async def test_a_document_above_the_limit_is_refused(
    api: Client, parent: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert limits.DOCUMENT_BYTES == 50 * 1024 * 1024
    monkeypatch.setattr(limits, "DOCUMENT_BYTES", 1000)
    await api.ok("sendDocument", chat_id=parent.id, document=("a.bin", b"x" * 1000))
    code, words = await api.refused(
        "sendDocument", chat_id=parent.id, document=("a.bin", b"x" * 1001)
    )
    assert (code, words) == (400, "Bad Request: file is too big")


async def test_a_photo_must_be_a_picture_of_bearable_shape(
    api: Client, parent: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert limits.PHOTO_BYTES == 10 * 1024 * 1024
    monkeypatch.setattr(limits, "PHOTO_BYTES", 1000)
    sent = await api.ok("sendPhoto", chat_id=parent.id, photo=("a.png", png(800, 600)))
    assert (sent["photo"][0]["width"], sent["photo"][0]["height"]) == (800, 600)
    for content, words in (
        (b"%PDF-1", "IMAGE_PROCESS_FAILED"),
        (png(9000, 1001), "PHOTO_INVALID_DIMENSIONS"),
        (png(2100, 100), "PHOTO_INVALID_DIMENSIONS"),
        (png(10, 10) + b"\0" * 1000, "file is too big"),
    ):
        answer = await api.refused("sendPhoto", chat_id=parent.id, photo=("a.png", content))
        assert answer == (400, f"Bad Request: {words}")


async def test_an_album_has_2_to_10_items_of_one_kind(api: Client, parent: Person) -> None:
    def album(count: int) -> list[dict[str, str]]:
        return [
            {"type": "document", "media": "attach://f", "caption": str(n)} for n in range(count)
        ]

    sent = await api.ok("sendMediaGroup", chat_id=parent.id, media=album(3), f=("a.txt", b"x"))
    assert [one["caption"] for one in sent] == ["0", "1", "2"]
    assert len({one["media_group_id"] for one in sent}) == 1
    for count in (1, 11):
        answer = await api.refused(
            "sendMediaGroup", chat_id=parent.id, media=album(count), f=("a.txt", b"x")
        )
        assert answer == (400, "Bad Request: there must be 2-10 items in the album to send")
    mixed = [*album(1), {"type": "photo", "media": "attach://f"}]
    code, _ = await api.refused("sendMediaGroup", chat_id=parent.id, media=mixed, f=("a", b"x"))
    assert code == 400
    assert len(parent.messages) == 4
