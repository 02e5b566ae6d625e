"""The prebuilt index: weights of every label and the example questions, in one small file.

The file is a line of JSON and raw numbers behind it, all compressed: nothing in it is code.
"""

from __future__ import annotations

import json
import math
import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final, Self

INDEX_FILE: Final = Path(__file__).with_name("index.bin")
IN_SCOPE: Final = "=in"
"""The label of one more classifier, which tells questions that rules answer from all others."""
CRISIS: Final = "crisis"
NOT_CRISIS: Final = "not_crisis"
_MAGIC: Final = b"adal-answers-2\n"
_LANE: Final = 4
"""Bytes per label while weights are summed: one big number holds the sums of all labels."""
_STEPS: Final = 1023
"""Values of features, at most 1, are counted in steps of this fineness."""
_MIDDLE: Final = 128
KIND_WEIGHTS: Final = {"n": 1.5, "m": 1.2}
"""Kinds of features that count more than the others."""
NEIGHBOUR_KINDS: Final = "sn"
"""Kinds of features by which examples are compared with a question."""


class IndexFileError(Exception):
    """The file is not an index of this version."""


@dataclass(frozen=True, slots=True)
class RuleFacts:
    """What the engine must know of a rule."""

    audiences: frozenset[str]
    bands: frozenset[str]
    verdict: str


@dataclass(frozen=True, slots=True)
class Head:
    """The readable part of the file."""

    digest: str
    content_version: str
    labels: list[str]
    features: list[str]
    scales: list[float]
    biases: list[float]
    rules: dict[str, RuleFacts]


class Index:
    """Scores questions, given as features, for every label."""

    def __init__(
        self,
        head: Head,
        idf: array[float],
        weights: bytes | memoryview,
        examples: Sequence[Sequence[int]],
        example_labels: Sequence[int],
    ) -> None:
        self.head = head
        self.width = len(head.labels)
        self.column = {feature: i for i, feature in enumerate(head.features)}
        self._idf = idf
        spread = bytearray(_LANE * len(weights))
        spread[::_LANE] = weights
        self._lanes = memoryview(spread)
        self._examples = examples
        self._example_labels = example_labels
        self._lengths = [
            1 / math.sqrt(sum(idf[c] * idf[c] for c in columns) or 1.0) for columns in examples
        ]
        self._postings: defaultdict[int, array[int]] = defaultdict(partial(array, "H"))
        for number, columns in enumerate(examples):
            for column in columns:
                self._postings[column].append(number)

    def vector(self, features: Iterable[str]) -> dict[int, float]:
        """Known features as columns and values; the values have length 1."""
        found = {}
        for feature in features:
            column = self.column.get(feature)
            if column is not None:
                found[column] = self._idf[column] * KIND_WEIGHTS.get(feature[0], 1.0)
        length = math.sqrt(sum(v * v for v in found.values())) or 1.0
        return {column: value / length for column, value in found.items()}

    def margins(self, vector: dict[int, float]) -> list[float]:
        """How far the question lies on each label's side; above 0 is inside."""
        row = _LANE * self.width
        lanes = self._lanes
        total = steps = 0
        for column, value in vector.items():
            times = round(value * _STEPS)
            steps += times
            start = column * row
            total += times * int.from_bytes(lanes[start : start + row], "little")
        sums = array("I")
        sums.frombytes(total.to_bytes(row, "little"))
        middle = _MIDDLE * steps
        return [
            (s - middle) * scale / _STEPS + bias
            for s, scale, bias in zip(sums, self.head.scales, self.head.biases, strict=True)
        ]

    def likeness(self, features: Iterable[str]) -> list[float]:
        """For each label, how alike its nearest example is: 0 to 1."""
        idf = self._idf
        columns = [
            column
            for f in features
            if f[0] in NEIGHBOUR_KINDS
            and (column := self.column.get(f)) is not None
            and column in self._postings
        ]
        length = math.sqrt(sum(idf[c] * idf[c] for c in columns)) or 1.0
        shared: defaultdict[int, float] = defaultdict(float)
        for column in columns:
            weight = idf[column] * idf[column] / length
            for number in self._postings[column]:
                shared[number] += weight
        best = [0.0] * self.width
        for number, value in shared.items():
            label = self._example_labels[number]
            alike = value * self._lengths[number]
            if alike > best[label]:
                best[label] = alike
        return best

    def weight(self, column: int, label: int) -> float:
        """The weight of one feature for one label."""
        return (self._lanes[(column * self.width + label) * _LANE] - _MIDDLE) * self.head.scales[
            label
        ]

    def write(self, path: Path) -> None:
        """Writes the index to its file."""
        head: dict[str, Any] = {
            name: getattr(self.head, name) for name in Head.__slots__ if name != "rules"
        }
        head["rules"] = {
            rule: [sorted(facts.audiences), sorted(facts.bands), facts.verdict]
            for rule, facts in self.head.rules.items()
        }
        flat = array("I", (column for columns in self._examples for column in columns))
        parts = (
            array("f", self._idf).tobytes(),
            bytes(self._lanes[::_LANE]),
            array("H", map(len, self._examples)).tobytes(),
            array("B", self._example_labels).tobytes(),
            flat.tobytes(),
        )
        head["sizes"] = [len(part) for part in parts]
        line = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
        path.write_bytes(_MAGIC + zlib.compress(line + b"".join(parts), 9))

    @classmethod
    def read(cls, path: Path) -> Self:
        """Reads a written index. Raises ``IndexFileError`` and ``OSError``."""
        content = path.read_bytes()
        if not content.startswith(_MAGIC):
            raise IndexFileError(f"{path.name} is not an index of this version")
        try:
            unpacked = zlib.decompress(content[len(_MAGIC) :])
            end = unpacked.index(b"\n")
            known = json.loads(unpacked[:end])
        except (zlib.error, ValueError) as error:
            raise IndexFileError(f"{path.name} is damaged") from error
        body = memoryview(unpacked)[end + 1 :]
        parts = []
        for size in known.pop("sizes"):
            parts.append(body[:size])
            body = body[size:]
        known["rules"] = {
            rule: RuleFacts(frozenset(audiences), frozenset(bands), verdict)
            for rule, (audiences, bands, verdict) in known["rules"].items()
        }
        idf, counts, flat = array("f"), array("H"), array("I")
        idf.frombytes(parts[0])
        counts.frombytes(parts[2])
        flat.frombytes(parts[4])
        examples = []
        start = 0
        for count in counts:
            examples.append(flat[start : start + count])
            start += count
        return cls(Head(**known), idf, parts[1], examples, bytes(parts[3]))
