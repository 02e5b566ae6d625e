"""`verify`: proves offline that a receipt's record is what its hash says."""

from __future__ import annotations

from pathlib import Path
from typing import Final, TextIO

from bot.domain.receipts import NoReceiptError, read_receipt
from bot.texts import Words

FINE, FAILED, WRONG = 0, 1, 2
LARGEST: Final = 100_000
"""Bytes read of a receipt, which has about a thousand."""


def verify(receipt: Path, *, words: Words, out: TextIO) -> int:
    """0 if the receipt holds, 1 if it was changed, 2 if the file is no receipt."""
    try:
        with receipt.open("rb") as file:
            said = read_receipt(file.read(LARGEST))
    except (OSError, NoReceiptError):
        print(words.plain("verify-no-receipt", file=str(receipt)), file=out)
        return WRONG
    number = said.statement.number
    if not said.holds:
        print(words.plain("verify-changed", number=number), file=out)
        return FAILED
    print(words.plain("verify-holds", number=number, link=said.link), file=out)
    return FINE
