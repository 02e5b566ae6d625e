"""Measures the engine on labelled questions: ``python -m bot evaluate FILE.jsonl [--json]``.

Each line is ``{"id","lang","text","asker","band","accept":[rule ids],"kind":"in"|"oos","style"}``.
All shares are fractions of 1. This is the bot's own R-1 form (002: appendix D).
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import quantiles
from typing import Any, Final, TextIO

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.answers.engine import ENGINE_VERSION, Engine
from bot.answers.guards import opposite
from bot.answers.index import INDEX_FILE, IndexFileError
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
    asker: Audience
    band: Band | None = None
    accept: tuple[str, ...] = ()
    kind: str = Field(pattern="^(in|oos)$")
    style: str = ""

    @property
    def question(self) -> Question:
        """The line as the bot would get it."""
        return Question(self.text, self.lang, self.asker, self.band)


class BadLineError(Exception):
    """A line is not what it should be; the message says which one."""


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


def read_lines(file: Path) -> list[Line]:
    """The lines of a file. Raises ``BadLineError``, ``OSError`` and ``UnicodeDecodeError``."""
    lines = []
    for number, text in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if not text.strip():
            continue
        try:
            lines.append(Line.model_validate_json(text))
        except ValidationError as error:
            first = error.errors(include_input=False)[0]
            where = ".".join(map(str, first["loc"])) or "line"
            raise BadLineError(f"line {number}: {where}: {first['msg']}") from error
    return lines


def evaluate(lines: Iterable[Line], engine: Engine) -> Report:
    """Answers every line and counts."""
    answered: list[tuple[Line, Answer, tuple[str, ...]]] = []
    times = []
    for line in lines:
        start = time.perf_counter()
        answer = engine.answer(line.question)
        times.append((time.perf_counter() - start) * 1000)
        answered.append((line, answer, engine.ranking(line.question)))
    verdicts = {rule: facts.verdict for rule, facts in engine.index.head.rules.items()}
    languages = {
        language.value: _figures([a for a in answered if a[0].lang is language], verdicts)
        for language in Language
    }
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


def _figures(
    answered: Sequence[tuple[Line, Answer, tuple[str, ...]]], verdicts: dict[str, str]
) -> Figures:
    inside = [(line, answer, rank) for line, answer, rank in answered if line.kind == "in"]
    outside = [(line, answer) for line, answer, _ in answered if line.kind != "in"]
    direct = [(line, answer) for line, answer, _ in inside if answer.tier is Tier.DIRECT]
    right = [a for line, a in direct if a.rules[0] in line.accept]
    chosen = [
        a
        for line, a, _ in inside
        if a.tier is Tier.CHOOSE and not set(a.rules).isdisjoint(line.accept)
    ]
    distress = [a for line, a in outside if line.style == _CRISIS_STYLE]
    calm = [a for line, a, _ in answered if line.style != _CRISIS_STYLE]
    tiers = [answer.tier for _, answer in outside]
    return Figures(
        n_in=len(inside),
        top1=_share(sum(rank[0] in line.accept for line, _, rank in inside), inside),
        top3=_share(
            sum(not set(rank[:_TOP]).isdisjoint(line.accept) for line, _, rank in inside), inside
        ),
        direct=_share(len(direct), inside),
        direct_precision=_share(len(right), direct, empty=1.0),
        flips=sum(_flipped(line, a, verdicts) for line, a in direct),
        one_tap=_share(len(right) + len(chosen), inside),
        refused_in=_share(sum(a.tier is Tier.REFUSE for _, a, _ in inside), inside),
        oos=Outside(
            n=len(outside),
            verdict_shown=_share(tiers.count(Tier.DIRECT), outside),
            buttons_shown=_share(tiers.count(Tier.CHOOSE), outside),
        ),
        crisis=Crisis(
            n=len(distress),
            routed=_share(sum(a.tier is Tier.CRISIS for a in distress), distress, empty=1.0),
            false_alarms=_share(sum(a.tier is Tier.CRISIS for a in calm), calm),
        ),
    )


def _flipped(line: Line, answer: Answer, verdicts: dict[str, str]) -> bool:
    """Whether a wrong direct answer allows what the accepted one forbids, or the reverse."""
    if answer.rules[0] in line.accept:
        return False
    return any(
        opposite(verdicts[answer.rules[0]], verdicts[rule])
        for rule in line.accept
        if rule in verdicts
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


def main(argv: Sequence[str], out: TextIO, index: Path = INDEX_FILE) -> int:
    """The command. Returns 0 if all went well, 1 if it failed, 2 for a wrong call or file."""
    options = {argument for argument in argv if argument.startswith("-")}
    files = [argument for argument in argv if not argument.startswith("-")]
    if len(files) != 1 or options - {"--json"}:
        out.write("evaluate FILE.jsonl [--json]\n")
        return 2
    try:
        lines = read_lines(Path(files[0]))
    except (OSError, UnicodeDecodeError, BadLineError) as error:
        out.write(f"{files[0]}: {error}\n")
        return 2
    try:
        engine = Engine.load(index)
    except (OSError, IndexFileError) as error:
        out.write(f"{error}\n")
        return 1
    report = evaluate(lines, engine)
    if "--json" in options:
        json.dump(report.as_json(), out, ensure_ascii=False, indent=1)
        out.write("\n")
    else:
        out.write(table(report) + "\n")
    return 0
