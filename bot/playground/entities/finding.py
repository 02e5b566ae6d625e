"""What Telegram finds in a text by itself: commands, mentions, hashtags, addresses."""

from __future__ import annotations

import re
from typing import Final

from bot.playground.entities.model import Entity, ordered, utf16_positions

_PATTERNS: Final = (
    ("url", re.compile(r"(?<![\w@/.])https?://[^\s<>\"]*[^\s<>\".,;:!?)]", re.IGNORECASE)),
    (
        "email",
        re.compile(r"(?<![\w.+-])[A-Za-z0-9._+-]{1,64}@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}(?!\w)"),
    ),
    (
        "url",
        re.compile(
            r"(?<![\w@/.])(?:[a-z0-9-]+\.)+(?:kz|ru|com|org|net|me)(?:/[^\s<>\"]*)?(?!\w)",
            re.IGNORECASE,
        ),
    ),
    ("mention", re.compile(r"(?<!\w)@[A-Za-z0-9_]{2,32}(?!\w)")),
    (
        "bot_command",
        re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])"),
    ),
    ("hashtag", re.compile(r"(?<!\w)#(?=\w*[^\W\d_])\w{1,256}(?!\w*#)")),
)
_PLAIN_CHECK: Final = re.compile(r"[/@#.]")


def found(text: str) -> list[Entity]:
    """The entities of a plain text; the first pattern wins where two overlap."""
    if not _PLAIN_CHECK.search(text):
        return []
    positions = utf16_positions(text)
    taken: list[Entity] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            begin, end = positions[match.start()], positions[match.end()]
            if all(end <= one.offset or one.end <= begin for one in taken):
                taken.append(Entity(kind, begin, end - begin))
    return ordered(taken)


def merged(made: list[Entity], text: str) -> list[Entity]:
    """`made` by the sender, with what was found in `text` outside links and code."""
    closed = [one for one in made if one.type in ("code", "pre", "text_link", "text_mention")]
    extra = [
        one
        for one in found(text)
        if all(one.end <= other.offset or other.end <= one.offset for other in closed)
    ]
    return ordered([*made, *extra])
