"""Strict Fluent: a missing text or argument is an error, never a silent fallback.

Fluent itself falls back kindly: a missing argument renders as its own name and a broken
message vanishes. Neither may happen in a notice to a parent, so this wrapper reads the
files itself, compares the languages at start-up and raises on the first doubt.

Messages and their attributes are addressed as ``message`` and ``message.attribute``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html import escape
from pathlib import Path
from typing import Final

from fluent.runtime import FluentBundle, resolver
from fluent.syntax import ast
from fluent.syntax.visitor import Visitor

from bot.domain.people import Language
from bot.fluent_files import RunsParser

LOCALES: Final = Path(__file__).resolve().parent.parent / "locales"

# Fluent refuses an argument of more than 2500 characters, to be safe from files of others that
# blow themselves up. Ours are our own, and a complaint may be longer, its HTML much longer.
resolver.MAX_PART_LENGTH = 50_000

Argument = str | int | float


class Html(str):
    """HTML that may stand inside other HTML as it is; any other string is escaped there."""

    __slots__ = ()

    def join(self, parts: Iterable[str]) -> Html:
        """The parts with this between them; those that are not HTML yet are escaped."""
        return Html(super().join(p if isinstance(p, Html) else escape(p, False) for p in parts))


class TextError(Exception):
    """Base of everything that can be wrong with the texts."""


class UnknownTextError(TextError):
    """No such message or attribute in this language."""


class BrokenTextError(TextError):
    """The message exists but could not be rendered, most often for want of an argument."""


class BrokenLocaleError(TextError):
    """The files themselves are wrong: junk, duplicates, or languages that differ."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One renderable text: where it stands and which variables it names."""

    key: str
    file: str
    variables: frozenset[str]


