"""Reads the QR codes of a slip sheet back: from the PDF's rectangles to the words in them.

A clean matrix needs no error correction, so the data codewords are taken as they are.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import Final

Matrix = list[list[bool]]

_STREAM: Final = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_RECT: Final = re.compile(rb"([\d.]+) ([\d.]+) ([\d.]+) -([\d.]+) re f\b")
_SLIP: Final = 94.0 * 72 / 25.4
"""Points from one slip to the next."""
_LEVELS: Final = "MLHQ"
_BLOCKS: Final = {
    (3, "M"): [44], (3, "Q"): [17] * 2, (4, "M"): [32] * 2, (4, "Q"): [24] * 2,
    (5, "M"): [43] * 2, (5, "Q"): [15] * 2 + [16] * 2, (6, "M"): [27] * 4, (6, "Q"): [19] * 4,
}  # fmt: skip
"""Data codewords in each block, by version and level; longer links are not printed."""


def _masked(pattern: int, r: int, c: int) -> bool:
    """Whether the mask of this number turns the module at row `r` and column `c`."""
    product = r * c
    terms = (
        r + c, r, c, r + c, r // 2 + c // 3, product % 2 + product % 3,
        product % 2 + product % 3, (r + c) % 2 + product % 3,
    )  # fmt: skip
    modulus = (2, 2, 3, 3, 2, 6, 2, 2)[pattern]
    return terms[pattern] % modulus == 0


def codes_in(pdf: bytes) -> list[Matrix]:
    """Every QR code of the sheet, in the order of its slips."""
    found = []
    for stream in _STREAM.findall(pdf):
        try:
            # The checksum at the end may be cut: a last byte of 0x0D looks like the line's end.
            page = zlib.decompressobj().decompress(stream)
        except zlib.error:
            continue
        slips: dict[int, list[tuple[float, float, float, float]]] = {}
        for rect in _RECT.findall(page):
            across, up, wide, high = map(float, rect)
            slips.setdefault(int((842 - up) // _SLIP), []).append((across, 842 - up, wide, high))
        found += [_matrix(rects) for _, rects in sorted(slips.items())]
    return found


def _matrix(rects: list[tuple[float, float, float, float]]) -> Matrix:
    left, top = min(r[0] for r in rects), min(r[1] for r in rects)
    side = (max(r[0] + r[2] for r in rects) - left) / round(
        (max(r[0] + r[2] for r in rects) - left) / rects[0][3]
    )
    size = round((max(r[0] + r[2] for r in rects) - left) / side)
    matrix = [[False] * size for _ in range(size)]
    for across, down, wide, _ in rects:
        first = round((across - left) / side)
        for column in range(first, first + round(wide / side)):
            matrix[round((down - top) / side)][column] = True
    return matrix


def read_qr(matrix: Matrix) -> str:
    """The text of a QR code in byte mode."""
    size = len(matrix)
    version = (size - 17) // 4
    across = [matrix[8][c] for c in (0, 1, 2, 3, 4, 5, 7, 8)]
    upward = [matrix[r][8] for r in (7, 5, 4, 3, 2, 1, 0)]
    told = int("".join("1" if bit else "0" for bit in across + upward), 2) ^ 0x5412
    level, mask = _LEVELS[told >> 13], told >> 10 & 7
    bits = "".join("01"[matrix[r][c] ^ _masked(mask, r, c)] for r, c in _data_places(size, version))
    words = [int(bits[at : at + 8], 2) for at in range(0, len(bits) - 7, 8)]
    data = _joined(words, _BLOCKS[version, level])
    stream = "".join(f"{word:08b}" for word in data)
    if stream[:4] != "0100":
        raise AssertionError("not in byte mode")
    length = int(stream[4:12], 2)
    body = stream[12 : 12 + 8 * length]
    return bytes(int(body[at : at + 8], 2) for at in range(0, len(body), 8)).decode()


def _joined(words: list[int], sizes: list[int]) -> list[int]:
    """The blocks' data one after another; on the symbol they are interleaved."""
    blocks: list[list[int]] = [[] for _ in sizes]
    rest = iter(words)
    for row in range(max(sizes)):
        for block, size in zip(blocks, sizes, strict=True):
            if row < size:
                block.append(next(rest))
    return [word for block in blocks for word in block]


def _data_places(size: int, version: int) -> Iterator[tuple[int, int]]:
    """Data modules in reading order: pairs of columns from the right, up and down in turn."""
    centre = size - 7 if version > 1 else -9

    def fixed(r: int, c: int) -> bool:
        finder = (r < 9 and (c < 9 or c >= size - 8)) or (r >= size - 8 and c < 9)
        return finder or 6 in (r, c) or (abs(r - centre) <= 2 and abs(c - centre) <= 2)

    upward = True
    for right in (c if c > 6 else c - 1 for c in range(size - 1, 0, -2)):
        for r in range(size - 1, -1, -1) if upward else range(size):
            for c in (right, right - 1):
                if not fixed(r, c):
                    yield r, c
        upward = not upward
