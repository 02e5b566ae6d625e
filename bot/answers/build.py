"""Builds the index from the example questions: ``python -m bot.answers.build``.

Takes a minute or two. The result is committed; a test compares its digest with the sources.
"""

from __future__ import annotations

import math
import sys
from array import array
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from typing import Final

from bot.answers.features import features
from bot.answers.index import (
    IN_SCOPE,
    INDEX_FILE,
    KIND_WEIGHTS,
    NEIGHBOUR_KINDS,
    Head,
    Index,
    RuleFacts,
)
from bot.answers.notions import Notions
from bot.answers.sources import Example, Sources
from bot.answers.train import Vector, separate
from bot.answers.words import words_of
from bot.domain.catalogue import Catalogue

_SEEN_AT_LEAST: Final = 2
"""Features of fewer examples than this are left out."""
_COMMON: Final = 40
"""What stands in more than one of so many examples does not make two questions alike."""


def build(
    examples: Sequence[Example], catalogue: Catalogue, digest: str, processes: int = 2
) -> Index:
    """Trains the index. The same input gives the same index."""
    notions = Notions.load()
    questions = [features(words_of(e.text), notions) for e in examples]
    seen = Counter(f for question in questions for f in question)
    known = sorted(f for f, count in seen.items() if count >= _SEEN_AT_LEAST)
    idf = array("f", (math.log((1 + len(questions)) / (1 + seen[f])) + 1 for f in known))
    column = {f: i for i, f in enumerate(known)}
    vectors = [_vector(question, column, idf) for question in questions]

    labels = [IN_SCOPE, *sorted({e.label for e in examples})]
    wanted = [[e.label in catalogue.by_id for e in examples]]
    wanted += [[e.label == label for e in examples] for label in labels[1:]]
    train = partial(separate, vectors, width=len(known))
    if processes > 1:
        with ProcessPoolExecutor(processes) as pool:
            weights = list(pool.map(train, wanted, chunksize=4))
    else:
        weights = [train(w) for w in wanted]

    scales = [max(map(abs, w[:-1]), default=0.0) / 127 or 1.0 for w in weights]
    raw = bytes(
        round(w[i] / scale) + 128
        for i in range(len(known))
        for w, scale in zip(weights, scales, strict=True)
    )
    head = Head(
        digest=digest,
        content_version=f"{catalogue.version}+{digest[:8]}",
        labels=labels,
        features=known,
        scales=scales,
        biases=[w[-1] for w in weights],
        rules={
            rule.id: RuleFacts(frozenset(rule.audiences), frozenset(rule.bands), rule.verdict)
            for rule in catalogue.rules
        },
    )
    common = len(questions) // _COMMON
    telling = {f for f in known if f[0] in NEIGHBOUR_KINDS and seen[f] <= common}
    kept = [sorted(column[f] for f in question if f in telling) for question in questions]
    return Index(head, idf, raw, kept, [labels.index(e.label) for e in examples])


def _vector(question: Sequence[str], column: dict[str, int], idf: Sequence[float]) -> Vector:
    found = {
        column[f]: idf[column[f]] * KIND_WEIGHTS.get(f[0], 1.0) for f in question if f in column
    }
    length = math.sqrt(sum(v * v for v in found.values())) or 1.0
    return Vector(tuple(found), tuple(v / length for v in found.values()))


def main() -> int:
    """Reads the sources, trains and writes the index."""
    sources = Sources.read()
    index = build(sources.examples, sources.catalogue, sources.digest)
    index.write(INDEX_FILE)
    size = INDEX_FILE.stat().st_size
    sys.stdout.write(f"{len(sources.examples)} examples, {len(index.column)} features, {size} B\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
