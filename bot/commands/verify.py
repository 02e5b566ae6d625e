"""`verify`: proves offline that a receipt's record is what its hash says."""

from __future__ import annotations

from pathlib import Path
from typing import Final, TextIO

from bot.domain.receipts import NoReceiptError, read_receipt
from bot.texts import Words

FINE, FAILED, WRONG = 0, 1, 2
LARGEST: Final = 400_000
"""Bytes read of a receipt, which has a thousand and 70 for each record behind it."""


def verify(receipt: Path, head: str | None = None, *, words: Words, out: TextIO) -> int:
    """0 if the receipt holds, 1 if it was changed, 2 if the file is no receipt.

    With `head`, the chain's last link as the school made it known later, also 1 if the record
    is not shown to be in that chain.
    """
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
    if head is None:
        return FINE
    found = said.in_chain_of(head)
    print(words.plain("verify-in-chain" if found else "verify-not-in-chain"), file=out)
    return FINE if found else FAILED
