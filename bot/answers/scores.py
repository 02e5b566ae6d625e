"""Scores of one question: probabilities of labels, scope and distress."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from bot.answers.index import CRISIS, IN_SCOPE, Index
from bot.answers.question import Question
from bot.domain.people import Audience, Band

_MARGIN_WEIGHT: Final = 6.0
_LIKENESS_WEIGHT: Final = 5.0
"""Both were fitted by cross-validation so that probabilities mean what they say."""
_WRONG_AUDIENCE: Final = 6.0
_WRONG_BAND: Final = 1.0
"""What a rule loses that does not address the asker."""
_LOGIT_WEIGHT: Final = 0.25
_CLAUSE_SHARE: Final = 1 / 3
_TINY: Final = 1e-9
_STAFF: Final = frozenset({Audience.TEACHER, Audience.ADMIN})


@dataclass(frozen=True, slots=True)
class Scores:
    """What the index says of one question.

    `rules` are the rules that address the asker with their probabilities, best first;
    `elsewhere` is the probability of rules that address others. `in_scope` and `distress`
    are scores without a unit, compared with thresholds.
    """

    rules: tuple[tuple[str, float], ...]
    outside: tuple[tuple[str, float], ...]
    elsewhere: float
    in_scope: float
    distress: float
    likeness: float
    """How alike the nearest example of the best rule is: 0 to 1."""


def score(
    index: Index,
    features: list[str],
    vector: dict[int, float],
    clause: list[str],
    asker: Question,
) -> Scores:
    """Scores a question by its features and their vector; the clause that asks counts once more.

    Scope and distress are told by the whole message alone: a cry for help may stand anywhere.
    """
    margins = dict(zip(index.head.labels, index.margins(vector), strict=True))
    in_scope, crisis = margins[IN_SCOPE], margins[CRISIS]
    if clause:
        focused = index.margins(index.vector(clause))
        for label, margin in zip(index.head.labels, focused, strict=True):
            margins[label] += (margin - margins[label]) * _CLAUSE_SHARE
    likeness = dict(zip(index.head.labels, index.likeness(features), strict=True))
    raw = {
        label: _MARGIN_WEIGHT * margins[label] + _LIKENESS_WEIGHT * likeness[label]
        for label in index.head.labels
        if label != IN_SCOPE
    }
    free = _probabilities(raw)
    inside = sum(p for label, p in free.items() if label in index.head.rules)
    biased = {label: value - _distance(index, label, asker) for label, value in raw.items()}
    told = _probabilities(biased)
    mine = {label for label in index.head.rules if _addresses(index, label, asker.audience)}
    ranked = sorted(told.items(), key=lambda item: (-item[1], item[0]))
    rules = tuple(item for item in ranked if item[0] in mine)
    return Scores(
        rules=rules,
        outside=tuple(item for item in ranked if item[0] not in index.head.rules),
        elsewhere=sum(free[rule] for rule in index.head.rules if rule not in mine),
        in_scope=in_scope + _LOGIT_WEIGHT * _logit(inside),
        distress=crisis + _LOGIT_WEIGHT * _logit(free[CRISIS]),
        likeness=likeness[rules[0][0]],
    )


def _probabilities(raw: dict[str, float]) -> dict[str, float]:
    top = max(raw.values())
    powers = {label: math.exp(value - top) for label, value in raw.items()}
    whole = sum(powers.values())
    return {label: power / whole for label, power in powers.items()}


def _logit(p: float) -> float:
    return math.log(p + _TINY) - math.log(1 - p + _TINY)


def _addresses(index: Index, rule: str, audience: Audience | None) -> bool:
    audiences = index.head.rules[rule].audiences
    if audience is None:
        return True
    return bool(audiences & _STAFF) if audience in _STAFF else audience in audiences


def _distance(index: Index, label: str, asker: Question) -> float:
    facts = index.head.rules.get(label)
    if facts is None:
        return 0.0
    distance = 0.0 if _addresses(index, label, asker.audience) else _WRONG_AUDIENCE
    young: Band | None = asker.band if asker.audience is Audience.STUDENT else None
    if young is not None and young not in facts.bands:
        distance += _WRONG_BAND
    return distance
