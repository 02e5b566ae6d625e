"""Long lists in pages: which part stands on a page, and the row that turns it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from aiogram.filters.callback_data import CallbackData

from bot.telegram.screen import Button
from bot.texts import Words
from handlers.buttons import button

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """A page of a list. `at` counts from 0."""

    items: Sequence[T]
    at: int
    of: int

    def row(self, words: Words, to: Callable[[int], CallbackData]) -> list[tuple[Button, ...]]:
        """The row that turns the page; none when there is only one."""
        turn = []
        if self.at > 0:
            turn.append(button(words, "button-previous", to(self.at - 1)))
        if self.at + 1 < self.of:
            turn.append(button(words, "button-next", to(self.at + 1)))
        return [tuple(turn)] if turn else []


def page(items: Sequence[T], at: int, size: int) -> Page[T]:
    """Page `at` of `items`, the nearest there is; `size` items to a page."""
    of = max(1, -(-len(items) // size))
    at = max(0, min(at, of - 1))
    return Page(items[at * size : (at + 1) * size], at, of)
