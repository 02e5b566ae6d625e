"""Training in plain Python: one linear classifier per label, by dual coordinate descent.

The L2-regularised squared-hinge support vector machine of Hsieh and others (2008), the one
behind LIBLINEAR. About a second per label for six thousand questions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter, mul
from random import Random
from typing import Final

COST: Final = 1.0
"""How much a misplaced example counts against large weights."""
ROUNDS: Final = 25
STILL: Final = 0.05
"""Training of a label ends when no example pulls harder than this."""


@dataclass(frozen=True, slots=True)
class Vector:
    """A question as column numbers and their values, of length 1 unless empty."""

    columns: tuple[int, ...]
    values: tuple[float, ...]


def separate(vectors: Sequence[Vector], wanted: Sequence[bool], width: int) -> list[float]:
    """Weights that tell the wanted vectors from the others; the last one is the bias.

    `width` is the number of columns. The same input gives the same weights.
    """
    rows = [((*v.columns, width), (*v.values, 1.0)) for v in vectors]
    pick = [itemgetter(*columns) if len(columns) > 1 else None for columns, _ in rows]
    square = [sum(map(mul, values, values)) + 0.5 / COST for _, values in rows]
    signs = [1.0 if w else -1.0 for w in wanted]
    pull = [0.0] * len(rows)
    weights = [0.0] * (width + 1)
    active = list(range(len(rows)))
    order = Random(7)  # noqa: S311  # an order of examples, no secret
    bar = float("inf")
    for _ in range(ROUNDS):
        order.shuffle(active)
        hardest = 0.0
        kept = []
        for i in active:
            columns, values = rows[i]
            take = pick[i]
            score = sum(map(mul, values, take(weights))) if take else weights[width]
            gradient = signs[i] * score - 1.0 + pull[i] * 0.5 / COST
            if pull[i] == 0.0 and gradient >= 0.0:
                # An example far on its own side will hardly come back: it is set aside.
                if gradient < bar:
                    kept.append(i)
                continue
            kept.append(i)
            hardest = max(hardest, abs(gradient))
            new = max(pull[i] - gradient / square[i], 0.0)
            step = (new - pull[i]) * signs[i]
            pull[i] = new
            for column, value in zip(columns, values, strict=True):
                weights[column] += step * value
        active, bar = kept, hardest
        if hardest < STILL:
            break
    return weights
