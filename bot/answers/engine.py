"""The engine: from a question to an answer, without a model call and without memory.

Distress is looked for before anything else, then numbers that point to a person. Then scores
say which rule fits best, and guards decide whether that is certain enough to be said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

from bot.answers import thresholds
from bot.answers.crisis import CrisisPhrases
from bot.answers.explain import pieces_of
from bot.answers.features import Stems, features, notions_in
from bot.answers.focus import asking_clause
from bot.answers.guards import guard_of
from bot.answers.index import CRISIS, INDEX_FILE, NOT_CRISIS, Index
from bot.answers.notions import Notions
from bot.answers.question import Answer, Explanation, Piece, Question, Reason, Tier
from bot.answers.scores import Scores, score
from bot.answers.words import Word, words_of
from bot.domain.personal_data import traces

ENGINE_VERSION: Final = "1"
CHOICES: Final = 3
FURTHER: Final = 3


@dataclass(frozen=True, slots=True)
class Engine:
    """Answers questions; holds nothing of them."""

    index: Index
    notions: Notions
    phrases: CrisisPhrases

    @classmethod
    def load(cls, path: Path = INDEX_FILE) -> Self:
        """Reads the prebuilt index. Raises ``IndexFileError`` and ``OSError``."""
        return cls(Index.read(path), Notions.load(), CrisisPhrases.load())

    @property
    def version(self) -> str:
        """Version of engine and content, as an explanation shows it."""
        return f"{ENGINE_VERSION} ({self.index.head.content_version})"

    def ranking(self, question: Question) -> tuple[str, ...]:
        """All rules that address the asker, best first, whatever the tier."""
        words = words_of(question.text)
        return tuple(rule for rule, _ in self._scored(question, words)[2].rules)

    def answer(self, question: Question) -> Answer:
        """What to show for any text at all; raises nothing."""
        words = words_of(question.text)
        found, vector, scores = self._scored(question, words)
        folded = [word.folded for word in words]
        if self.phrases.found(folded) or (scores.distress >= thresholds.DISTRESS):
            return Answer(Tier.CRISIS, self._explained(scores, ()))
        personal = traces(question.text)
        if personal:
            return Answer(Tier.PERSONAL_DATA, self._explained(scores, ()), traces=personal)
        if not vector:
            return Answer(Tier.REFUSE, self._explained(scores, ()), reason=Reason.EMPTY)
        reason = _refusal(scores)
        if reason is not None:
            return Answer(Tier.REFUSE, self._explained(scores, ()), reason=reason)
        ranked = tuple(rule for rule, _ in scores.rules)
        verdicts = {rule: facts.verdict for rule, facts in self.index.head.rules.items()}
        guard = guard_of(scores, words, notions_in(found), verdicts)
        shown = CHOICES if guard else 1
        pieces = pieces_of(self.index, words, vector, ranked[0])
        return Answer(
            Tier.CHOOSE if guard else Tier.DIRECT,
            self._explained(scores, pieces, guard),
            rules=ranked[:shown],
            others=ranked[shown : shown + FURTHER],
        )

    def _scored(
        self, question: Question, words: Sequence[Word]
    ) -> tuple[list[str], dict[int, float], Scores]:
        stems: Stems = {}
        found = features(words, self.notions, stems)
        vector = self.index.vector(found)
        asking = asking_clause(question.text, words)
        clause = features(asking, self.notions, stems) if asking else []
        return found, vector, score(self.index, found, vector, clause, question)

    def _explained(
        self, scores: Scores, pieces: tuple[Piece, ...], guard: str | None = None
    ) -> Explanation:
        return Explanation(
            pieces=pieces,
            score=scores.rules[0][1],
            threshold=thresholds.DIRECT,
            in_scope=scores.in_scope,
            in_scope_threshold=thresholds.IN_SCOPE,
            engine_version=ENGINE_VERSION,
            content_version=self.index.head.content_version,
            guard=guard,
        )


def _refusal(scores: Scores) -> Reason | None:
    """Why the rules do not answer, or None if they seem to."""
    label, probability = scores.outside[0]
    if scores.in_scope >= thresholds.IN_SCOPE and probability < thresholds.OUTSIDE:
        return None
    return Reason.UNKNOWN if label in {CRISIS, NOT_CRISIS} else Reason(label)
