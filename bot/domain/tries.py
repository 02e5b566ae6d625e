"""How often somebody may come with a link or a printed code that opens nothing.

Both are far too long to be guessed; this keeps one person from trying on and on. It is kept in
memory only, and for a limited number of people, so nothing of it is stored.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from datetime import datetime, timedelta
from typing import Final

MOST: Final = 10
"""Wrong ones within ``WINDOW`` after which one has to wait."""
WINDOW: Final = timedelta(minutes=15)
PEOPLE: Final = 10_000
"""So many are remembered at once, those who tried last."""


class Tries:
    """The last wrong links and codes of each person."""

    def __init__(self) -> None:
        self._wrong: OrderedDict[str, deque[datetime]] = OrderedDict()

    def over(self, person: str, now: datetime) -> bool:
        """Whether this person has to wait before the next link or code is looked at."""
        tried = self._wrong.get(person)
        return tried is not None and len(tried) == MOST and now - tried[0] < WINDOW

    def wrong(self, person: str, now: datetime) -> None:
        """Remember that a link or code opened nothing."""
        self._wrong.setdefault(person, deque(maxlen=MOST)).append(now)
        self._wrong.move_to_end(person)
        if len(self._wrong) > PEOPLE:
            self._wrong.popitem(last=False)
