"""Stems: Snowball for Russian, a light stripper of endings for folded Kazakh."""

from __future__ import annotations

from typing import Final

import snowballstemmer

from bot.answers.letters import fold

_CASES: Final = """
нын нин дын дин тын тин
ны ни ды ди ты ти
га ге ка ке на не
да де та те нда нде
дан ден тан тен нан нен
мен бен пен менен
сыз сиз дык дик лык лик тык тик
дагы деги тагы теги ндагы ндеги
"""
_PERSONS: Final = """
лар лер дар дер тар тер
м ым им ум н ын ин ун ы и сы си
мыз миз ымыз имиз ныз низ ыныз иниз
мын мин бын бин пын пин сын син
"""
_VERBS: Final = """
у уга уге уды уди уы уи
ган ген кан кен
п ып ип
сак сек
са се сам сем сан сен саныз сениз
аиын еиин иын иин
ады еди иды иди
амын емин имын имин асын есин исын исин
амыз емиз имыз имиз
маиды меиди баиды беиди паиды пеиди
маимын меимин
ма ме ба бе па пе
мау меу бау беу пау пеу
маса месе баса бесе паса песе
маган меген баган беген паган пеген
ар ер р мас мес бас бес пас пес
аин еин иин
аик еик
иди еди екен
атын етин итын итин
ушы уши
тыр тир дыр дир
ыл ил ын ин ыс ис
"""
_ENDINGS: Final = tuple(
    sorted({*_CASES.split(), *_PERSONS.split(), *_VERBS.split()}, key=lambda e: (-len(e), e))
)
_BY_LAST: Final = {
    letter: tuple(e for e in _ENDINGS if e[-1] == letter) for letter in {e[-1] for e in _ENDINGS}
}
_SHORTEST: Final = 3
"""Letters that must be left of a Kazakh word; shorter stems fall together too often."""
_ROUNDS: Final = 2

_russian = snowballstemmer.stemmer("russian")


def kazakh_stem(word: str) -> str:
    """The stem of a folded word: up to two endings are taken off, the longest first."""
    for _ in range(_ROUNDS):
        for ending in _BY_LAST.get(word[-1:], ()):
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
                word = word[: -len(ending)]
                break
        else:
            break
    return word


def russian_stem(word: str) -> str:
    """The folded stem of a lower-case Cyrillic word that is not folded yet."""
    return fold(str(_russian.stemWord(word)))
