"""An AI detector named in a case: only a signal, never proof (002:7.6a, 6.11a).

What else may carry a suspicion is the list of 002:7.6ae.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

_DETECTOR: Final = re.compile(
    r"детектор|анықтағыш|detektor|detector|gpt[\s-]?zero|zero[\s-]?gpt|turnitin|originality\.ai|"
    r"copyleaks|winston\s?ai|ии[\s-]?детект",
    re.IGNORECASE,
)


class Ground(StrEnum):
    """A second ground beside a detector's signal, or that the suspicion is dropped."""

    LEVEL = "level"
    DRAFTS = "drafts"
    DEFENCE = "defence"
    SOURCES = "sources"
    DROPPED = "dropped"


def names_detector(text: str) -> bool:
    """Whether the text speaks of a program that guesses whether AI wrote something."""
    return _DETECTOR.search(text) is not None
