"""Cross-validation on the example questions: ``python -m bot.answers.validate``.

Every fifth of the examples is answered by an engine that never saw it. Takes some ten minutes
on two cores. The examples are meant to be hard and differ from each other on purpose, so these
figures are lower than those on questions as they come; thresholds are chosen by them.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from typing import Final

from bot.answers.build import build
from bot.answers.crisis import CrisisPhrases
from bot.answers.engine import Engine
from bot.answers.index import CRISIS, INDEX_FILE
from bot.answers.notions import Notions
from bot.answers.report import Answered, Line, answer_all, report_of, table
from bot.answers.sources import Example, Sources

FOLDS: Final = 5
PROCESSES: Final = 2


def folds_of(examples: Sequence[Example]) -> list[int]:
    """The fold of each example; every label and language is spread over all folds."""
    seen: Counter[tuple[str, str]] = Counter()
    folds = []
    for example in examples:
        key = (example.label, example.language.value)
        folds.append(seen[key] % FOLDS)
        seen[key] += 1
    return folds


def line_of(number: int, example: Example, rules: frozenset[str]) -> Line:
    """An example as a labelled question of nobody in particular."""
    inside = example.label in rules
    return Line(
        id=str(number),
        lang=example.language,
        text=example.text,
        accept=(example.label,) if inside else (),
        kind="in" if inside else "oos",
        style=CRISIS if example.label == CRISIS else "",
    )


def held_out(fold: int, sources: Sources) -> list[Answered]:
    """Answers the examples of `fold` by an engine built from all the others."""
    folds = folds_of(sources.examples)
    rest = [e for e, f in zip(sources.examples, folds, strict=True) if f != fold]
    index = build(rest, sources.catalogue, "", processes=1)
    rules = frozenset(sources.catalogue.by_id)
    lines = [
        line_of(number, example, rules)
        for number, (example, f) in enumerate(zip(sources.examples, folds, strict=True))
        if f == fold
    ]
    return answer_all(lines, Engine(index, Notions.load(), CrisisPhrases.load()))


def main() -> int:
    """Validates and prints the table."""
    sources = Sources.read()
    with ProcessPoolExecutor(PROCESSES) as pool:
        parts = list(pool.map(partial(held_out, sources=sources), range(FOLDS)))
    answered = [a for part in parts for a in part]
    sys.stdout.write(table(report_of(answered, Engine.load(INDEX_FILE))) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
