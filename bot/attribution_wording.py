"""The texts that a person copies into a work, plain, in the language asked for (002:7.4, C)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.domain.attribution import Purpose, Use, dotted, metadata
from bot.domain.sheets import sheet
from bot.texts import Words

COLUMNS: Final = ("task", "prompt", "answer", "edit", "source")
"""The columns of the extended table (002:C.2)."""
MEDIA: Final = ("image", "audio", "video")
SPARE_ROWS: Final = 5
"""Empty rows of the table file, for more prompts than purposes."""


def purpose_words(words: Words, purposes: Sequence[Purpose]) -> str:
    """The purposes in one line."""
    return ", ".join(words.plain(f"purpose-{purpose}") for purpose in purposes)


def short_text(words: Words, use: Use) -> str:
    """The line at the end of a work; with the exact fragments where they are due."""
    text = words.plain(
        "attr-text-short",
        service=_service(words, use),
        model=_model(words, use),
        purposes=purpose_words(words, use.purposes),
        influence=words.plain(f"influence-{use.influence}"),
        day=dotted(use.day),
    )
    return f"{text}\n{words.plain('attr-text-fragments')}" if use.extended else text


def table_text(words: Words, use: Use) -> str:
    """The extended table as lines, since a phone is too narrow for five columns."""
    blank = words.plain("attr-blank")
    parts = [words.plain("attr-text-table")]
    for number, purpose in enumerate(use.purposes, start=1):
        values = (words.plain(f"purpose-{purpose}"), *(blank for _ in COLUMNS[1:]))
        lines = (
            f"{words.plain(f'attr-column-{column}')}: {value}"
            for column, value in zip(COLUMNS, values, strict=True)
        )
        parts.append(f"{number}. " + "\n   ".join(lines))
    return "\n\n".join(parts)


def table_file(
    words: Words, purposes: Sequence[Purpose], made_by: Sequence[str], source: str
) -> bytes:
    """The extended table as a file to fill in. `made_by` says who made it, in the first row."""
    rows: list[Sequence[str]] = [
        made_by,
        [words.plain(f"attr-column-{column}") for column in COLUMNS],
        *([words.plain(f"purpose-{p}"), *("" for _ in COLUMNS[1:])] for p in purposes),
        *(["" for _ in COLUMNS] for _ in range(SPARE_ROWS)),
        [source],
    ]
    return sheet(rows)


def slide_text(words: Words, use: Use) -> str:
    """The slide "AI use" (002:C.4)."""
    return words.plain(
        "attr-text-slide",
        service=_service(words, use),
        model=_model(words, use),
        purposes=purpose_words(words, use.purposes),
        influence=words.plain(f"influence-{use.influence}"),
    )


def form_text(words: Words, use: Use) -> str:
    """The fields of the form in which a work is handed in (002:C.5)."""
    return words.plain(
        "attr-text-form",
        service=_service(words, use),
        model=_model(words, use),
        purposes=purpose_words(words, use.purposes),
        day=dotted(use.day),
    )


def label_text(words: Words, use: Use) -> str:
    """The label under the title of a material or document (002:C.3); the name stays blank."""
    return words.plain(
        "attr-text-label",
        service=_service(words, use),
        model=_named_model(words, use),
        day=dotted(use.day),
    )


def media_text(words: Words, use: Use, kind: str) -> str:
    """The label of a synthetic picture, sound or film (002:C.3, 6.3ae)."""
    return words.plain(
        "attr-text-media",
        kind=kind,
        service=_service(words, use),
        model=_named_model(words, use),
        day=dotted(use.day),
    )


def metadata_text(words: Words, use: Use) -> str:
    """The six fields for a file's properties, a line each (002:C.3)."""
    fields = metadata(use, blank=words.plain("attr-blank"), unknown=words.plain("attr-unknown"))
    return "\n".join(f"{name}: {value}" for name, value in fields)


def simple_text(words: Words, purposes: Sequence[Purpose]) -> str:
    """The sentence of grades 1-4: that AI helped, and with what."""
    helped = ", ".join(words.plain(f"purpose-{purpose}.simple") for purpose in purposes)
    return words.plain("attr-text-simple", list=helped)


def _service(words: Words, use: Use) -> str:
    return use.service or words.plain("attr-blank")


def _model(words: Words, use: Use) -> str:
    return use.model or words.plain("attr-unknown")


def _named_model(words: Words, use: Use) -> str:
    return use.model or words.plain("attr-unknown-model")
