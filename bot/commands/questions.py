"""What `init` asks: the keys in order, what it proposes, and whether an answer fits its key."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Final

from pydantic import BaseModel, ValidationError

from bot.domain.catalogue import load_catalogue
from bot.domain.people import Language
from bot.settings import Settings, leaf_types
from bot.settings_files import Problem, Tree, problem_of
from bot.texts import Argument, Texts, Words

Key = tuple[str, ...]
Value = str | int | bool | date

SECTIONS: Final = (
    "school",
    "order",
    "hours",
    "terms",
    "retention",
    "roles",
    "routes",
    "contacts",
    "pupils",
    "records",
    "security",
    "pilot",
    "documents",
    "telegram",
    "storage",
    "notice",
)
"""The notice comes last: what it proposes repeats the answers before."""

WEBHOOK: Final = "telegram.webhook."
NOT_ASKED: Final = frozenset(
    {"telegram.api_base", "telegram.token", "telegram.webhook_secret", "keys.id", "keys.master"}
)
OPTIONAL: Final = frozenset({"order.proposed_by", "documents.label_text"})

YES_PROPOSED: Final = frozenset(
    {
        "pilot.active",
        "records.consents_in_bot",
        "records.consents_on_paper",
        "records.daily_head",
    }
)

PROPOSED: Final[Mapping[str, str]] = {
    "school.timezone": "Asia/Almaty",
    "hours.start": "09:00",
    "hours.end": "18:00",
    "terms.question": "3",
    "terms.explanation": "5",
    "terms.data_request": "5",
    "terms.complaint": "10",
    "terms.appeal": "10",
    "terms.incident": "1",
    "terms.refusal": "5",
    "terms.alternative": "5",
    "terms.first_answer": "2",
    "terms.appeal_filing_days": "10",
    "terms.reopen_days": "10",
    "retention.profiles": "365",
    "retention.acknowledgements": "1095",
    "retention.consents": "1095",
    "retention.cases": "365",
    "retention.audit": "1095",
    "retention.delivered_messages": "2",
    "routes.question": "responsible",
    "routes.explanation": "responsible",
    "routes.data_request": "responsible",
    "routes.complaint": "responsible",
    "routes.appeal": "council",
    "routes.incident": "responsible",
    "routes.refusal": "responsible",
    "routes.alternative": "responsible",
    "contacts.helpline.number": "111",
    "contacts.emergency": "112",
    "pupils.answers_alone_from_age": "14",
    "security.unlock_hours": "12",
    "records.reminders": "2",
    "records.reminder_days": "5",
    "telegram.mode": "polling",
    "telegram.webhook.host": "127.0.0.1",
    "telegram.webhook.port": "8080",
    "storage.database": "adal.sqlite3",
    "notice.version": "1.0",
}

_TYPES: Final = dict(leaf_types())
_DOTTED_DATE: Final = re.compile(r"(\d{2})\.(\d{2})\.(\d{4})")


@dataclass(frozen=True)
class Question:
    """One key to be asked; `language` is set for texts that are asked in both languages."""

    key: Key

    @cached_property
    def name(self) -> str:
        """The key as people write it."""
        return ".".join(self.key)

    @cached_property
    def language(self) -> Language | None:
        """In which language the answer is expected."""
        return Language(self.key[-1]) if self.key[-1] in tuple(Language) else None

    @cached_property
    def base(self) -> Key:
        """The key without its language."""
        return self.key[:-1] if self.language else self.key

    @property
    def text(self) -> str:
        """The id of the question's text."""
        return "ask-" + "-".join(self.base).replace("_", "-")

    @property
    def optional(self) -> bool:
        """Whether an empty answer leaves the key out."""
        return ".".join(self.base) in OPTIONAL

    @property
    def is_flag(self) -> bool:
        """Whether the answer is yes or no."""
        return _TYPES[self.key] is bool

    def proposal(self, answers: Tree, earlier: Tree, texts: Texts, today: date) -> str:
        """What Enter means: an earlier file's answer, else what most schools need, else ''."""
        old = look_up(earlier, self.key)
        if old is not None and not isinstance(old, bool):
            return str(old)
        if self.name == "notice.published":
            return today.isoformat()
        if self.name == "notice.effective":
            return (today + timedelta(days=1)).isoformat()
        if self.name == "documents.as_of":
            return load_catalogue().version
        if self.name in PROPOSED:
            return PROPOSED[self.name]
        proposed = "propose-" + "-".join(self.base).replace("_", "-")
        if self.language and texts[self.language].has(proposed):
            return texts[self.language].plain(proposed, **proposal_arguments(answers))
        return ""

    def flag_proposal(self, earlier: Tree) -> bool:
        """What Enter means for a yes or no: a pilot runs, a risk is not taken unasked."""
        old = look_up(earlier, self.key)
        return old if isinstance(old, bool) else self.name in YES_PROPOSED

    def parsed(self, answer: str) -> Value:
        """The answer as TOML keeps it; one that does not fit stays text, for `problem`."""
        kind = _TYPES[self.key]
        if kind is int and re.fullmatch(r"\d{1,6}", answer):
            return int(answer)
        if kind is date:
            if dotted := _DOTTED_DATE.fullmatch(answer):
                answer = "-".join(reversed(dotted.groups()))
            try:
                return date.fromisoformat(answer)
            except ValueError:
                return answer
        return answer

    def problem(self, value: Value) -> Problem | None:
        """Why `value` cannot stand at this key, found by the same model that loads the file."""
        tree: Tree = {}
        put(tree, self.key, value)
        return next((p for p in _problems(Settings, tree) if p.key == self.name), None)


def questions(section: str) -> Iterator[Question]:
    """The questions of one section, in the order of its model."""
    for key in _TYPES:
        name = ".".join(key)
        if key[0] == section and name not in NOT_ASKED:
            yield Question(key)


def section_problem(section: str, table: Tree) -> Problem | None:
    """What is wrong with a section whose answers fit one by one, such as a day that ends early."""
    model = Settings.model_fields[section].annotation
    if not (isinstance(model, type) and issubclass(model, BaseModel)):
        return None
    return next((p for p in _problems(model, table) if p.key == "-"), None)


def _problems(model: type[BaseModel], tree: Tree) -> list[Problem]:
    try:
        model(**tree)
    except ValidationError as error:
        return [
            problem_of("-", ".".join(str(part) for part in detail["loc"]), detail)
            for detail in error.errors(include_url=False, include_input=False)
        ]
    return []


def proposal_arguments(answers: Tree) -> dict[str, Argument]:
    """What proposed texts may repeat of the answers before."""
    found: dict[str, Argument] = {}
    for section in ("order", "terms", "retention", "contacts"):
        for name, value in answers.get(section, {}).items():
            if isinstance(value, str | int):
                found[f"{section}_{name}"] = value if isinstance(value, str) else str(value)
            elif isinstance(value, date):
                found[f"{section}_{name}"] = value.strftime("%d.%m.%Y")
    helpline = answers.get("contacts", {}).get("helpline", {})
    found["helpline"] = str(helpline.get("number", ""))
    return found


def look_up(tree: Tree, key: Key) -> object:
    """The value at `key`; None if there is none."""
    here: object = tree
    for name in key:
        here = here.get(name) if isinstance(here, dict) else None
    return here


def put(tree: Tree, key: Key, value: Value) -> None:
    """Sets the value at `key`, making the tables on the way."""
    for name in key[:-1]:
        tree = tree.setdefault(name, {})
    tree[key[-1]] = value


def explained(problem: Problem, words: Words) -> str:
    """What was expected, in the operator's language."""
    return words.plain(problem.expected, **problem.args)
