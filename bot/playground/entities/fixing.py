"""What the server does to a parsed text before it stands in the chat.

Control characters go, both ends are trimmed, entities made of spaces vanish, overlapping
ones are split or dropped. What a message shows is the result of this, never what was sent.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.playground.entities.model import (
    PRE,
    QUOTES,
    SPLITTABLE,
    Entity,
    character_places,
    ordered,
    utf16_positions,
)

_TO_SPACE: Final = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f]")
_REMOVED: Final = re.compile(r"[\r\u2028-\u202e\u0333\u033f\u030a]")
_BLANK: Final = " \n"
_SOLID: Final = re.compile(r"[^ \n]")


def fix(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """The cleaned and trimmed text; it may come out empty."""
    if not entities:
        return _REMOVED.sub("", _TO_SPACE.sub(" ", text)).strip(_BLANK), []
    text, entities = _clean(text, _untangle(entities))
    entities = _untangle(_shrink(text, entities))
    return _trim(text, entities)


def _clean(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Removes what no message may contain, moving the entities along."""
    text = _TO_SPACE.sub(" ", text)
    if not _REMOVED.search(text):
        return text, entities
    # All removed characters are one unit wide.
    positions = utf16_positions(text)
    gone = [positions[found.start()] for found in _REMOVED.finditer(text)]

    def moved(at: int) -> int:
        return at - sum(1 for place in gone if place < at)

    fixed = [
        replace(one, offset=moved(one.offset), length=moved(one.end) - moved(one.offset))
        for one in entities
    ]
    return _REMOVED.sub("", text), [one for one in fixed if one.length]


def _shrink(text: str, entities: list[Entity]) -> list[Entity]:
    """Drops entities made of blanks and lets none begin with a blank."""
    place, positions = character_places(text), utf16_positions(text)
    shrunk = []
    for one in entities:
        solid = _SOLID.search(text, place(one.offset), place(one.end))
        if solid:
            begin = positions[solid.start()]
            shrunk.append(replace(one, offset=begin, length=one.end - begin))
    return shrunk


def _trim(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    stripped = text.rstrip(_BLANK)
    end = utf16_positions(stripped)[-1]
    entities = [replace(one, length=min(one.end, end) - one.offset) for one in entities]
    lead = len(stripped) - len(stripped.lstrip(_BLANK))
    if entities:
        lead = min(lead, entities[0].offset)
    moved = [replace(one, offset=one.offset - lead) for one in entities]
    return stripped[lead:], ordered(moved)


def _untangle(entities: list[Entity]) -> list[Entity]:
    """Only nestings the clients can show: no link in a link, no bold in code."""
    entities = ordered(entities)
    simple = [one for one in entities if one.type in SPLITTABLE]
    quotes = _apart([one for one in entities if one.type in QUOTES])
    whole = _apart(
        [one for one in entities if one.type not in SPLITTABLE and one.type not in QUOTES]
    )
    whole = [one for one in whole if not any(_torn(one, quote) for quote in quotes)]
    frame = ordered([*whole, *quotes])
    return ordered([*frame, *_split(simple, frame)])


def _apart(entities: list[Entity]) -> list[Entity]:
    kept: list[Entity] = []
    for one in entities:
        if not kept or one.offset >= kept[-1].end:
            kept.append(one)
    return kept


def _torn(one: Entity, quote: Entity) -> bool:
    """Whether `one` is neither inside nor outside `quote`."""
    apart = one.end <= quote.offset or quote.end <= one.offset
    return not apart and not (quote.offset <= one.offset and one.end <= quote.end)


def _joined(kind: str, simple: list[Entity]) -> list[Entity]:
    """The entities of one kind, touching ones made one."""
    joined: list[Entity] = []
    for one in (entity for entity in simple if entity.type == kind):
        if joined and one.offset <= joined[-1].end:
            end = max(one.end, joined[-1].end)
            joined[-1] = replace(joined[-1], length=end - joined[-1].offset)
        else:
            joined.append(one)
    return joined


def _split(simple: list[Entity], frame: list[Entity]) -> list[Entity]:
    """Merges equal neighbours, cuts at every border and clears the inside of code."""
    borders = {edge for one in frame for edge in (one.offset, one.end)}
    code = [one for one in frame if one.type in PRE]
    joined = [one for kind in SPLITTABLE for one in _joined(kind, simple)]
    result: list[Entity] = []
    for one in joined:
        # Where another begins inside and ends outside, the earlier of the two is cut.
        crossed = {o.offset for o in joined if one.offset < o.offset < one.end < o.end}
        inner = {edge for edge in borders if one.offset < edge < one.end}
        for begin, end in pairwise([one.offset, *sorted(inner | crossed), one.end]):
            if not any(block.offset <= begin < block.end for block in code):
                result.append(Entity(one.type, begin, end - begin))
    return result
