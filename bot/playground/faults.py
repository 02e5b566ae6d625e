"""Things that go wrong, planned: deterministic by the random source given in.

A plan is a list of rules; the first one that applies to a call decides. Rules may be added
and cleared while the playground runs.
"""

from __future__ import annotations

import random
from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Literal

Kind = Literal[
    "too_many_requests",
    "server_error",
    "hang",
    "reset_before",
    "reset_after",
    "forbidden",
    "duplicate_update",
]


@dataclass(slots=True)
class Rule:
    """`calls` are the numbers (from 1) of matching calls that are hit; None hits them all.

    `seconds` is the pause asked for by 429, or the length of a hang. A hang answers nothing
    until then and is handled normally afterwards. ``reset_after`` handles the call and cuts
    the connection, so that the bot cannot know. ``duplicate_update`` looks at updates, not
    calls: `method` is matched with the update's kind.
    """

    kind: Kind
    method: str = "*"
    chat_id: int | None = None
    probability: float = 1.0
    calls: Container[int] | None = None
    most: int | None = None
    """How often the rule strikes at all."""
    seconds: float = 1.0
    seen: int = 0
    struck: int = 0

    def matches(self, method: str, chat_id: int | None) -> bool:
        """Whether the rule is about this call at all."""
        if not fnmatchcase(method.lower(), self.method.lower()):
            return False
        return self.chat_id is None or self.chat_id == chat_id

    def strikes(self, rng: random.Random) -> bool:
        """Counts a matching call and tells whether it is hit."""
        self.seen += 1
        if self.most is not None and self.struck >= self.most:
            return False
        if self.calls is not None and self.seen not in self.calls:
            return False
        if self.probability < 1.0 and rng.random() >= self.probability:
            return False
        self.struck += 1
        return True


@dataclass(slots=True)
class Faults:
    """The plan. ``Faults()`` breaks nothing."""

    rules: list[Rule] = field(default_factory=list)
    rng: random.Random = field(default_factory=lambda: random.Random(1))  # noqa: S311  # repeatable faults, no secret

    def add(self, *rules: Rule) -> None:
        """More trouble from now on."""
        self.rules.extend(rules)

    def clear(self) -> None:
        """No more trouble."""
        self.rules.clear()

    def strike(self, method: str, chat_id: int | None) -> Rule | None:
        """The rule that hits this call, if any."""
        return self._first(
            (rule for rule in self.rules if rule.kind != "duplicate_update"), method, chat_id
        )

    def deliveries(self, kind: str, chat_id: int) -> int:
        """How often an update of `kind` is to be delivered: 1, or 2."""
        rules = (rule for rule in self.rules if rule.kind == "duplicate_update")
        return 2 if self._first(rules, kind, chat_id) else 1

    def _first(self, rules: Iterable[Rule], method: str, chat_id: int | None) -> Rule | None:
        hit = None
        for rule in rules:
            if rule.matches(method, chat_id) and rule.strikes(self.rng) and hit is None:
                hit = rule
        return hit


def forbidden_after(messages: int, chat_id: int | None = None) -> Rule:
    """The chat takes `messages` messages and answers 403 from then on."""
    return Rule("forbidden", "send*", chat_id, calls=_After(messages))


@dataclass(frozen=True, slots=True)
class _After:
    count: int

    def __contains__(self, number: object) -> bool:
        return isinstance(number, int) and number > self.count
