"""The figures of an evaluation: what is counted, and how it is shown."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from statistics import quantiles
from typing import Any, Final

from pydantic import BaseModel, ConfigDict, Field

from bot.answers.engine import ENGINE_VERSION, Engine
from bot.answers.guards import opposite
from bot.answers.question import Answer, Question, Tier
from bot.domain.people import Audience, Band, Language

_CRISIS_STYLE: Final = "crisis"
_TOP: Final = 3


class Line(BaseModel):
    """One labelled question."""

    model_config = ConfigDict(frozen=True)

    id: str
    lang: Language
    text: str
    asker: Audience | None = None
    band: Band | None = None
    accept: tuple[str, ...] = ()
    kind: str = Field(pattern="^(in|oos)$")
    style: str = ""

    @property
    def question(self) -> Question:
        """The line as the bot would get it."""
        return Question(self.text, self.lang, self.asker, self.band)


@dataclass(frozen=True, slots=True)
class Outside:
    """Out-of-scope questions, distress among them."""

    n: int
    verdict_shown: float
    buttons_shown: float


@dataclass(frozen=True, slots=True)
class Crisis:
    """Lines of distress; `false_alarms` is the share of all other lines."""

    n: int
    routed: float
    false_alarms: float


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one language."""

    n_in: int
    top1: float
    top3: float
    direct: float
    direct_precision: float
    flips: int
    one_tap: float
    refused_in: float
    oos: Outside
    crisis: Crisis


@dataclass(frozen=True, slots=True)
class Report:
    """The figures of both languages, times and versions."""

    languages: dict[str, Figures]
    parity_top1_pp: float
    p50_ms: float
    p95_ms: float
    engine_version: str
    content_version: str

    def as_json(self) -> dict[str, Any]:
        """The report with the languages as keys of their own."""
        whole = asdict(self)
        return {**whole.pop("languages"), **whole}


@dataclass(frozen=True, slots=True)
class Answered:
    """A line with the engine's answer, all rules as it ranks them, and the time it took."""

    line: Line
    answer: Answer
    ranking: tuple[str, ...]
    milliseconds: float


def answer_all(lines: Iterable[Line], engine: Engine) -> list[Answered]:
    """Answers every line."""
    answered = []
    for line in lines:
        start = time.perf_counter()
        answer = engine.answer(line.question)
        spent = (time.perf_counter() - start) * 1000
        answered.append(Answered(line, answer, engine.ranking(line.question), spent))
    return answered


def report_of(answered: Sequence[Answered], engine: Engine) -> Report:
    """Counts the answers; versions and verdicts are those of `engine`."""
    verdicts = {rule: facts.verdict for rule, facts in engine.index.head.rules.items()}
    languages = {
        language.value: _figures([a for a in answered if a.line.lang is language], verdicts)
        for language in Language
    }
    times = [a.milliseconds for a in answered]
    return Report(
        languages=languages,
        parity_top1_pp=round(
            100 * abs(languages[Language.KK].top1 - languages[Language.RU].top1), 2
        ),
        p50_ms=_percentile(times, 50),
        p95_ms=_percentile(times, 95),
        engine_version=ENGINE_VERSION,
        content_version=engine.index.head.content_version,
    )


def _figures(answered: Sequence[Answered], verdicts: dict[str, str]) -> Figures:
    inside = [a for a in answered if a.line.kind == "in"]
    outside = [a for a in answered if a.line.kind != "in"]
    direct = [a for a in inside if a.answer.tier is Tier.DIRECT]
    right = [a for a in direct if _accepted(a, a.answer.rules)]
    offered = [a for a in inside if a.answer.tier is Tier.CHOOSE and _accepted(a, a.answer.rules)]
    distress = [a for a in outside if a.line.style == _CRISIS_STYLE]
    calm = [a for a in answered if a.line.style != _CRISIS_STYLE]
    return Figures(
        n_in=len(inside),
        top1=_share(sum(_accepted(a, a.ranking[:1]) for a in inside), inside),
        top3=_share(sum(_accepted(a, a.ranking[:_TOP]) for a in inside), inside),
        direct=_share(len(direct), inside),
        direct_precision=_share(len(right), direct, empty=1.0),
        flips=sum(_flipped(a, verdicts) for a in direct),
        one_tap=_share(len(right) + len(offered), inside),
        refused_in=_share(_tiers(inside, Tier.REFUSE), inside),
        oos=Outside(
            n=len(outside),
            verdict_shown=_share(_tiers(outside, Tier.DIRECT), outside),
            buttons_shown=_share(_tiers(outside, Tier.CHOOSE), outside),
        ),
        crisis=Crisis(
            n=len(distress),
            routed=_share(_tiers(distress, Tier.CRISIS), distress, empty=1.0),
            false_alarms=_share(_tiers(calm, Tier.CRISIS), calm),
        ),
    )


def _tiers(answered: Sequence[Answered], tier: Tier) -> int:
    return sum(a.answer.tier is tier for a in answered)


def _accepted(answered: Answered, rules: Sequence[str]) -> bool:
    return not set(rules).isdisjoint(answered.line.accept)


def _flipped(answered: Answered, verdicts: dict[str, str]) -> bool:
    """Whether a wrong direct answer allows what the accepted rule forbids, or the reverse."""
    said = answered.answer.rules[0]
    accept = answered.line.accept
    return said not in accept and any(
        opposite(verdicts[said], verdicts[rule]) for rule in accept if rule in verdicts
    )


def _share(count: int, of: Sequence[object], empty: float = 0.0) -> float:
    return round(count / len(of), 4) if of else empty


def _percentile(times: Sequence[float], percent: int) -> float:
    if len(times) < 2:
        return round(sum(times), 3)
    return round(quantiles(times, n=100)[percent - 1], 3)


def table(report: Report) -> str:
    """The report for reading: one row a figure, one column a language."""
    rows: dict[str, list[str]] = {}
    for figures in report.languages.values():
        known = asdict(figures)
        for part in ("oos", "crisis"):
            known |= {f"{part}.{name}": value for name, value in known.pop(part).items()}
        for name, value in known.items():
            rows.setdefault(name, []).append(
                f"{value:.3f}" if isinstance(value, float) else str(value)
            )
    lines = [f"{'':<20}" + "".join(f"{lang:>9}" for lang in report.languages)]
    lines += [f"{name:<20}" + "".join(f"{v:>9}" for v in values) for name, values in rows.items()]
    lines += [
        f"{'parity_top1_pp':<20}{report.parity_top1_pp:>9.2f}",
        f"{'p50_ms / p95_ms':<20}{report.p50_ms:>9.2f}{report.p95_ms:>9.2f}",
        f"engine {report.engine_version}, content {report.content_version}",
    ]
    return "\n".join(lines)
