"""Letters: Latin-script Kazakh and Russian to Cyrillic, and one plain alphabet for all.

People type Kazakh in at least four ways: with its own letters, with Russian letters only,
and in Latin letters after one of several habits. `fold` brings all of them to the same
letters, at the price of a few words that fall together.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_DOUBLE: Final = (
    ("shch", "щ"),
    ("sh", "ш"),
    ("ch", "ч"),
    ("zh", "ж"),
    ("kh", "х"),
    ("gh", "г"),
    ("ts", "ц"),
    ("ya", "я"),
    ("yu", "ю"),
    ("yo", "е"),
    ("ye", "е"),
    ("ck", "к"),
    ("ph", "ф"),
)
_SINGLE: Final = str.maketrans(
    {
        "a": "а",
        "ä": "а",
        "á": "а",
        "ə": "а",
        "b": "б",
        "c": "с",
        "ç": "ч",
        "d": "д",
        "e": "е",
        "é": "е",
        "f": "ф",
        "g": "г",
        "ğ": "г",
        "ǵ": "г",
        "h": "х",
        "i": "и",
        "ı": "ы",
        "j": "ж",
        "k": "к",
        "l": "л",
        "m": "м",
        "n": "н",
        "ñ": "н",
        "ń": "н",
        "o": "о",
        "ö": "о",
        "ó": "о",
        "p": "п",
        "q": "к",
        "r": "р",
        "s": "с",
        "ş": "ш",
        "t": "т",
        "u": "у",
        "ü": "у",
        "ū": "у",
        "ú": "у",
        "v": "в",
        "w": "у",
        "x": "х",
        "z": "з",
    }
)
_FOLD: Final = str.maketrans(
    {
        "і": "и",
        "ї": "и",
        "й": "и",
        "ё": "е",
        "э": "е",
        "қ": "к",
        "ғ": "г",
        "ң": "н",
        "ө": "о",
        "ұ": "у",
        "ү": "у",
        "һ": "х",
        "ә": "а",
        "щ": "ш",
        "ъ": "",
        "ь": "",
    }
)
_LATIN: Final = re.compile(r"[a-zà-ÿāăčğıńñöşūüəǵ]")
_LATIN_Y: Final = re.compile(r"(?<=[аеоуыюяэaeouäöüı])y|^y(?=[aeiouäöü])")
_REPEATED: Final = re.compile(r"(.)\1+")
_MARKS: Final = re.compile(r"['’ʼ`´‘]")
_HIDDEN: Final = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff\u0300\u0301]")


def plain(text: str) -> str:
    """Lower case, composed letters, without invisible marks."""
    return _HIDDEN.sub("", unicodedata.normalize("NFKC", text).casefold())


def is_latin(word: str) -> bool:
    """Whether the word holds a Latin letter."""
    return bool(_LATIN.search(word))


def cyrillic(word: str) -> str:
    """A lower-case word in Cyrillic letters; what is Cyrillic already stays as it is."""
    word = _MARKS.sub("", word)
    if not is_latin(word):
        return word
    for latin, letter in _DOUBLE:
        word = word.replace(latin, letter)
    word = _LATIN_Y.sub("й", word).replace("y", "ы")
    if word.endswith("ng"):
        word = word[:-1]
    return word.translate(_SINGLE)


def flatten(word: str) -> str:
    """A Cyrillic word in the plain alphabet."""
    return word.translate(_FOLD)


def fold(word: str) -> str:
    """A Cyrillic word in the plain alphabet, without doubled letters."""
    return _REPEATED.sub(r"\1", word.translate(_FOLD))
