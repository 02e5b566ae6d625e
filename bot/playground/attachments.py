"""What people send besides words, as little of it as the Bot API demands."""

from __future__ import annotations

from typing import Any, Final, Literal

from bot.playground.world import File, Json, Message, World
from bot.playground.world.views import file_json

Kind = Literal[
    "photo",
    "voice",
    "video",
    "video_note",
    "document",
    "sticker",
    "location",
    "contact",
    "animation",
    "audio",
    "poll",
    "dice",
]
WITH_CAPTION: Final = frozenset({"photo", "voice", "video", "document", "animation", "audio"})

_FILES: Final[dict[str, tuple[str, str, Json]]] = {
    "photo": ("photo.jpg", "image/jpeg", {"width": 640, "height": 480}),
    "voice": ("voice.ogg", "audio/ogg", {"duration": 3}),
    "video": ("video.mp4", "video/mp4", {"width": 640, "height": 480, "duration": 5}),
    "video_note": ("note.mp4", "video/mp4", {"length": 240, "duration": 5}),
    "document": ("document.pdf", "application/pdf", {}),
    "animation": ("animation.mp4", "video/mp4", {"width": 320, "height": 240, "duration": 2}),
    "audio": ("audio.mp3", "audio/mpeg", {"duration": 60}),
    "sticker": ("sticker.webp", "image/webp", {"width": 512, "height": 512}),
}


def attach(
    world: World,
    message: Message,
    kind: Kind,
    *,
    name: str = "",
    content: bytes = b"\0",
    size: int | None = None,
) -> None:
    """Makes `message` one of `kind`.

    `size` is the file size the bot is told, for tests of large files. Raises ``ValueError``
    for an unknown kind.
    """
    message.kind = kind
    if kind in _FILES:
        usual, mime_type, fields = _FILES[kind]
        file = world.add_file(name or usual, mime_type, content, size)
        message.file = file
        message.content = {kind: _shown(kind, file, fields)}
        if kind == "animation":
            message.content["document"] = _shown("document", file, {})
    elif kind in _OTHERS:
        message.content = {kind: _OTHERS[kind] | _own(kind, message)}
    else:
        raise ValueError(f"nothing called {kind!r} can be attached")


def _shown(kind: str, file: File, fields: Json) -> Any:
    shown = {**file_json(file), **fields}
    if kind == "photo":
        return [shown]
    if kind == "sticker":
        return shown | {"type": "regular", "is_animated": False, "is_video": False}
    if kind in ("video_note", "voice"):
        return shown
    return shown | {"file_name": file.name, "mime_type": file.mime_type}


_OTHERS: Final[dict[str, Json]] = {
    "location": {"latitude": 43.238, "longitude": 76.945},
    "contact": {"phone_number": "+77000000000", "first_name": ""},
    "dice": {"emoji": "🎲", "value": 4},
    "poll": {
        "question": "?",
        "options": [
            {"persistent_id": "0", "text": "1", "voter_count": 0},
            {"persistent_id": "1", "text": "2", "voter_count": 0},
        ],
        "total_voter_count": 0,
        "is_closed": False,
        "is_anonymous": True,
        "type": "regular",
        "allows_multiple_answers": False,
        "allows_revoting": True,
        "members_only": False,
    },
}


def _own(kind: str, message: Message) -> Json:
    if kind == "contact":
        return {"first_name": message.sender.first_name, "user_id": message.sender.id}
    if kind == "poll":
        return {"id": str(10**18 + message.id)}
    return {}
