"""Files that a bot sends, and getFile."""

from __future__ import annotations

import mimetypes
import struct

from bot.playground import limits
from bot.playground.errors import bad_request
from bot.playground.methods.params import Upload
from bot.playground.methods.registry import Call, method
from bot.playground.world import File, Json
from bot.playground.world.views import file_json

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"
_JPEG_SIZES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})


def image_size(content: bytes) -> tuple[int, int]:
    """Width and height of a PNG or JPEG; (0, 0) for anything else."""
    if content.startswith(_PNG) and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
        return int(width), int(height)
    at = 2 if content.startswith(_JPEG) else len(content)
    while at + 9 <= len(content) and content[at] == 0xFF:
        if content[at + 1] in _JPEG_SIZES:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return int(width), int(height)
        at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    return 0, 0


def read_file(call: Call, given: str, field: str, *, photo: bool) -> File:
    """The file a parameter names: an upload, ``attach://part`` or a known file_id.

    Raises 400 for anything else, addresses too: the playground fetches nothing.
    """
    part = given.removeprefix("attach://") if given.startswith("attach://") else field
    upload = call.params.uploads.get(part)
    if upload is not None:
        return _stored(call, upload, photo=photo)
    if not given:
        raise bad_request(f"there is no {field} in the request")
    if given.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    known = call.world.files.get(given)
    if known is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if photo and not known.width:
        raise bad_request("can't use file of type Document as Photo")
    return known


def _stored(call: Call, upload: Upload, *, photo: bool) -> File:
    size = len(upload.content)
    if size == 0:
        raise bad_request("file must be non-empty")
    width, height = image_size(upload.content) if photo else (0, 0)
    if photo:
        _check_photo(size, width, height)
    elif size > limits.DOCUMENT_BYTES:
        raise bad_request("file is too big")
    mime = upload.mime_type
    if mime in ("", "application/octet-stream"):
        mime = mimetypes.guess_type(upload.name)[0] or "application/octet-stream"
    file = call.world.add_file(upload.name, mime, upload.content)
    file.width, file.height = width, height
    return file


def _check_photo(size: int, width: int, height: int) -> None:
    if size > limits.PHOTO_BYTES:
        raise bad_request("file is too big")
    if not width or not height:
        raise bad_request("IMAGE_PROCESS_FAILED")
    ratio = max(width, height) / min(width, height)
    if width + height > limits.PHOTO_SIDES or ratio > limits.PHOTO_RATIO:
        raise bad_request("PHOTO_INVALID_DIMENSIONS")


def document_json(file: File) -> Json:
    """A Document."""
    return {"file_name": file.name, "mime_type": file.mime_type, **file_json(file)}


def photo_json(file: File) -> list[Json]:
    """The sizes of a photo; the playground keeps one."""
    return [{**file_json(file), "width": file.width, "height": file.height}]


@method("getFile")
def get_file(call: Call) -> Json:
    """Where a file can be downloaded for an hour. Raises 400 above 20 MB."""
    file = call.world.files.get(call.params.text("file_id"))
    if file is None:
        raise bad_request("invalid file_id")
    if file.size > limits.DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    return {**file_json(file), "file_path": f"documents/{file.unique_id}"}
