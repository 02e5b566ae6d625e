"""Words of a question: folded, with every name of an AI brought to one mark.

What counts as a name of AI here are words of users: brands, slang and their misspellings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from bot.answers.letters import cyrillic, flatten, fold, plain


class Ai(Enum):
    """Whether a word speaks of AI."""

    NO = 0
    MAYBE = 1
    """A word such as "chat" or "robot", which mostly means AI in this bot but need not."""
    SURE = 2


@dataclass(frozen=True, slots=True)
class Word:
    """One word: as typed in lower case, in Cyrillic, folded, and whether it speaks of AI.

    `without` marks a word whose ending says "without AI", as Kazakh -сіз does.
    """

    typed: str
    letters: str
    folded: str
    ai: Ai
    without: bool = False


AI_MARK: Final = "@"
"""Stands in a folded word for any sure name of AI."""

_TOKEN: Final = re.compile(r"[^\W_]+(?:['’ʼ`‘][^\W_]+)*|%")
_CLAUSE: Final = re.compile(r"[.!?;\n…]+|,\s|\s[-–—]\s")
_ENDING: Final = (
    r"(?:(?:[мбп]ен|менен|с[ыи]з|[гк][ае]|[днт][ыи]н?|н[ае]|[дт][ае]н?|н[ае]н|[лдт][ае]р)"
    r"(?:[ыи]|[дт][ае]г[ыи]|[мбп]ен|с[ыи]з|[гк][ае]|[днт][ыи]н?|[дт][ае]н?)?)?"
)
"""Endings of Kazakh nouns, folded."""
_SHORT: Final = re.compile(
    r"(?:жии?|ии|еи-?аи|аи|ии-?ш\w{1,3})(?:[мбп]ен|с[ыи]з|г[ае]|[дн][ыи]н?|д[ае]н?|лар|лер)?"
)
_SURE: Final = re.compile(
    r"неиро\w*|неирон\w*|неро(?:н|с|к)\w*|нейр\w*|генеративт\w*|генеративн\w*"
    r"|(?:чат|чад|чяд|чят)?-?(?:(?:дж|[гжхд])[иеэы]?)[иы]?-?п[иеэы]?-?[тд][иеы]?\d?o?"
    + _ENDING
    + r"|чат(?:гп|гтп|пт|жп|г|ги|жи|джи)\w{0,5}|гптш\w*"
    r"|д?жемин\w*|гемин\w*|ди+пси+к\w*|де+пс\w*|дипс\w*|клауд\w{0,3}|клод\w{0,3}|слауде\w*"
    r"|[кс]опило\w*|грок\w{0,3}|миджо\w*|мидж\w*|шедеврум\w*|[кс]андински\w*|гигачат\w*"
    r"|перплек\w*|квен|оп[еа]н-?[аеэ]и\w*|алис\w{1,5}|маруся|суно|характер-?аи|яндексгпт\w*"
)
_NOT_SURE: Final = frozenset({"депсин", "клодия", "генеративно"})
_MAYBE: Final = re.compile(
    r"чат\w{0,6}|бот(?:ы|ик\w{0,2}|а|у|ом|е|ов)?|бот" + _ENDING + r"|робот\w{0,4}"
)
_ARTIFICIAL: Final = re.compile(r"жасанд\w*|жасан|искус\w*|исскус\w*|иску\w*")
_INTELLECT: Final = re.compile(r"и[нт]т?елл?ек\w*|интел\w*|инт")
_WITHOUT: Final = re.compile(r"\w+(?:сыз|сиз)")


def clauses(text: str) -> list[str]:
    """The text cut where a clause ends."""
    return [part for part in _CLAUSE.split(text) if part.strip()]


def _speaks_of_ai(letters: str) -> Ai:
    flat = flatten(letters)
    if _SHORT.fullmatch(letters.replace("і", "и")) or (
        flat not in _NOT_SURE and _SURE.fullmatch(flat)
    ):
        return Ai.SURE
    return Ai.MAYBE if _MAYBE.fullmatch(flat) else Ai.NO


def words_of(text: str) -> list[Word]:
    """The words of `text` in order; "жасанды интеллект" and the like become one word."""
    words: list[Word] = []
    for token in _TOKEN.findall(plain(text)):
        letters = cyrillic(token)
        folded = fold(letters)
        if not folded:
            continue
        if words and _INTELLECT.fullmatch(folded) and _ARTIFICIAL.fullmatch(words[-1].folded):
            words[-1] = Word(
                f"{words[-1].typed} {token}",
                "жи",
                AI_MARK,
                Ai.SURE,
                bool(_WITHOUT.fullmatch(folded)),
            )
            continue
        ai = _speaks_of_ai(letters)
        if ai is Ai.NO and words and words[-1].ai is not Ai.NO and folded in {"сыз", "сиз"}:
            words[-1] = replace(words[-1], without=True)
            continue
        if ai is Ai.SURE:
            folded = AI_MARK
        without = ai is not Ai.NO and bool(_WITHOUT.fullmatch(flatten(letters)))
        words.append(Word(token, letters, folded, ai, without))
    return words