class _Names(Visitor):
    """Collects variables and references below one node."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.references: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802  # fluent's own naming
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802  # fluent's own naming
        suffix = f".{node.attribute.name}" if node.attribute else ""
        self.references.add(node.id.name + suffix)

    def visit_TermReference(self, node: ast.TermReference) -> None:  # noqa: N802  # fluent's own naming
        self.references.add(f"-{node.id.name}")
        self.generic_visit(node)


def _names(node: ast.BaseNode) -> _Names:
    names = _Names()
    names.visit(node)
    return names


class Catalog:
    """All messages of one language, parsed once.

    Raises ``BrokenLocaleError`` on junk, duplicates and references that lead nowhere.
    """

    def __init__(self, language: Language, folder: Path) -> None:
        self.language = language
        self._bundle = FluentBundle([language.value], use_isolating=False)
        self.patterns: dict[str, Pattern] = {}
        terms: set[str] = set()
        references: dict[str, set[str]] = {}
        files = sorted(folder.rglob("*.ftl"))
        if not files:
            raise BrokenLocaleError(f"{folder}: no .ftl files")
        parser = RunsParser()
        for file in files:
            name = file.relative_to(folder).as_posix()
            resource = parser.parse(file.read_text(encoding="utf-8"))
            for entry in resource.body:
                if isinstance(entry, ast.Junk):
                    raise BrokenLocaleError(f"{language}/{name}: not Fluent: {entry.content!r}")
                if isinstance(entry, ast.Term):
                    if entry.id.name in terms:
                        raise BrokenLocaleError(f"{language}/{name}: -{entry.id.name} stands twice")
                    terms.add(entry.id.name)
                    references[f"-{entry.id.name}"] = _names(entry).references
                elif isinstance(entry, ast.Message):
                    self._add(entry, name, references)
            self._bundle.add_resource(resource)
        self._check_references(references, terms)

    def _add(self, message: ast.Message, file: str, references: dict[str, set[str]]) -> None:
        parts: list[tuple[str, ast.Pattern]] = []
        if message.value is not None:
            parts.append((message.id.name, message.value))
        parts.extend((f"{message.id.name}.{a.id.name}", a.value) for a in message.attributes)
        for key, value in parts:
            if key in self.patterns:
                raise BrokenLocaleError(f"{self.language}/{file}: {key} stands twice")
            names = _names(value)
            self.patterns[key] = Pattern(key, file, frozenset(names.variables))
            references[key] = names.references

    def _check_references(self, references: Mapping[str, set[str]], terms: set[str]) -> None:
        known = set(self.patterns) | {f"-{term}" for term in terms}
        for key, targets in references.items():
            lost = targets - known
            if lost:
                raise BrokenLocaleError(f"{self.language}: {key} refers to missing {sorted(lost)}")

    @cached_property
    def keys(self) -> frozenset[str]:
        """Every ``message`` and ``message.attribute`` of this language."""
        return frozenset(self.patterns)

    def render(self, key: str, args: Mapping[str, Argument]) -> str:
        """The text of `key`, its arguments put in as they are.

        Raises ``UnknownTextError`` and ``BrokenTextError``.
        """
        if key not in self.patterns:
            raise UnknownTextError(f"{self.language}: no text {key!r}")
        name, _, attribute = key.partition(".")
        message = self._bundle.get_message(name)
        pattern = message.attributes[attribute] if attribute else message.value
        if pattern is None:
            raise UnknownTextError(f"{self.language}: {key!r} has only attributes")
        text, errors = self._bundle.format_pattern(pattern, dict(args))
        if errors:
            raise BrokenTextError(f"{self.language}: {key}: {errors[0]!r}")
        return str(text)


class Words:
    """The texts in one language, as handlers use them."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self.language = catalog.language

    def __call__(self, key: str, **args: Argument) -> Html:
        """HTML for a message; string arguments are escaped unless they are HTML already."""
        safe = {
            k: v if isinstance(v, Html) or not isinstance(v, str) else escape(v, quote=False)
            for k, v in args.items()
        }
        return Html(self._catalog.render(key, safe))

    def plain(self, key: str, **args: Argument) -> str:
        """Plain text, for buttons, pop-ups and files; nothing is escaped."""
        return self._catalog.render(key, args)

    def has(self, key: str) -> bool:
        """Whether there is such a text: for texts that a rule may or may not have."""
        return key in self._catalog.keys


class Texts:
    """All languages together, proved equal in ids and variables."""

    def __init__(self, root: Path = LOCALES) -> None:
        self._words = {lang: Words(Catalog(lang, root / lang.value)) for lang in Language}
        self.catalogs = {lang: words._catalog for lang, words in self._words.items()}
        for problem in self.differences():
            raise BrokenLocaleError(problem)

    def __getitem__(self, language: Language) -> Words:
        return self._words[language]

    def __iter__(self) -> Iterator[Words]:
        return iter(self._words.values())

    def require(self, keys: Iterable[str]) -> None:
        """Refuse to go on without these texts. Raises ``BrokenLocaleError``."""
        known = self.catalogs[Language.KK].keys
        missing = sorted(key for key in keys if key not in known)
        if missing:
            raise BrokenLocaleError(f"no texts for {missing}")

    def differences(self) -> Iterable[str]:
        """What one language has and the other has not, a sentence each."""
        kk, ru = self.catalogs[Language.KK].patterns, self.catalogs[Language.RU].patterns
        for key in sorted(kk.keys() ^ ru.keys()):
            yield f"{key}: only in {'kk' if key in kk else 'ru'}"
        for key in sorted(kk.keys() & ru.keys()):
            if kk[key].variables != ru[key].variables:
                yield f"{key}: kk and ru use different variables"
            if kk[key].file != ru[key].file:
                yield f"{key}: kk has it in {kk[key].file}, ru in {ru[key].file}"


@lru_cache(maxsize=1)
def own_texts() -> Texts:
    """The bot's own texts, read once in a process: parsing them all takes about a second."""
    return Texts()
