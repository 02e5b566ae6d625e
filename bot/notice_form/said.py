"""What is wrong in a form and what is hard to read in it, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bot.domain.notices import GeneralNotice, NoticeType
from bot.domain.people import Language
from bot.domain.readability import unexplained, words_per_sentence
from bot.fields import Bilingual, BilingualParagraph
from bot.notice_form.rows import label, rows_of
from bot.settings_files import Problem
from bot.texts import Words

MOST_WORDS: Final = {
    "short_s14": 10, "short_s59": 13, "short_s1011": 15, "short_parent": 15, "short_staff": 17,
}  # fmt: skip
"""Words a sentence of the short versions, on average; every other text may have 15."""
_OTHERS: Final = 15
_ROWS: Final = frozenset(name for kind in NoticeType for name in rows_of(kind))
_EXPLAINED_FOR: Final = frozenset({"short_s14", "short_s59", "short_parent"})


def problem_line(words: Words, problem: Problem) -> str:
    """One problem with its place and the name of its field."""
    text = words.plain(problem.expected, **problem.args)
    if problem.key not in _ROWS:
        return f"{problem.file}: {text}" if problem.file != "-" else text
    field = label(words, problem.key)
    return words.plain("form-problem", place=problem.file, field=field, text=text)


def hard_to_read(words: Words, content: GeneralNotice) -> Iterator[str]:
    """Sentences too long on average and terms without their meaning; warnings, no obstacles."""
    for name in rows_of(content.type):
        value = getattr(content, name)
        if not isinstance(value, Bilingual | BilingualParagraph):
            continue
        for language in Language:
            text, most = value[language], MOST_WORDS.get(name, _OTHERS)
            said = {"field": label(words, name), "language": language.value}
            if (average := words_per_sentence(text)) > most:
                yield words.plain("form-long-sentences", **said, average=round(average), most=most)
            if name in _EXPLAINED_FOR:
                for term in unexplained(text, language):
                    yield words.plain("form-unexplained", **said, term=term)
